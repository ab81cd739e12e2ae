package io.chirpsim.bridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.bridge.DownlinkCommand.Push;
import io.chirpsim.bridge.DownlinkCommand.Rejected;
import io.chirpsim.bridge.DownlinkCommand.Replace;
import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.random.Streams;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TheThingsStackDownlinksTest {
    private static final String PUSH = "v3/app1@ttn/devices/valve-1/down/push";
    private static final String EXAMPLE =
            "{\"downlinks\":[{\"f_port\":15,\"frm_payload\":\"vu8=\",\"priority\":\"NORMAL\","
                    + "\"confirmed\":true,\"correlation_ids\":[\"my-id\"]}]}";

    private final TheThingsStack stack = Campus.theThingsStack();

    @Test
    @DisplayName("the documented push becomes one downlink")
    void documentedPush() {
        Push push = assertInstanceOf(Push.class, parse(PUSH, EXAMPLE));
        ApplicationDownlink downlink = push.downlinks().get(0);
        assertEquals(1, push.deviceIndex());
        assertEquals(1, push.downlinks().size());
        assertEquals(0, downlink.tag());
        assertEquals(1, downlink.deviceIndex());
        assertEquals(15, downlink.fPort());
        assertArrayEquals(new byte[] {(byte) 0xBE, (byte) 0xEF}, downlink.frmPayload());
        assertTrue(downlink.confirmed());
        assertEquals("my-id", downlink.correlationId());
    }

    @Test
    @DisplayName("replace keeps the order; an empty list clears the queue")
    void replace() {
        String topic = "v3/app1@ttn/devices/dev1/down/replace";
        Replace two = assertInstanceOf(
                Replace.class,
                parse(topic, "{\"downlinks\":[{\"f_port\":1},{\"f_port\":223,\"frm_payload\":\"AQ==\"}]}"));
        assertEquals(
                List.of(1, 223),
                two.downlinks().stream().map(ApplicationDownlink::fPort).toList());
        assertFalse(two.downlinks().get(1).confirmed());
        assertEquals("", two.downlinks().get(1).correlationId());
        assertEquals(0, two.downlinks().get(0).frmPayload().length);
        assertEquals(
                List.of(),
                assertInstanceOf(Replace.class, parse(topic, "{\"downlinks\":[]}"))
                        .downlinks());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-_8=", "+/8=", "-_8", "+/8"})
    @DisplayName("both alphabets of base64, with or without padding")
    void alphabets(String text) {
        Push push = assertInstanceOf(
                Push.class, parse(PUSH, "{\"downlinks\":[{\"fPort\":2,\"frmPayload\":\"" + text + "\",\"x\":1}]}"));
        assertArrayEquals(
                new byte[] {(byte) 0xFB, (byte) 0xFF}, push.downlinks().get(0).frmPayload());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"downlinks\":[ | not JSON",
                "nonsense | not JSON",
                "{\"downlinks\":[]} x | not JSON",
                "[] | not a JSON object",
                "3 | not a JSON object",
                "{} | 'downlinks' is missing",
                "{\"downlinks\":{}} | 'downlinks' is not a list",
                "{\"downlinks\":[{\"f_port\":2},7]} | downlinks[1]: not a JSON object",
                "{\"downlinks\":[{}]} | f_port is 0 or missing",
                "{\"downlinks\":[{\"f_port\":0}]} | f_port is 0",
                "{\"downlinks\":[{\"f_port\":224}]} | f_port is 224, it must be 1 to 223",
                "{\"downlinks\":[{\"f_port\":4294967298}]} | f_port is 4294967298",
                "{\"downlinks\":[{\"f_port\":2.5}]} | f_port is 2.5",
                "{\"downlinks\":[{\"f_port\":\"2\"}]} | f_port is",
                "{\"downlinks\":[{\"f_port\":2,\"frm_payload\":\"%%\"}]} | '%%' is not base64",
                "{\"downlinks\":[{\"f_port\":2,\"frm_payload\":5}]} | frm_payload is not a string",
                "{\"downlinks\":[{\"f_port\":2,\"confirmed\":\"yes\"}]} | confirmed is",
                "{\"downlinks\":[{\"f_port\":2,\"priority\":\"URGENT\"}]} | priority is",
                "{\"downlinks\":[{\"f_port\":2,\"correlation_ids\":\"a\"}]} | correlation_ids is not a list",
                "{\"downlinks\":[{\"f_port\":2,\"correlation_ids\":[1]}]} | correlation_ids holds 1",
                "{\"downlinks\":[{\"f_port\":2,\"decoded_payload\":{}}]} | payload formatter"
            })
    @DisplayName("what is malformed is rejected with a reason, nothing of it is carried out")
    void malformed(String payload, String reason) {
        String found = assertInstanceOf(Rejected.class, parse(PUSH, payload)).reason();
        assertTrue(found.contains(reason), found);
    }

    @Test
    @DisplayName("an empty payload, 20,000 brackets, invalid UTF-8 and a long wrong text are rejected, briefly")
    void hostile() {
        assertInstanceOf(Rejected.class, parse(PUSH, ""));
        assertInstanceOf(Rejected.class, parse(PUSH, "[".repeat(20_000)));
        assertInstanceOf(Rejected.class, parse(PUSH, "{\"downlinks\":" + "[".repeat(20_000)));
        assertInstanceOf(Rejected.class, stack.parse(PUSH, new byte[] {'{', '"', (byte) 0xC0, (byte) 0x80, '"'}, 0));
        String longText = "{\"downlinks\":[{\"f_port\":2,\"frm_payload\":\"" + "%".repeat(100_000) + "\"}]}";
        assertTrue(
                assertInstanceOf(Rejected.class, parse(PUSH, longText)).reason().length() < 200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v3/app1@ttn/devices/valve-2/down/push",
                "v3/app1@ttn/devices/down/push",
                "v3/app1@ttn/devices//down/push",
                "v3/app2@ttn/devices/valve-1/down/push",
                "v3/app1@ttn/devices/valve-1/x/down/push",
                "v3/app1@ttn/devices/valve-1/down/queued",
                ""
            })
    @DisplayName("other topics and unknown devices are rejected")
    void topics(String topic) {
        assertInstanceOf(Rejected.class, parse(topic, EXAMPLE));
    }

    @Test
    @DisplayName("the filters name push and replace of this application only")
    void filters() {
        assertEquals(
                List.of("v3/app1@ttn/devices/+/down/push", "v3/app1@ttn/devices/+/down/replace"),
                stack.commandFilters());
    }

    @Test
    @DisplayName("50,000 damaged messages never throw")
    void damagedMessages() {
        SplittableRandom random = new SplittableRandom(2);
        int accepted = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] payload = EXAMPLE.getBytes(StandardCharsets.UTF_8);
            for (int k = random.nextInt(4); k >= 0; k--) {
                payload[random.nextInt(payload.length)] = (byte) random.nextInt(256);
            }
            DownlinkCommand command = stack.parse(PUSH, payload, 0);
            assertNotNull(command);
            accepted += command instanceof Push ? 1 : 0;
        }
        assertTrue(accepted > 500 && accepted < 40_000, "accepted " + accepted);
    }

    @Test
    @DisplayName("two devices of one name are refused")
    void duplicateNames() {
        List<DeviceIdentity> twice = List.of(Campus.DEV1, Campus.DEV1);
        Tenancy tenancy = new Tenancy("a", "", 0, "");
        assertThrows(
                IllegalArgumentException.class,
                () -> new TheThingsStack(tenancy, Instant.EPOCH, twice, List.of(), new Streams(1, 0), Decoding.NONE));
    }

    private DownlinkCommand parse(String topic, String payload) {
        return stack.parse(topic, payload.getBytes(StandardCharsets.UTF_8), 7);
    }
}
