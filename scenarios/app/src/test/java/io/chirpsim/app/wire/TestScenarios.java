package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.bridge.InputFileException;

/** What tests of the wiring share. */
final class TestScenarios {
    private TestScenarios() {}

    static Recordings recordings(Scenario scenario) {
        try {
            return Recordings.of(scenario);
        } catch (InputFileException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
