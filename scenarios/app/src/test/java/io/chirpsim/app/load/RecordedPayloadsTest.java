package io.chirpsim.app.load;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chirpsim.app.scenario.DeviceProfile;
import io.chirpsim.bridge.codec.EncodedPayload;
import io.chirpsim.bridge.codec.FieldSource;
import io.chirpsim.bridge.codec.PayloadCodec;
import io.chirpsim.bridge.codec.PayloadException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Profiles of products against payloads that their makers published, with what they mean; the source stands beside each. */
class RecordedPayloadsTest {
    private static final Map<String, DeviceProfile> KNOWN = new HashMap<>();

    @TempDir
    Path folder;

    static Stream<JsonNode> payloads() throws IOException {
        try (InputStream in = RecordedPayloadsTest.class.getResourceAsStream("recorded-payloads.json")) {
            return StreamSupport.stream(new ObjectMapper().readTree(in).spliterator(), false);
        }
    }

    static List<String> products() throws IOException {
        Set<String> names = new TreeSet<>();
        payloads().forEach(payload -> names.add(payload.get("profile").asText()));
        return List.copyOf(names);
    }

    private DeviceProfile profile(String name) {
        return KNOWN.computeIfAbsent(name, this::load);
    }

    private DeviceProfile load(String name) {
        String yaml = LoaderHarness.BASE.replace("    count: 5", "    count: 5\n    profile: " + name);
        return new LoaderHarness(folder).load(yaml).profiles().get(name);
    }

    private PayloadCodec codec(String name) {
        return profile(name).codec().orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("payloads")
    @DisplayName("a recorded payload says what its maker says it says")
    void recorded(JsonNode recorded) throws PayloadException {
        byte[] bytes = HexFormat.of().parseHex(recorded.get("hex").asText());
        PayloadCodec codec = codec(recorded.get("profile").asText());
        Map<String, Object> decoded = codec.decodeUplink(recorded.get("fPort").asInt(), bytes);
        assertSame(recorded.get("fields"), new ObjectMapper().valueToTree(decoded), "");
        assertFalse(recorded.get("source").asText().isEmpty());
    }

    private static void assertSame(JsonNode expected, JsonNode found, String path) {
        assertEquals(expected.getNodeType(), found.getNodeType(), path);
        if (expected.isNumber()) {
            assertEquals(expected.doubleValue(), found.doubleValue(), 1e-9, path);
        } else if (expected.isValueNode()) {
            assertEquals(expected, found, path);
        } else {
            assertEquals(expected.size(), found.size(), path + ": " + expected + " and " + found);
            expected.fieldNames().forEachRemaining(name -> {
                assertTrue(found.has(name), path + "." + name);
                assertSame(expected.get(name), found.get(name), path + "." + name);
            });
            for (int i = 0; expected.isArray() && i < expected.size(); i++) {
                assertSame(expected.get(i), found.get(i), path + "[" + i + "]");
            }
        }
    }

    @Test
    @DisplayName(
            "at least 20 profiles of products come with a recorded payload, each with its class of product and where its currents are from")
    void atLeastTwenty() throws IOException {
        assertTrue(products().size() >= 20, () -> "only " + Profiles.BUILT_IN.size());
        for (String name : Profiles.BUILT_IN) {
            DeviceProfile profile = profile(name);
            assertEquals(
                    profile.codec().isPresent(),
                    !profile.product().isEmpty() && products().contains(name),
                    name);
            try (InputStream in = Profiles.class.getResourceAsStream("/io/chirpsim/app/profiles/" + name + ".yaml")) {
                String text = TextFile.read(in);
                for (String key : List.of("radio:", "sleepCurrent:", "sensing:")) {
                    assertTrue(text.matches("(?s).*\n" + key + "[^\n]*#[^\n]+.*"), name + " " + key);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    @DisplayName("what a codec makes of random bytes is a value or the declared error")
    void randomBytes(String name) {
        PayloadCodec codec = codec(name);
        Random random = new Random(name.hashCode());
        for (int i = 0; i < 1_000; i++) {
            byte[] bytes = new byte[random.nextInt(30)];
            random.nextBytes(bytes);
            int fPort = i % 2 == 0 ? codec.uplinkPort() : 1 + random.nextInt(223);
            try {
                assertFalse(codec.decodeUplink(fPort, bytes) == null);
                codec.decodeDownlink(fPort, bytes);
            } catch (PayloadException e) {
                assertEquals(1, e.getMessage().lines().count());
            }
        }
    }

    @Test
    @DisplayName("commands in both directions: Netvox R718A, published with both")
    void commands() throws PayloadException {
        PayloadCodec codec = codec("netvox-r718a");
        Map<String, Object> configure = Map.of(
                "Cmd",
                "ConfigReportReq",
                "Device",
                "R718A",
                "MinTime",
                900,
                "MaxTime",
                1800,
                "BatteryChange",
                0.1,
                "TempChange",
                0.5,
                "HumiChange",
                0.5);
        byte[] bytes = HexFormat.of().parseHex("010b038407080100320032");
        EncodedPayload encoded = codec.encodeDownlink(FieldSource.of(configure));
        assertArrayEquals(bytes, encoded.bytes());
        assertEquals(7, encoded.fPort());
        assertSame(
                new ObjectMapper().valueToTree(configure),
                new ObjectMapper().valueToTree(codec.decodeDownlink(7, bytes)),
                "");
        Map<String, Object> wrong = new TreeMap<>(configure);
        wrong.put("Cmd", "RestartReq");
        assertThrows(PayloadException.class, () -> codec.encodeDownlink(FieldSource.of(wrong)));
        Map<String, Object> read = Map.of("Cmd", "ReadConfigReportReq", "Device", "R718A");
        assertArrayEquals(
                HexFormat.of().parseHex("020b000000000000000000"),
                codec.encodeDownlink(FieldSource.of(read)).bytes());
    }
}
