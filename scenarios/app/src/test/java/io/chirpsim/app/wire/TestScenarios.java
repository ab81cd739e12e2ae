package io.chirpsim.app.wire;

import io.chirpsim.app.load.LorawanRegionFacts;
import io.chirpsim.app.load.ScenarioLoader;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.bridge.InputFileException;
import java.nio.file.Path;
import java.util.List;

/** What tests of the wiring share. */
final class TestScenarios {
    private TestScenarios() {}

    static Scenario load(String fileOrName, String... sets) {
        return new ScenarioLoader(new LorawanRegionFacts(), Path.of("")).load(fileOrName, List.of(sets));
    }

    static Recordings recordings(Scenario scenario) {
        try {
            return Recordings.of(scenario);
        } catch (InputFileException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
