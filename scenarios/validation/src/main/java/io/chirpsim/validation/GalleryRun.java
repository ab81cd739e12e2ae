package io.chirpsim.validation;

import io.chirpsim.app.load.ScenarioLoader;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.app.wire.Experiment;
import io.chirpsim.app.wire.Recordings;
import io.chirpsim.app.wire.Sinks;
import io.chirpsim.bridge.InputFileException;
import io.chirpsim.results.RunResult;
import java.util.ArrayList;
import java.util.List;

/** Runs a scenario of the gallery through the whole chain. */
final class GalleryRun {
    private final ScenarioLoader loader;

    GalleryRun(ScenarioLoader loader) {
        this.loader = loader;
    }

    /**
     * A scenario's result.
     *
     * @param replications by standard effort
     * @param sets further {@code path=value}
     */
    RunResult of(String name, Effort effort, int replications, String... sets) throws InterruptedException {
        return run(name, effort, effort.replications(replications), sets);
    }

    /** The same from one replication, where there is no chance in what is asked. */
    RunResult once(String name, Effort effort, String... sets) throws InterruptedException {
        return run(name, effort, 1, sets);
    }

    private RunResult run(String name, Effort effort, int replications, String... sets) throws InterruptedException {
        List<String> all = new ArrayList<>(List.of(sets));
        all.add("replications=" + replications);
        all.add("seed=" + effort.seed());
        Scenario scenario = loader.load(name, all);
        try {
            return new Experiment(scenario, Recordings.of(scenario), Sinks.NONE)
                    .run(Runtime.getRuntime().availableProcessors(), done -> {});
        } catch (InputFileException e) {
            throw new IllegalStateException("the workload replays no logs", e);
        }
    }
}
