package io.chirpsim.app.cli;

import io.chirpsim.app.load.BadScenarioException;
import io.chirpsim.app.load.ScenarioLoader;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.app.wire.Recordings;
import io.chirpsim.bridge.InputFileException;
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
        Scenario loaded = loader.load(scenario.fileOrName(), scenario.sets());
        out.print(ScenarioDescription.of(loaded, recordings(loaded)));
        return ExitCode.OK;
    }

    private static Recordings recordings(Scenario scenario) {
        try {
            return Recordings.of(scenario);
        } catch (InputFileException e) {
            throw new BadScenarioException(e.getMessage().lines().toList());
        }
    }
}
