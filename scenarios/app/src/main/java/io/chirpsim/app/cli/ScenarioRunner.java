package io.chirpsim.app.cli;

/** Runs scenarios; {@code chirpsim run} hands it what was asked for. */
public interface ScenarioRunner {
    /**
     * Runs every replication and writes the results.
     *
     * @return {@link ExitCode#OK} or {@link ExitCode#NOT_MET}
     * @throws io.chirpsim.app.load.BadScenarioException if a file that the scenario names turns out wrong
     * @throws OutputFailedException if a result cannot be written
     * @throws FaultException if an invariant breaks
     * @throws InterruptedException if told to stop
     */
    int run(RunRequest request) throws InterruptedException;
}
