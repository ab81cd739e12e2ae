package io.chirpsim.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.flow.Direction;
import io.chirpsim.mqtt.MqttCause;
import io.chirpsim.results.MessageSink;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What quality of service, links and limits of the broker do to uplinks. */
class MqttScenarioTest {
    private static final String SCENARIO =
            """
            name: mqtt
            question: What does the broker's side lose?
            duration: 1 h
            warmUp: 10 min
            region: EU868
            site: { radius: 1 km }
            gateways:
              - { id: gw, at: { x: 0 m, y: 0 m } }
            devices:
              - { group: dev, count: 50, place: { disc: { radius: 100 m } }, activation: ABP, dataRate: DR5,
                  traffic: { kind: poisson, mean: 1 min, payload: 10 B } }
            """;

    @TempDir
    private Path folder;

    private Audit run(int qos, String serverLink, String subscriberLink, String broker, String subscriber) {
        return Audit.of(
                folder,
                SCENARIO
                        + ("mqtt:\n  broker: { %s }\n"
                                        + "  integration: { format: the-things-stack, applicationId: a, tenant: t, qos: %d, link: { %s } }\n"
                                        + "  subscribers:\n    - { id: s, filter: \"v3/#\", qos: %d, link: { %s }%s }\n")
                                .formatted(broker, qos, serverLink, qos, subscriberLink, subscriber));
    }

    private static long lostInMqtt(Audit audit) {
        return audit.result.lost(Direction.UPLINK, MqttCause.BROKER)
                + audit.result.lost(Direction.UPLINK, MqttCause.SUBSCRIBER);
    }

    private static double meanLatencyS(Audit audit) {
        return audit.rows.stream()
                        .filter(row -> row.outcome() == MessageSink.Outcome.DELIVERED)
                        .mapToLong(row -> row.endUs() - row.createdUs())
                        .average()
                        .orElseThrow()
                / 1e6;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    @DisplayName(
            "TCP repairs 5 % loss: no uplink is lost in MQTT, but it takes longer; every decoded uplink arrives exactly once")
    void lossyLinks(int qos) {
        Audit clean = run(qos, "loss: 0 %", "loss: 0 %", "", "");
        Audit lossy = run(qos, "loss: 5 %", "loss: 5 %", "", "");
        assertEquals(0, lostInMqtt(clean));
        assertEquals(0, lostInMqtt(lossy));
        assertEquals(clean.result.delivered(Direction.UPLINK), lossy.result.delivered(Direction.UPLINK));
        assertEquals(
                lossy.arrivals("s", "/up"),
                lossy.arrivals.stream().map(Audit.Arrival::payload).distinct().count());
        double slowerS = meanLatencyS(lossy) - meanLatencyS(clean);
        assertTrue(slowerS > 0.01 && slowerS < 2, () -> "slower by " + slowerS + " s");
    }

    @Test
    @DisplayName(
            "a subscriber whose link breaks again and again: with QoS 0 or a clean session its messages are drops of the subscriber")
    void brokenSubscriber() {
        Audit audit = run(0, "loss: 0 %", "loss: 80 %", "", "");
        long lost = audit.result.lost(Direction.UPLINK, MqttCause.SUBSCRIBER);
        assertTrue(lost > 100, () -> "lost " + lost);
        assertTrue(audit.result.count("mqtt.dropped") >= lost);
    }

    @Test
    @DisplayName("a slow subscriber and a queue of ten: what is beyond is dropped in the broker")
    void fullQueue() {
        Audit audit = run(1, "loss: 0 %", "bandwidth: 3 kbit/s", "maxInflight: 2, maxQueued: 10", ", keepAlive: 0 s");
        long lost = audit.result.lost(Direction.UPLINK, MqttCause.BROKER);
        assertTrue(lost > 200, () -> "lost " + lost);
        assertEquals(lost, audit.result.count("mqtt.dropped"));
    }

    @Test
    @DisplayName("a persistent session with QoS 1 keeps messages over breaks of its link")
    void persistentSession() {
        Audit clean = run(1, "loss: 0 %", "loss: 80 %", "maxQueued: 100000", "");
        Audit kept = run(1, "loss: 0 %", "loss: 80 %", "maxQueued: 100000", ", cleanSession: false");
        assertEquals(0, lostInMqtt(kept));
        assertTrue(lostInMqtt(clean) > 0, "a clean session loses none");
    }
}
