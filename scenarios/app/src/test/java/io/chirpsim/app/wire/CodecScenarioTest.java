package io.chirpsim.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.results.RunResult;
import io.chirpsim.results.SummaryJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sensors measure, all the way to a subscriber. */
class CodecScenarioTest {
    private static final String SCENARIO =
            """
            name: codecs
            start: 2026-06-15T06:00:00Z
            duration: 8 h
            warmUp: 10 min
            site: { origin: { lat: 39.481, lon: -0.343 }, radius: 900 m }
            gateways: [{ id: gw, at: { x: 0 m, y: 0 m } }]
            devices:
              - { group: em300, count: 3, place: { disc: { radius: 500 m } }, profile: milesight-em300-th, clock: { drift: 20 ppm },
                  traffic: { kind: periodic, every: 10 min } }
              - { group: lpp, count: 2, place: { disc: { radius: 500 m } }, profile: cayenne-node,
                  traffic: { kind: businessHours, inside: 10 min, outside: 1 h } }
              - { group: lht, count: 2, place: { disc: { radius: 500 m } }, profile: dragino-lht65,
                  traffic: { kind: threshold, field: TempC_SHT, sample: 1 min, delta: 0.5, heartbeat: 1 h } }
              - { group: park, count: 5, place: { disc: { radius: 500 m } }, profile: bosch-tps110,
                  traffic: { kind: poisson, mean: 20 min, payload: 5 B } }
              - { group: comfort, count: 2, place: { disc: { radius: 500 m } }, profile: adeunis-comfort,
                  traffic: { kind: bursts, mean: 1 h, messages: 3, gap: 1 min } }
              - { group: oyster, count: 2, place: { at: { x: 100 m, y: 0 m } }, profile: digital-matter-oyster,
                  traffic: { kind: pauses, mean: 20 min } }
            mqtt:
              integration: { format: FORMAT, applicationId: a, tenant: t }
              publishers: [{ id: p, topic: "v3/a@t/devices/em300-1/down/push", every: 2 h,
                payload: '{"downlinks":[{"f_port":85,"decoded_payload":{"report_interval":600}}]}' }]
              subscribers: [{ id: s, filter: "#", link: { latency: 10 ms, bandwidth: 20 kbit/s } }]
            """;

    private static final String NO_MQTT = "none";

    @TempDir
    private Path folder;

