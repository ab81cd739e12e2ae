package io.chirpsim.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.flow.Direction;
import io.chirpsim.lorawan.MacCause;
import io.chirpsim.phy.RadioCause;
import io.chirpsim.results.Metric;
import io.chirpsim.results.RegulationRow;
import io.chirpsim.results.ReplicationResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Listen before talk: who hears each other takes turns, who does not collides. */
class LbtScenarioTest {
    /** A gateway between two devices that send on one channel; free space, so that 868.1 MHz loses 91.2 dB in a kilometre. */
    private static final String WORLD =
            """
            name: lbt
            question: Who hears whom?
            duration: 6 h
            region: EU868
            fidelity: sizes
            site: { radius: 20 km }
            propagation: { model: free-space }
            radio: { channels: [868.1 MHz], interference: aloha, reception: threshold, lbt: %s }
            gateways:
              - { id: gw, at: { x: 0 m, y: 0 m } }
            devices:
              - { group: west, count: 1, place: { at: { x: -%s m, y: 0 m } }, activation: ABP, dataRate: DR0, dutyCycle: none,
                  txPower: 14 dBm, queue: { depth: 20, whenFull: drop-new }, traffic: { kind: poisson, mean: 20 s, payload: 10 B } }
              - { group: east, count: 1, place: { at: { x: %s m, y: 0 m } }, activation: ABP, dataRate: DR0, dutyCycle: none,
                  txPower: 14 dBm, queue: { depth: 20, whenFull: drop-new }, traffic: { kind: poisson, mean: 20 s, payload: 10 B } }
            """;

    private static final String LBT = "{ threshold: -80 dBm, sense: 5 ms }";

    @TempDir
    private Path folder;

    private Audit run(String lbt, int apartM) {
        return Audit.of(folder, WORLD.formatted(lbt, apartM / 2, apartM / 2));
    }

    private static long collisions(Audit audit) {
        return audit.result.lost(Direction.UPLINK, RadioCause.CO_SF_INTERFERENCE);
    }

    private static long overlaps(Audit audit) {
        List<Audit.Frame> frames = audit.uplinks;
        long overlaps = 0;
        for (int i = 1; i < frames.size(); i++) {
            overlaps += frames.get(i).overlaps(frames.get(i - 1)) ? 1 : 0;
        }
        return overlaps;
    }

    private static RegulationRow row(ReplicationResult result) {
        return result.regulation().stream()
                .filter(row -> row.rule().equals("listenBeforeTalk"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("two devices in earshot never collide with listen before talk; without it they do")
    void inEarshot() {
        Audit talking = run("none", 200);
        assertTrue(collisions(talking) > 100, () -> "" + collisions(talking));
        Audit listening = run(LBT, 200);
        assertEquals(0, overlaps(listening));
        assertEquals(0, collisions(listening));
        assertEquals(listening.result.generated(Direction.UPLINK), listening.result.delivered(Direction.UPLINK));
        assertTrue(listening.result.count("listenBeforeTalk.busy") > 100);
        assertEquals(
                listening.result.metric(Metric.LATENCY_P50),
                talking.result.metric(Metric.LATENCY_P50) + 0.005,
                0.01,
                "who finds the channel free loses 5 ms");
        double waited = listening.result.metric(Metric.LATENCY_P95) - talking.result.metric(Metric.LATENCY_P95);
        assertTrue(waited > 0.05, () -> "one in twenty waits " + waited + " s longer");
        assertTrue(row(listening.result).ok());
        assertTrue(
                talking.result.regulation().stream().noneMatch(row -> row.rule().startsWith("listen")));
    }

    @Test
    @DisplayName(
            "two devices that do not hear each other collide at the gateway all the same: hidden nodes, and no fault of theirs")
    void hiddenNodes() {
        Audit hidden = run(LBT, 2_000);
        assertTrue(collisions(hidden) > 100, () -> "" + collisions(hidden));
        assertEquals(0, hidden.result.count("listenBeforeTalk.busy"));
        assertTrue(row(hidden.result).ok());
    }

    @Test
    @DisplayName("what is heard is exactly the path loss of the model: 200 m lose 77.2 dB, 14 dBm arrive with -63.2")
    void threshold() {
        assertTrue(run("{ threshold: -63.5 dBm, sense: 5 ms }", 200).result.count("listenBeforeTalk.busy") > 0);
        assertEquals(0, run("{ threshold: -63 dBm, sense: 5 ms }", 200).result.count("listenBeforeTalk.busy"));
    }

    @Test
    @DisplayName("a group may do otherwise: who does not listen talks over those who do")
    void byGroup() {
        String yaml = WORLD.formatted(LBT, 100, 100).replaceFirst("dutyCycle: none,", "dutyCycle: none, lbt: none,");
        Audit mixed = Audit.of(folder, yaml);
        assertTrue(overlaps(mixed) > 50);
        assertTrue(overlaps(mixed) < overlaps(run("none", 200)));
        assertTrue(row(mixed.result).ok(), "nobody demands it of the west in EU868, and the east keeps it");
    }

    @Test
    @DisplayName("a message that gives way while every channel is busy is lost for that cause")
    void ledger() {
        String jam = WORLD.formatted(LBT, 100, 100)
                .replace(
                        "lbt: {",
                        "foreign: [ { perHour: 3600, channels: [868.1 MHz], spreadingFactors: { sf12: 1 }, phyPayload: 51 B, weakest: -60 dBm, strongest: -60 dBm } ], lbt: {");
        ReplicationResult result = Audit.of(folder, jam.replace("6 h", "2 h")).result;
        long busy = result.lost(Direction.UPLINK, MacCause.CHANNEL_BUSY);
        assertTrue(busy > 50, () -> "" + busy);
        assertEquals(
                result.generated(Direction.UPLINK),
                result.delivered(Direction.UPLINK) + result.lost(Direction.UPLINK) + result.inFlight(Direction.UPLINK));
    }

    @Test
    @DisplayName("a gateway listens, too: what it may not send is lost for that cause, and counted")
    void gateway() {
        String confirmed = WORLD.formatted(LBT, 1_000, 1_000)
                        .replace("dutyCycle: none,", "dutyCycle: none, confirmed: true, nbTrans: 1,")
                + "network: { downlink: { windows: rx1 }, gatewayDutyCycle: none }\n";
        ReplicationResult result = Audit.of(folder, confirmed).result;
        assertTrue(result.count("listenBeforeTalk.gatewayBusy") > 20);
        assertTrue(result.count("listenBeforeTalk.gatewayFree") > 100);
        assertTrue(row(result).ok());
        ReplicationResult deaf = Audit.of(folder, confirmed.replace("lbt: " + LBT, "lbt: none")).result;
        assertEquals(0, deaf.count("listenBeforeTalk.gatewayBusy"));
        assertFalse(deaf.regulation().isEmpty());
    }
}
