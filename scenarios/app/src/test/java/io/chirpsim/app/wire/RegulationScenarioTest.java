package io.chirpsim.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.flow.Direction;
import io.chirpsim.lorawan.MacCause;
import io.chirpsim.results.Metric;
import io.chirpsim.results.RegulationRow;
import io.chirpsim.results.ReplicationResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of the air as scenarios choose them, and what the audit finds. */
class RegulationScenarioTest {
    private static final String HEAD =
            """
            name: regulation
            question: Who keeps the rules?
            duration: 3 h
            region: EU868
            fidelity: sizes
            site: { radius: 20 km }
            propagation: { model: magrin }
            gateways:
              - { id: gw, at: { x: 0 m, y: 0 m } }
            """;

    /** SF12 frames of 23 bytes, 1.482752 s, as fast as it can. */
    private static final String BUSY =
            """
            devices:
              - { group: busy, count: 1, place: { at: { x: 100 m, y: 0 m } }, activation: ABP, dataRate: DR0, %s,
                  queue: { depth: 4, whenFull: drop-new }, traffic: { kind: periodic, every: 3 s, firstWithin: 0 s, payload: 10 B } }
            """;

    private static final double FRAME = 1.482752 / 3600;

    @TempDir
    private Path folder;

    private static RegulationRow row(ReplicationResult result, String rule, String subBand) {
        List<RegulationRow> found = result.regulation().stream()
                .filter(row -> row.rule().equals(rule) && row.subBand().equals(subBand))
                .toList();
        assertEquals(1, found.size(), () -> rule + " in " + result.regulation());
        return found.get(0);
    }

    private ReplicationResult busy(String more) {
        return Audit.of(folder, HEAD + BUSY.formatted(more)).result;
    }

    @Test
    @DisplayName("offTime: a saturated device reaches the limit plus one frame in some hour, and that is lawful")
    void offTime() {
        RegulationRow row = row(busy("dutyCycle: offTime"), "dutyCycle", "M");
        assertTrue(row.ok());
        assertEquals("device busy-1", row.who());
        assertTrue(row.worst() > 0.01 - FRAME && row.worst() <= 0.01 + FRAME, () -> "" + row);
        assertTrue(row.worst() > 0.01, "more than the limit, by a part of the last frame");
    }

    @Test
    @DisplayName("hourWindow: it comes as close to the limit as whole frames can, in no hour beyond")
    void hourWindow() {
        RegulationRow row = row(busy("dutyCycle: hourWindow"), "dutyCycle", "M");
        assertTrue(row.ok());
        assertTrue(row.worst() <= 0.01 && row.worst() > 0.01 - FRAME, () -> "" + row);
    }

    @Test
    @DisplayName(
            "tokenBucket: a full bucket and an hour of refilling make just under twice the limit, and the audit says so")
    void tokenBucket() {
        RegulationRow row = row(busy("dutyCycle: tokenBucket"), "dutyCycle", "M");
        assertFalse(row.ok());
        assertEquals(1, row.broken());
        assertEquals(0.01, row.limit());
        assertTrue(row.worst() <= 0.02 && row.worst() > 0.02 - 2 * FRAME, () -> "" + row);
    }

    @ParameterizedTest
    @CsvSource({"none", "offTimeFromStart"})
    @DisplayName("rules that are not lawful are found out")
    void unlawful(String rule) {
        RegulationRow row = row(busy("dutyCycle: " + rule), "dutyCycle", "M");
        assertFalse(row.ok());
        assertTrue(row.worst() > 0.01);
    }

    @ParameterizedTest
    @CsvSource({"offTime", "hourWindow", "tokenBucket"})
    @DisplayName("a message that the duty cycle holds back is late or lost for that cause, never nowhere")
    void heldBack(String rule) {
        ReplicationResult result = busy("dutyCycle: " + rule);
        long generated = result.generated(Direction.UPLINK);
        long held = result.lost(Direction.UPLINK, MacCause.DUTY_CYCLE);
        long full = result.lost(Direction.UPLINK, MacCause.NOT_SENT);
        long delivered = result.delivered(Direction.UPLINK);
        assertEquals(3600, generated);
        assertEquals(generated, delivered + held + full + result.inFlight(Direction.UPLINK));
        assertTrue(held > 0.8 * generated, () -> held + " of " + generated);
        assertTrue(result.metric(Metric.LATENCY_MAX) > 300, "those that wait are late");
    }

    @ParameterizedTest
    @CsvSource({
        "offTime, true, 0.096, 0.1003",
        "hourWindow, true, 0.0997, 0.1",
        "tokenBucket, false, 0.15, 0.2",
        "none, false, 0.2, 1"
    })
    @DisplayName("a gateway that acknowledges more than its duty cycle allows keeps it, or the audit says so")
    void gateways(String rule, boolean ok, double least, double most) {
        String asking =
                """
                devices:
                  - { group: asking, count: 400, place: { disc: { radius: 100 m } }, activation: ABP, dataRate: DR5, confirmed: true, nbTrans: 1,
                      traffic: { kind: poisson, mean: 2 min, payload: 5 B } }
                network: { rx2: { dataRate: DR0 }, downlink: { windows: rx2 }, gatewayDutyCycle: %s }
                """;
        ReplicationResult result = Audit.of(folder, HEAD.replace("3 h", "90 min") + asking.formatted(rule)).result;
        RegulationRow row = row(result, "dutyCycle", "P");
        assertEquals("gateway gw", row.who());
        assertEquals(ok, row.ok());
        assertTrue(row.worst() >= least && row.worst() <= most, () -> "" + row);
    }

    @Test
    @DisplayName(
            "dwell time: the longest payload of a data rate stays just below the limit, and the audit has measured it")
    void dwellTime() {
        String asia = HEAD.replace("EU868", "AS923-1")
                + BUSY.formatted("dutyCycle: offTime").replace("DR0", "DR3").replace("10 B", "53 B");
        RegulationRow row = row(Audit.of(folder, asia).result, "dwellTime.uplink", "");
        assertTrue(row.ok());
        assertEquals(0.4, row.limit());
        assertEquals(0.390144, row.worst(), 1e-9, "SF9, 66 bytes");
    }

    @Test
    @DisplayName(
            "a frame longer than a longest one is not sent, and lost for that cause; a shorter one of the same device is")
    void tooLong() {
        String limited = HEAD + "radio: { lbt: { threshold: 0 dBm, sense: 1 ms, maxAirtime: %s } }\n"
                + BUSY.formatted("dutyCycle: none");
        ReplicationResult refused = Audit.of(folder, limited.formatted("1482751 us")).result;
        assertEquals(3600, refused.lost(Direction.UPLINK, MacCause.DWELL_TIME));
        ReplicationResult sent = Audit.of(folder, limited.formatted("1482752 us")).result;
        assertEquals(0, sent.lost(Direction.UPLINK, MacCause.DWELL_TIME));
        assertTrue(sent.delivered(Direction.UPLINK) > 2000);
    }

    @Test
    @DisplayName("fair use: told of who exceeds it, and no law")
    void fairUse() {
        RegulationRow row = row(busy("dutyCycle: offTime"), "fairUse.uplinkAirtime", "");
        assertFalse(row.ok());
        assertFalse(row.law());
        assertEquals(30, row.limit());
        assertTrue(row.worst() > 100 && row.worst() < 3 * 36 + 2, () -> "" + row);
    }
}