    private Scenario scenario(String format, String... sets) {
        try {
            Path file = folder.resolve("codecs.yaml");
            String yaml = format.equals(NO_MQTT)
                    ? SCENARIO.substring(0, SCENARIO.indexOf("mqtt:"))
                    : SCENARIO.replace("FORMAT", format);
            Files.writeString(file, yaml, StandardCharsets.UTF_8);
            return TestScenarios.load(file.toString(), sets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Messages that arrived, with their topics under {@code topic}. */
    private static List<JsonNode> arrived(Scenario scenario) {
        List<JsonNode> messages = new ArrayList<>();
        Watcher watcher = new Watcher() {
            @Override
            public void arrived(String subscriber, String topic, byte[] payload, long nowUs) {
                try {
                    messages.add(new ObjectMapper()
                            .createObjectNode()
                            .put("topic", topic)
                            .set("body", new ObjectMapper().readTree(payload)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
        new Replication(scenario, TestScenarios.recordings(scenario), List.of(), 0, Sinks.NONE, watcher).run();
        return messages;
    }

    private static List<JsonNode> decoded(List<JsonNode> messages, String device, String suffix) {
        String key = suffix.equals("/up") ? "/body/uplink_message/decoded_payload" : "/body/object";
        return messages.stream()
                .filter(message -> message.get("topic").asText().contains(device)
                        && message.get("topic").asText().endsWith(suffix))
                .map(message -> message.at(key))
                .toList();
    }

    private static void assertBetween(double least, double most, JsonNode value) {
        assertTrue(
                value.isNumber() && value.doubleValue() >= least && value.doubleValue() <= most,
                () -> "found " + value);
    }

    @Test
    @DisplayName(
            "The Things Stack: decoded_payload carries temperatures, positions, lists; random bytes are not decoded")
    void theThingsStack() {
        List<JsonNode> messages = arrived(scenario("the-things-stack"));
        List<JsonNode> em300 = decoded(messages, "em300-", "/up");
        assertTrue(em300.size() >= 3 * 47, "messages " + em300.size());
        for (JsonNode payload : em300) {
            assertBetween(15, 35, payload.get("temperature"));
            assertBetween(25, 75, payload.get("humidity"));
            assertEquals(100, payload.get("battery").asDouble(), 1);
        }
        for (JsonNode payload : decoded(messages, "lpp-", "/up")) {
            assertBetween(39.47, 39.49, payload.at("/gps_5/latitude"));
            assertBetween(980, 1040, payload.get("barometric_pressure_3"));
        }
        for (JsonNode payload : decoded(messages, "oyster-", "/up")) {
            assertBetween(39.481, 39.4811, payload.get("latitudeDeg"));
            assertBetween(-0.3419, -0.3417, payload.get("longitudeDeg"));
        }
        List<JsonNode> comfort = decoded(messages, "comfort-", "/up");
        assertFalse(comfort.isEmpty());
        comfort.forEach(payload -> assertBetween(15, 28, payload.at("/values/0/temperature")));
        List<JsonNode> park = decoded(messages, "park-", "/up");
        assertFalse(park.isEmpty());
        park.forEach(payload -> assertTrue(payload.isMissingNode(), payload.toString()));
    }

    @Test
    @DisplayName(
            "a tracker that is carried 200 m to the east tells so: 200 m / (111.195 km x cos 39.481) degrees of longitude")
    void carried() {
        String move = "events=[{ at: 4 h, group: oyster, move: { at: { x: 300 m, y: 0 m } } }]";
        List<JsonNode> positions = decoded(arrived(scenario("the-things-stack", move)), "oyster-", "/up");
        double first = positions.get(0).get("longitudeDeg").doubleValue();
        double last = positions.get(positions.size() - 1).get("longitudeDeg").doubleValue();
        assertEquals(200 / (111_195 * Math.cos(Math.toRadians(39.481))), last - first, 2e-5);
    }

    @Test
    @DisplayName("The Things Stack: a command by its fields becomes the bytes of the product")
    void command() {
        List<JsonNode> queued = arrived(scenario("the-things-stack")).stream()
                .filter(message -> message.get("topic").asText().endsWith("/down/queued"))
                .toList();
        assertFalse(queued.isEmpty());
        assertEquals(
                "/wNYAg==",
                queued.get(0).at("/body/downlink_queued/frm_payload").asText());
    }

    @Test
    @DisplayName("ChirpStack: object carries the same, Cayenne's values by type and channel")
    void chirpStack() {
        List<JsonNode> messages = arrived(scenario("chirpstack"));
        List<JsonNode> all = decoded(messages, "", "/event/up");
        assertTrue(all.stream().anyMatch(object -> object.has("TempC_DS")), "no LHT65");
        List<JsonNode> lpp =
                all.stream().filter(object -> object.has("temperatureSensor")).toList();
        assertFalse(lpp.isEmpty());
        lpp.forEach(object -> assertBetween(15, 35, object.at("/temperatureSensor/1")));
    }

    @Test
    @DisplayName(
            "real bytes and sizes only give the same summary, with every kind of traffic and a slow link of the subscriber")
    void bytesEqualSizes() throws InterruptedException {
        for (String format : List.of("the-things-stack", NO_MQTT)) {
            String bytes = summary(scenario(format, "fidelity=bytes"));
            assertEquals(bytes, summary(scenario(format, "fidelity=sizes")), format);
        }
    }

    private static String summary(Scenario scenario) throws InterruptedException {
        RunResult result = new Experiment(scenario, TestScenarios.recordings(scenario), Sinks.NONE).run(2, done -> {});
        byte[] bytes = SummaryJson.bytes(result, scenario.name(), scenario.seed(), 28_800, new TreeMap<>());
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
