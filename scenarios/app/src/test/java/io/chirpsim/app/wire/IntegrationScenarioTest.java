package io.chirpsim.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chirpsim.flow.Direction;
import io.chirpsim.lorawan.MacCause;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One scenario under both integrations; what ChirpStack and its gateways say over MQTT is what happens. */
class IntegrationScenarioTest {
    private static final String SCENARIO =
            """
            name: integrations
            duration: 1 h
            site: { radius: 2 km }
            propagation: { model: magrin }
            gateways:
              - { id: gw-a, at: { x: -300 m, y: 0 m } }
              - { id: gw-b, at: { x: 300 m, y: 0 m } }
            devices:
              - { group: valve, count: 2, place: { disc: { radius: 200 m } }, dataRate: DR5,
                  traffic: { kind: periodic, every: 1 min, payload: 10 B } }
            mqtt:
              integration: { format: chirpstack, applicationId: a, tenant: t, qos: 1 }
              publishers:
                - { id: boss, downlink: { device: valve-1, fPort: 2, payload: "01FF", confirmed: true }, at: 3 min, every: 5 min, qos: 1 }
              subscribers:
                - { id: dashboard, qos: 1 }
                - { id: all, filter: "#", qos: 1 }
            """;

    private static final String GATEWAYS = "mqtt.integration.gatewayTopics=true";

    @TempDir
    private Path folder;

    private Audit run(String... sets) {
        return Audit.of(folder, SCENARIO, sets);
    }

