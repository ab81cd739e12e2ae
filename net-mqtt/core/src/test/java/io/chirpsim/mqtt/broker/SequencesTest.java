package io.chirpsim.mqtt.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chirpsim.mqtt.packet.MqttPacket;
import io.chirpsim.mqtt.packet.ProtocolVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The byte-exact cases of a public broker, where they lie beside the project; those of MQTT 5.0 come with it. */
class SequencesTest {
    private static final String FOLDER = "shared/data/mqtt-sequences";

    @TestFactory
    @DisplayName("byte-exact cases of MQTT 3.1 and 3.1.1")
    Stream<DynamicTest> cases() throws IOException {
        Path folder = folder();
        Assumptions.assumeTrue(folder != null, "skipped: no " + FOLDER + " above this module");
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                addCases(file, tests);
            }
        }
        return tests.stream();
    }

    private static Path folder() {
        for (Path above = Path.of("").toAbsolutePath(); above != null; above = above.getParent()) {
            Path folder = above.resolve(Path.of("shared", "data", "mqtt-sequences"));
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        return null;
    }

    private static void addCases(Path file, List<DynamicTest> tests) throws IOException {
        for (JsonNode group : new ObjectMapper().readTree(file.toFile())) {
            String name = group.get("group").asText();
            if (group.path("disable").asBoolean(false) || name.startsWith("v5")) {
                continue;
            }
            for (JsonNode test : group.get("tests")) {
                if (test.path("ver").asInt(4) != 5) {
                    String title = name + ": " + test.get("name").asText();
                    tests.add(DynamicTest.dynamicTest(title, () -> run(name, test)));
                }
            }
        }
    }

    private static void run(String group, JsonNode test) {
        TestBroker broker = TestBroker.ofDefaults();
        TestClient client = broker.open();
        if (test.path("connect").asBoolean(true)) {
            ProtocolVersion version =
                    test.path("ver").asInt(4) == 3 ? ProtocolVersion.MQTT_3_1 : ProtocolVersion.MQTT_3_1_1;
            String id = group + " " + test.get("name").asText();
            client.send(new MqttPacket.Connect(version, id, true, 60, null, null, null));
            client.expect("20020000");
        }
        for (JsonNode message : test.get("msgs")) {
            play(broker, client, message);
        }
        if (test.path("expect_disconnect").asBoolean(true)) {
            client.expectClosed();
        } else {
            client.expectAlive();
        }
    }

    private static void play(TestBroker broker, TestClient client, JsonNode message) {
        String payload = message.get("payload").asText();
        switch (message.get("type").asText()) {
            case "send" -> client.send(payload);
            case "recv" -> client.expect(payload.toUpperCase(java.util.Locale.ROOT));
            case "publish" -> broker.connect("helper")
                    .publish(
                            message.get("topic").asText(),
                            payload,
                            message.path("qos").asInt(0));
            default -> throw new AssertionError("unknown step " + message);
        }
    }

    @DisplayName("the number of cases is known, so that none is skipped unseen")
    @org.junit.jupiter.api.Test
    void count() throws IOException {
        Path folder = folder();
        Assumptions.assumeTrue(folder != null, "skipped: no " + FOLDER + " above this module");
        assertEquals(149, cases().count());
    }
}
