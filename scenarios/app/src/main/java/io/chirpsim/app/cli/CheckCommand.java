package io.chirpsim.app.cli;

import io.chirpsim.app.load.ScenarioLoader;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code chirpsim check}. */
@Command(name = "check", description = "Check a scenario without running it: all that is wrong, or what it is.")
public final class CheckCommand implements Callable<Integer> {
    private final ScenarioLoader loader;
    private final PrintStream out;

    @Mixin
    private ScenarioArguments scenario;

    /**
     * @param loader reads the scenario
     * @param out takes the description
     */
    public CheckCommand(ScenarioLoader loader, PrintStream out) {
        this.loader = loader;
        this.out = out;
    }

    @Override
    public Integer call() {
        String description = ScenarioDescription.of(loader.load(scenario.fileOrName(), scenario.sets()));
        out.print(description);
        return ExitCode.OK;
    }
}
