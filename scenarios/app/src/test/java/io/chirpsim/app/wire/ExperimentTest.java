package io.chirpsim.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.chirpsim.app.scenario.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExperimentTest {
    @Test
    @DisplayName("a disk that is full while messages are written is no fault of the simulation")
    void fullDisk() {
        Scenario scenario = TestScenarios.load("hello");
        Sinks full = (replication, devices) -> row -> {
            throw new UncheckedIOException(new IOException("No space left on device"));
        };
        Experiment experiment = new Experiment(scenario, TestScenarios.recordings(scenario), full);
        UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> experiment.run(1, done -> {}));
        assertEquals("No space left on device", e.getCause().getMessage());
    }
}
