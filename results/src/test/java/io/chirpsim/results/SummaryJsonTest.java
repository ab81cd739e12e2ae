package io.chirpsim.results;

import static io.chirpsim.flow.Direction.DOWNLINK;
import static io.chirpsim.flow.Direction.UPLINK;
import static io.chirpsim.results.Fixture.DURATION;
import static io.chirpsim.results.Fixture.SECOND;
import static io.chirpsim.results.Fixture.WARM_UP;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.chirpsim.flow.Labels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SummaryJsonTest {
    private static final List<Requirement> REQUIREMENTS = List.of(
            Requirement.parse("delivery.ratio >= 50 %"),
            Requirement.parse("latency.p95 <= 1 ms"),
            Requirement.parse("downlink.ratio >= 90 %"));

    private static byte[] summary(int replications, String... groups) {
        RunResult run = new RunResult(REQUIREMENTS);
        for (int replication = 0; replication < replications; replication++) {
            run.add(replication(replication, groups));
        }
        return SummaryJson.bytes(run, "test", 7, 86400, new TreeMap<>());
    }

    private static ReplicationResult replication(int replication, String... groups) {
        Labels labels = new Labels();
        int published = labels.register("mqtt.published");
        Recorder recorder =
                new Recorder(Fixture.config(Fixture.population(groups), labels, REQUIREMENTS, MessageSink.NONE));
        for (int device = 0; device < groups.length; device++) {
            int label = labels.register("sf" + (7 + groups[device].charAt(0) % 6));
            long id = recorder.created(UPLINK, device, WARM_UP);
            recorder.transmitted(device, label, true, WARM_UP, 50_000);
            recorder.count(published, 1, WARM_UP);
            recorder.delivered(id, WARM_UP + 2 * SECOND + groups[device].charAt(0));
            long lost = recorder.created(UPLINK, device, WARM_UP + 3 * SECOND);
            recorder.transmitted(device, label, false, WARM_UP, 50_000);
            if (replication == 0 || device > 0) {
                recorder.lost(lost, TestCause.CO_SF, -100, WARM_UP + 4 * SECOND);
            }
            recorder.deviceEnergy(
                    device, new double[] {0.1 * groups[device].charAt(0), 1.0 / 3}, 1 + groups[device].charAt(0) % 2);
        }
        recorder.gateway(0, new GatewayTotals(3, 1, 5, Map.of("noDemodulator", 2L)));
        return recorder.finish(DURATION);
    }

    @Test
    @DisplayName("the stable keys with the numbers that belong there")
    void keys() throws Exception {
        JsonNode root = Json.parse(new String(summary(2, "x", "y", "y"), StandardCharsets.UTF_8));
        assertEquals("test", root.at("/scenario").asText());
        assertEquals(7, root.at("/seed").asLong());
        assertEquals(2, root.at("/replications").asInt());
        assertEquals(86400, root.at("/simulatedS").asInt());
        assertEquals(12, root.at("/messages/generated").asInt());
        assertEquals(6, root.at("/messages/delivered").asInt());
        assertEquals(1, root.at("/messages/inFlight").asInt());
        assertEquals(5, root.at("/messages/lost/coSfInterference").asInt());
        assertEquals(0, root.at("/messages/lost/noCoverage").asInt());
        assertTrue(root.at("/messages/lost/noCoverage").isInt());
        assertEquals(0.5, root.at("/delivery/ratio/mean").asDouble());
        assertEquals(0.5, root.at("/delivery/ratio/low").asDouble());
        assertEquals(12, root.at("/radio/transmissions").asInt());
        assertEquals(6, root.at("/radio/received").asInt());
        assertEquals(0.5, root.at("/radio/pdr/high").asDouble());
        assertEquals(4, root.at("/radio/byDataRate/sf7/transmissions").asInt());
        assertEquals(2.00012, root.at("/latencyS/max").asDouble(), 2e-5);
        assertEquals(2.0, root.at("/latencyS/p50").asDouble(), 3e-3);
        assertTrue(root.at("/downlink/generated").isInt());
        assertTrue(root.at("/downlink/lost/broker").isInt());
        assertEquals(
                0.1 * ('x' + 'y' + 'y') / 3 + 1.0 / 3,
                root.at("/energy/meanJPerDevice").asDouble(),
                1e-7);
        assertEquals(1, root.at("/energy/batteryYears/p5").asInt());
        assertEquals(6, root.at("/mqtt/published").asInt());
        assertEquals(0, root.at("/mqtt/dropped").asInt());
        assertEquals("met", root.at("/requirements/0/verdict").asText());
        assertTrue(root.at("/requirements/0/met").isBoolean());
        assertEquals("notMet", root.at("/requirements/1/verdict").asText());
        assertTrue(root.at("/requirements/2/met").isNull());
        assertTrue(root.at("/requirements/2/value").isNull());
        assertEquals(6, root.at("/gateways/gw/received").asInt());
    }

    @Test
    @DisplayName("one replication: low and high are null, and nothing is ever NaN")
    void oneReplication() throws Exception {
        String text = new String(summary(1, "x"), StandardCharsets.UTF_8);
        JsonNode root = Json.parse(text);
        assertTrue(root.at("/delivery/ratio/low").isNull());
        assertTrue(root.at("/delivery/ratio/high").isNull());
        assertTrue(root.at("/delivery/ratio/mean").isNumber());
        assertFalse(text.contains("NaN") || text.contains("Infinity"), text);
    }

    @Test
    @DisplayName("the same bytes again, and with the groups in another order")
    void deterministic() {
        assertArrayEquals(summary(3, "x", "y"), summary(3, "x", "y"));

        assertArrayEquals(summary(1, "x", "z", "y", "w"), summary(1, "w", "y", "z", "x"));
    }

    @Test
    @DisplayName("numbers have nine significant digits, the same on every machine")
    void numbers() {
        assertEquals("0.333333333", Json.text(1.0 / 3));
        assertEquals("86400", Json.text(86400));
        assertEquals("123456789000", Json.text(123456789123.0));
        assertEquals("0.000012", Json.text(1.2e-5));
        assertEquals("0", Json.text(0));
        assertEquals("", Json.text(Double.NaN));
    }

    @Test
    @DisplayName("values per replication feed stopping rules; an unknown metric is refused")
    void metrics() {
        RunResult run = new RunResult(List.of());
        run.add(replication(0, "x"));
        run.add(replication(1, "x"));
        assertArrayEquals(new double[] {0.5, 0.5}, run.metric("delivery.ratio"));
        assertArrayEquals(new double[] {0.5, 0}, run.metric("lost.coSfInterference"));
        assertEquals(0.25, run.interval("lost.coSfInterference").mean());
        assertEquals(1, run.interval("lost.coSfInterference").high());
        String message = assertThrows(IllegalArgumentException.class, () -> run.metric("delivery.rate"))
                .getMessage();
        assertTrue(message.contains("'delivery.ratio'"), message);
        assertEquals(0, run.generated(DOWNLINK));
    }
}