    private static List<JsonNode> documents(Audit audit, String topicEnd) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        for (Audit.Arrival arrival : audit.arrivals) {
            if (arrival.subscriber().equals("all") && arrival.topic().endsWith(topicEnd)) {
                documents.add(new ObjectMapper().readTree(arrival.payload()));
            }
        }
        return documents;
    }

    @Test
    @DisplayName("with the same receive windows both integrations deliver the same messages at the same times")
    void sameEitherWay() {
        Audit chirpStack = run();
        Audit thingsStack =
                run("mqtt.integration.format=the-things-stack", "network.rx1Delay=1 s", "network.rx2.dataRate=DR0");
        assertTrue(chirpStack.result.delivered(Direction.UPLINK) > 110);
        assertEquals(chirpStack.result.delivered(Direction.UPLINK), thingsStack.result.delivered(Direction.UPLINK));
        assertEquals(12, chirpStack.result.delivered(Direction.DOWNLINK));
        assertEquals(12, thingsStack.result.delivered(Direction.DOWNLINK));
        assertEquals(chirpStack.arrivals("dashboard", "/event/up"), chirpStack.result.delivered(Direction.UPLINK));
        assertEquals(thingsStack.arrivals("dashboard", "/up"), chirpStack.arrivals("dashboard", "/event/up"));
    }

    @ParameterizedTest
    @CsvSource({"chirpstack, 1, 0", "the-things-stack, 5, 3"})
    @DisplayName("each integration brings its network's receive windows")
    void windows(String format, int rx1DelayS, int rx2DataRate) {
        var network = Audit.scenario(folder, SCENARIO, "mqtt.integration.format=" + format)
                .network();
        assertEquals(rx1DelayS * 1_000_000L, network.rx1DelayUs());
        assertEquals(rx2DataRate, network.rx2DataRate());
        var own = Audit.scenario(folder, SCENARIO, "mqtt.integration.format=" + format, "network.rx1Delay=3 s")
                .network();
        assertEquals(3_000_000, own.rx1DelayUs(), "what the file says wins");
        assertEquals(rx2DataRate, own.rx2DataRate());
    }

    @Test
    @DisplayName("ChirpStack: joins, and every confirmed command comes back as txack and ack under its queue item's id")
    void chirpStack() throws IOException {
        Audit audit = run();
        assertEquals(2, audit.arrivals("all", "/event/join"));
        List<JsonNode> sent = documents(audit, "/event/txack");
        List<JsonNode> acknowledged = documents(audit, "/event/ack");
        assertEquals(12, sent.size());
        assertEquals(12, acknowledged.size());
        HashSet<String> items = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            assertEquals(sent.get(i).path("queueItemId"), acknowledged.get(i).path("queueItemId"));
            assertTrue(acknowledged.get(i).path("acknowledged").booleanValue());
            assertEquals(i, acknowledged.get(i).path("fCntDown").intValue());
            items.add(sent.get(i).path("queueItemId").textValue());
        }
        assertEquals(12, items.size());
    }

    @Test
    @DisplayName("gateway topics carry the real frames: every decoded one as up, every sent one as command and ack")
    void gatewayTopics() throws IOException {
        Audit audit = run(GATEWAYS);
        long decoded = audit.uplinks.stream()
                .mapToLong(frame -> frame.decodedBy().size())
                .sum();
        List<JsonNode> up = documents(audit, "/event/up").stream()
                .filter(json -> json.has("phyPayload"))
                .toList();
        assertEquals(decoded, up.size());
        byte[] first = (byte[]) audit.uplinks.get(0).transmission().content;
        assertEquals(
                Base64.getEncoder().encodeToString(first),
                up.get(0).path("phyPayload").textValue());
        assertEquals(audit.downlinks.size(), audit.arrivals("all", "/command/down") - 12, "12 are the boss's");
        List<JsonNode> acks = documents(audit, "/event/ack").stream()
                .filter(json -> json.has("items"))
                .toList();
        assertEquals(audit.downlinks.size(), acks.size());
        assertEquals("OK", acks.get(0).at("/items/0/status").textValue());
        List<JsonNode> stats = documents(audit, "/event/stats");
        assertEquals(2 * 120, stats.size());
        long counted = stats.stream()
                .mapToLong(json -> json.path("rxPacketsReceived").longValue())
                .sum();
        assertTrue(decoded - counted < 8, "the last half minute is in no statistics");
        assertEquals(2, documents(audit, "/state/conn").size());
    }

    @Test
    @DisplayName("the numbers of a frame agree between the application's and the gateways' topics")
    void uplinkIds() throws IOException {
        HashSet<Long> ofGateways = new HashSet<>();
        Audit audit = run(GATEWAYS);
        for (JsonNode up : documents(audit, "/event/up")) {
            if (up.has("phyPayload")) {
                ofGateways.add(up.at("/rxInfo/uplinkId").longValue());
            }
        }
        for (JsonNode up : documents(audit, "/event/up")) {
            for (JsonNode rxInfo : up.path("rxInfo")) {
                if (rxInfo.isObject()) {
                    assertTrue(ofGateways.contains(rxInfo.path("uplinkId").longValue()));
                }
            }
        }
    }

    @Test
    @DisplayName("gateway topics change nothing but the traffic")
    void nothingElse() {
        assertEquals(ends(run()), ends(run(GATEWAYS)));
    }

    private static List<String> ends(Audit audit) {
        return audit.rows.stream()
                .map(row -> row.id() + " " + row.outcome() + " " + row.endUs())
                .toList();
    }

    @Test
    @DisplayName("a gateway that goes down is told of by its will after 45 s of silence, and by itself when it is back")
    void will() throws IOException {
        String down = SCENARIO.replace(
                "x: -300 m, y: 0 m }",
                "x: -300 m, y: 0 m }, availability: { downtimes: [ { from: 10 min, to: 20 min } ] }");
        Audit audit = Audit.of(folder, down, GATEWAYS);
        List<Audit.Arrival> states = audit.arrivals.stream()
                .filter(arrival -> arrival.topic().endsWith("/state/conn"))
                .toList();
        assertEquals(4, states.size());
        assertTrue(!states.get(2).payload().contains("state"), "OFFLINE is left out");
        assertTrue(states.get(2).atUs() > 610_000_000L && states.get(2).atUs() < 646_000_000L);
        assertTrue(states.get(3).payload().contains("ONLINE"));
        assertTrue(states.get(3).atUs() >= 1_200_000_000L && states.get(3).atUs() < 1_202_000_000L);
        assertEquals(states.get(2).topic(), states.get(3).topic());
        assertEquals(120 + 100, documents(audit, "/event/stats").size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "json | {",
                "device | {\"devEui\":\"0000000000000000\",\"fPort\":1}",
                "fPort | {\"devEui\":\"00e4000000000012\",\"fPort\":224}",
                "codec | {\"devEui\":\"00e4000000000012\",\"fPort\":1,\"object\":{}}"
            })
    @DisplayName("bad commands are counted by their fault and change nothing")
    void badCommands(String fault, String payload) {
        String yaml = SCENARIO.replace("count: 2,", "count: 2, devEUI: [00E4000000000012, 00E4000000000013],")
                .replace(
                        "downlink: { device: valve-1, fPort: 2, payload: \"01FF\", confirmed: true }",
                        "topic: application/a/device/00e4000000000012/command/down, payload: '" + payload + "'");
        Audit audit = Audit.of(folder, yaml);
        assertEquals(12, audit.result.count("mqtt.rejectedDownlinkCommands"));
        assertEquals(12, audit.result.count("mqtt.rejectedDownlinkCommands." + fault));
        assertEquals(0, audit.result.generated(Direction.DOWNLINK));
        assertEquals(0, audit.arrivals("all", "/event/log"));
    }

    @Test
    @DisplayName("ChirpStack tells of a payload too long for its data rate when its turn comes")
    void tooLong() throws IOException {
        Audit audit = run("mqtt.publishers.boss.downlink.payload=" + "00".repeat(242), "devices.valve.dataRate=DR0");
        assertEquals(12, audit.result.lost(Direction.DOWNLINK, MacCause.PAYLOAD_TOO_LONG));
        List<JsonNode> logs = documents(audit, "/event/log");
        assertEquals(12, logs.size());
        assertEquals("DOWNLINK_PAYLOAD_SIZE", logs.get(0).path("code").textValue());
    }

    @Test
    @DisplayName("The Things Stack fails downlinks for a device that has not joined; at ChirpStack they wait")
    void noSession() throws IOException {
        String unreachable = SCENARIO.replace(
                "propagation: { model: magrin }",
                "propagation: { model: { exponent: 3, reference: { distance: 1 m, loss: 150 dB } } }");
        Audit thingsStack = Audit.of(folder, unreachable, "mqtt.integration.format=the-things-stack");
        assertEquals(12, thingsStack.result.lost(Direction.DOWNLINK, MacCause.JOIN_PENDING));
        List<JsonNode> failed = documents(thingsStack, "/down/failed");
        assertEquals(12, failed.size());
        assertEquals(
                "no_device_session",
                failed.get(0).at("/downlink_failed/error/name").textValue());
        Audit chirpStack = Audit.of(folder, unreachable);
        assertEquals(12, chirpStack.result.inFlight(Direction.DOWNLINK));
    }
}
