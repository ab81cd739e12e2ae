package io.chirpsim.bridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.bridge.DownlinkCommand.Fault;
import io.chirpsim.bridge.DownlinkCommand.Push;
import io.chirpsim.bridge.DownlinkCommand.Rejected;
import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.lorawan.ApplicationDownlink.Priority;
import io.chirpsim.lorawan.ApplicationDownlink.Wishes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChirpStackCommandsTest {
    private static final String DOWN = "application/campus/device/00e4000000000012/command/down";
    private static final String EUI = "\"devEui\":\"00e4000000000012\"";
    private static final String ID = "b9a3ad1c-6c1e-4a13-9a3b-2f9f8a1d0c11";
    private static final String FULL = "{\"id\":\"" + ID + "\"," + EUI
            + ",\"confirmed\":true,\"fPort\":10,\"data\":\"vu8=\",\"expiresAt\":\"2026-01-01T01:00:00.5Z\"}";

    private final ChirpStack stack = Campus.chirpStack(new TemperatureCodec());

    private DownlinkCommand parse(String topic, String payload) {
        return stack.parse(topic, payload.getBytes(StandardCharsets.UTF_8), 7);
    }

    private ApplicationDownlink pushed(String payload) {
        Push push = assertInstanceOf(Push.class, parse(DOWN, payload));
        assertEquals(1, push.deviceIndex());
        return push.downlinks().get(0);
    }

    @Test
    @DisplayName("every field of a command arrives; a confirmed downlink is tried once")
    void full() {
        ApplicationDownlink downlink = pushed(FULL);
        assertEquals(ID, downlink.correlationId());
        assertEquals(10, downlink.fPort());
        assertArrayEquals(new byte[] {(byte) 0xBE, (byte) 0xEF}, downlink.frmPayload());
        assertTrue(downlink.confirmed());
        assertEquals(3_600_500_000L, downlink.expiresAtUs());
        assertEquals(Optional.of(1), downlink.wishes().maxTries());
    }

    @Test
    @DisplayName(
            "snake case, numbers as strings, an offset in the date, a UUID without hyphens and unknown names are read as well")
    void lenient() {
        ApplicationDownlink downlink = pushed("{\"dev_eui\":\"00e4000000000012\",\"f_port\":\"10\",\"x\":[1],\"id\":\""
                + ID.replace("-", "").toUpperCase(java.util.Locale.ROOT)
                + "\",\"expires_at\":\"2026-01-01T03:00:00.5+02:00\"}");
        assertEquals(10, downlink.fPort());
        assertEquals(ID, downlink.correlationId());
        assertEquals(3_600_500_000L, downlink.expiresAtUs());
        assertEquals(0, downlink.frmPayload().length);
    }

    @Test
    @DisplayName("without an id each command gets a UUID of its own; without a date it never expires")
    void ownId() {
        String command = "{" + EUI + ",\"fPort\":1,\"id\":\"\"}";
        ApplicationDownlink first = pushed(command);
        assertTrue(first.correlationId().matches("[0-9a-f-]{14}4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
        assertNotEquals(first.correlationId(), pushed(command).correlationId());
        assertEquals(Long.MAX_VALUE, first.expiresAtUs());
    }

    @Test
    @DisplayName("an object becomes bytes by the codec and wins over data")
    void object() {
        ApplicationDownlink downlink =
                pushed("{" + EUI + ",\"fPort\":2,\"data\":\"AAAA\",\"object\":{\"temperature\":21}}");
        assertArrayEquals(new byte[] {21}, downlink.frmPayload());
    }

    @Test
    @DisplayName("what is written as a command reads back the same")
    void roundTrip() {
        ApplicationDownlink sent = new ApplicationDownlink(
                0, 1, 10, new byte[] {1, 2}, true, ID, Priority.NORMAL, 3_600_500_000L, Wishes.NONE);
        Publication command = stack.command(sent);
        assertEquals(DOWN, command.topic());
        assertEquals(
                FULL.replace("vu8=", "AQI=").replace("00.5Z", "00.500Z"),
                new String(command.payload(), StandardCharsets.UTF_8));
        ApplicationDownlink read = assertInstanceOf(Push.class, stack.parse(command.topic(), command.payload(), 0))
                .downlinks()
                .get(0);
        assertEquals(ID, read.correlationId());
        assertEquals(3_600_500_000L, read.expiresAtUs());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "JSON | {",
                "JSON | []",
                "JSON | ~~",
                "DEVICE | {}",
                "DEVICE | {\"devEui\":\"70b3d57ed0000001\",\"fPort\":1}",
                "F_PORT | {EUI}",
                "F_PORT | {EUI,\"fPort\":0}",
                "F_PORT | {EUI,\"fPort\":224}",
                "F_PORT | {EUI,\"fPort\":-1}",
                "F_PORT | {EUI,\"fPort\":\"99999\"}",
                "F_PORT | {EUI,\"fPort\":1.5}",
                "FIELD | {EUI,\"fPort\":1,\"data\":\"%\"}",
                "FIELD | {EUI,\"fPort\":1,\"data\":7}",
                "FIELD | {EUI,\"fPort\":1,\"confirmed\":\"yes\"}",
                "FIELD | {EUI,\"fPort\":1,\"id\":\"my-id\"}",
                "FIELD | {EUI,\"fPort\":1,\"id\":{}}",
                "FIELD | {EUI,\"fPort\":1,\"expiresAt\":\"tomorrow\"}",
                "FIELD | {EUI,\"fPort\":1,\"expiresAt\":\"+999999999-12-31T00:00:00Z\"}",
                "CODEC | {EUI,\"fPort\":1,\"object\":{\"colour\":1}}",
                "JSON | {EUI,\"fPort\":1,\"object\":[]}"
            })
    @DisplayName("what is malformed is rejected with its kind, without an answer, as there")
    void malformed(Fault fault, String payload) {
        Rejected rejected = assertInstanceOf(Rejected.class, parse(DOWN, payload.replace("EUI", EUI)));
        assertEquals(fault, rejected.fault(), rejected.reason());
        assertEquals(List.of(), rejected.answers());
    }

    @Test
    @DisplayName("a payload that no frame carries is rejected; so are other topics and devices that are not there")
    void others() {
        String longData = "{" + EUI + ",\"fPort\":1,\"data\":\"" + "AAAA".repeat(86) + "\"}";
        assertEquals(
                Fault.PAYLOAD_TOO_LONG,
                assertInstanceOf(Rejected.class, parse(DOWN, longData)).fault());
        for (String topic : List.of(
                "",
                "application/campus/device/command/down",
                "application/other/device/00e4000000000012/command/down",
                "application/campus/device/00e4000000000012/command/up",
                "application/campus/device/")) {
            assertEquals(
                    Fault.TOPIC,
                    assertInstanceOf(Rejected.class, parse(topic, FULL)).fault(),
                    topic);
        }
        for (String eui : List.of("00e4000000000013", "xyz", "", "00E400000000001\u0661")) {
            String topic = "application/campus/device/" + eui + "/command/down";
            Rejected rejected =
                    assertInstanceOf(Rejected.class, parse(topic, "{\"devEui\":\"" + eui + "\",\"fPort\":1}"));
            assertEquals(Fault.DEVICE, rejected.fault(), eui);
        }
    }

    @Test
    @DisplayName("50,000 damaged commands and 10,000 of random bytes never throw")
    void damaged() {
        SplittableRandom random = new SplittableRandom(3);
        int accepted = 0;
        for (int i = 0; i < 60_000; i++) {
            byte[] payload = FULL.getBytes(StandardCharsets.UTF_8);
            for (int k = i < 50_000 ? random.nextInt(4) : payload.length; k >= 0; k--) {
                payload[random.nextInt(payload.length)] = (byte) random.nextInt(256);
            }
            accepted += stack.parse(DOWN, payload, i) instanceof Push ? 1 : 0;
        }
        assertTrue(accepted > 500 && accepted < 40_000, "accepted " + accepted);
    }
}
