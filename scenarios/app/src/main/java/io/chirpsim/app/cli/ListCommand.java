package io.chirpsim.app.cli;

import io.chirpsim.app.load.Gallery;
import io.chirpsim.app.load.ScenarioLoader;
import io.chirpsim.app.scenario.DeviceProfile;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code chirpsim list}. */
@Command(
        name = "list",
        description =
                "List the scenarios that come with chirpsim, and what each of them asks; or the profiles of end-devices.")
public final class ListCommand implements Callable<Integer> {
    private static final String SCENARIOS = "scenarios";
    private static final String PROFILES = "profiles";

    private final ScenarioLoader loader;
    private final PrintStream out;

    @Parameters(
            arity = "0..1",
            paramLabel = "WHAT",
            defaultValue = SCENARIOS,
            description = SCENARIOS + " (default) or " + PROFILES + ".")
    private String what;

    @Spec
    private CommandSpec spec;

    /**
     * @param loader reads the scenarios
     * @param out takes the list
     */
    public ListCommand(ScenarioLoader loader, PrintStream out) {
        this.loader = loader;
        this.out = out;
    }

    @Override
    public Integer call() {
        if (!List.of(SCENARIOS, PROFILES).contains(what)) {
            throw new ParameterException(
                    spec.commandLine(), "nothing is called '" + what + "'; allowed: " + SCENARIOS + ", " + PROFILES);
        }
        Map<String, String> lines = what.equals(PROFILES) ? profiles() : scenarios();
        int width = lines.keySet().stream().mapToInt(String::length).max().orElse(0);
        lines.forEach((name, line) -> out.print(name + " ".repeat(width - name.length() + 2) + line + "\n"));
        return ExitCode.OK;
    }

    private Map<String, String> scenarios() {
        Map<String, String> lines = new LinkedHashMap<>();
        Gallery.names()
                .forEach(name -> lines.put(name, loader.load(name, List.of()).question()));
        return lines;
    }

    private Map<String, String> profiles() {
        Map<String, String> lines = new LinkedHashMap<>();
        for (DeviceProfile profile : loader.profiles()) {
            String product = profile.product().isEmpty() ? "" : profile.product() + ": ";
            lines.put(profile.name(), product + profile.description());
        }
        return lines;
    }
}
