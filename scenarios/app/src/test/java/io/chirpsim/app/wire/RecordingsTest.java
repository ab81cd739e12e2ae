package io.chirpsim.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.flow.Direction;
import io.chirpsim.lorawan.MacCause;
import io.chirpsim.results.ReplicationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A replayed log")
class RecordingsTest {
    private static final String LINE =
            """
            {"devEUI":"a81758fffe0455b1","fCnt":%d,"fPort":2,"data":"%s","txInfo":{"frequency":868100000,"dr":%d},\
            "rxInfo":[],"_timestamp":%d}
            """;

    @TempDir
    private Path folder;

    private Scenario scenario(String fidelity, String... lines) throws IOException {
        Path log = folder.resolve("log.ndjson");
        Files.writeString(log, String.join("", lines));
        return TestScenarios.load(
                "replay-uplinks",
                "devices.indoor.traffic.file=" + log,
                "fidelity=" + fidelity,
                "gateways=[{ id: gw, at: { x: 0 m, y: 0 m } }]");
    }

    private static ReplicationResult run(Scenario scenario) {
        return new Replication(scenario, TestScenarios.recordings(scenario), List.of(), 0, Sinks.NONE)
                .run()
                .result();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes", "sizes"})
    @DisplayName("passes over uplinks at data rates that the region does not model, and counts them")
    void otherDataRates(String fidelity) throws IOException {
        Scenario scenario = scenario(
                fidelity,
                LINE.formatted(1, "0102", 5, 1_700_000_000_000L),
                LINE.formatted(2, "0102", 14, 1_700_000_600_000L),
                LINE.formatted(3, "0102", 15, 1_700_001_200_000L),
                LINE.formatted(4, "0102", 0, 1_700_001_800_000L));
        assertEquals(2, run(scenario).generated(Direction.UPLINK));
        assertEquals(2, TestScenarios.recordings(scenario).skipped().get("uplinksAtOtherDataRates"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes", "sizes"})
    @DisplayName("loses a payload that no frame can carry as too long")
    void endlessPayload(String fidelity) throws IOException {
        ReplicationResult result = run(scenario(
                fidelity,
                LINE.formatted(1, "0102", 5, 1_700_000_000_000L),
                LINE.formatted(2, "ab".repeat(300), 5, 1_700_000_600_000L)));
        assertEquals(1, result.lost(Direction.UPLINK, MacCause.PAYLOAD_TOO_LONG));
        assertEquals(1, result.delivered(Direction.UPLINK));
    }
}
