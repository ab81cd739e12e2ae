package io.chirpsim.bridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chirpsim.bridge.DownlinkCommand.Fault;
import io.chirpsim.bridge.DownlinkCommand.Push;
import io.chirpsim.bridge.DownlinkCommand.Rejected;
import io.chirpsim.bridge.DownlinkEvent.Outcome;
import io.chirpsim.flow.Cause;
import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.lorawan.ApplicationDownlink.Priority;
import io.chirpsim.lorawan.MacCause;
import io.chirpsim.lorawan.server.TxStatus;
import io.chirpsim.lorawan.server.UplinkRefusal;
import io.chirpsim.random.Streams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TheThingsStackEventsTest {
    private static final String PUSH = "v3/app1@ttn/devices/valve-1/down/push";
    private static final String ONE =
            "{\"downlinks\":[{\"f_port\":15,\"frm_payload\":\"vu8=\",\"priority\":\"HIGH\",\"confirmed\":true,"
                    + "\"correlation_ids\":[\"my-id\",\"b\"],\"confirmed_retry\":{\"max_attempts\":3},"
                    + "\"class_b_c\":{\"gateways\":[{\"gateway_ids\":{\"gateway_id\":\"gw-2\"}}],\"absolute_time\":\"2026-01-01T00:10:00Z\"}}]}";
    private static final String HEAD =
            "{\"end_device_ids\":{\"device_id\":\"valve-1\",\"application_ids\":{\"application_id\":\"app1\"},"
                    + "\"dev_eui\":\"00E4000000000012\",\"join_eui\":\"0000000000000000\",\"dev_addr\":\"260B0001\"},"
                    + "\"correlation_ids\":[\"my-id\",\"b\",\"as:downlink:*\"],\"received_at\":\"2026-01-01T00:00:04.000000000Z\",";
    private static final String FRAME =
            "{\"session_key_id\":\"*\",\"f_port\":15,%s\"frm_payload\":\"vu8=\",\"confirmed\":true,";
    private static final String CLASS_B_C =
            "\"class_b_c\":{\"gateways\":[{\"gateway_ids\":{\"gateway_id\":\"gw-2\",\"eui\":\"AA555A0000000102\"}}],"
                    + "\"absolute_time\":\"2026-01-01T00:10:00.000000000Z\"},";
    private static final String IDS = "\"priority\":\"HIGH\",\"correlation_ids\":[\"my-id\",\"b\",\"as:downlink:*\"]";

    private final TheThingsStack stack = Campus.theThingsStack();
    private final ApplicationDownlink downlink = pushed(stack, ONE);

    private static ApplicationDownlink pushed(TheThingsStack stack, String payload) {
        DownlinkCommand command = stack.parse(PUSH, payload.getBytes(StandardCharsets.UTF_8), 2_000_000);
        return assertInstanceOf(Push.class, command, command.toString())
                .downlinks()
                .get(0);
    }

    private Optional<Publication> told(Outcome what) {
        return stack.downlink(new DownlinkEvent(downlink, 0x260B0001, 4_000_000, what));
    }

    private static String shown(Publication told) {
        return new String(told.payload(), StandardCharsets.UTF_8)
                .replaceAll("as:downlink:01KD[0-9A-HJKMNP-TV-Z]{22}", "as:downlink:*")
                .replaceAll("\"session_key_id\":\"[A-Za-z0-9+/]{22}==\"", "\"session_key_id\":\"*\"");
    }

    private void assertTold(String event, String member, Outcome what) {
        Publication told = told(what).orElseThrow();
        assertEquals("v3/app1@ttn/devices/valve-1/down/" + event, told.topic());
        assertEquals(HEAD + member + ",\"simulated\":true}", shown(told));
    }

    @Test
    @DisplayName("what the application asked for arrives: priority, tries, gateways, time")
    void asked() {
        assertEquals(Priority.HIGH, downlink.priority());
        assertEquals(Optional.of(3), downlink.wishes().maxTries());
        assertEquals(List.of(1), downlink.wishes().gateways());
        assertEquals(Optional.of(600_000_000L), downlink.wishes().absoluteTimeUs());
        assertEquals(Long.MAX_VALUE, downlink.expiresAtUs());
    }

    @Test
    @DisplayName("queued, sent, nack and ack read byte for byte as The Things Stack writes them, tries counted")
    void byteForByte() {
        String first = ",\"confirmed_retry\":{\"attempt\":1,\"max_attempts\":3}}";
        assertTold(
                "queued",
                "\"downlink_queued\":" + FRAME.formatted("") + CLASS_B_C + IDS + first,
                new DownlinkEvent.Queued());
        assertTold(
                "sent",
                "\"downlink_sent\":" + FRAME.formatted("\"f_cnt\":7,") + IDS + "}",
                new DownlinkEvent.Answered(7, Campus.order(0, new byte[0]), TxStatus.OK));
        assertTold(
                "nack",
                "\"downlink_nack\":" + FRAME.formatted("\"f_cnt\":7,") + CLASS_B_C + IDS + first.replace(":1", ":2"),
                new DownlinkEvent.NotAcknowledged(7));
        assertTold(
                "ack",
                "\"downlink_ack\":" + FRAME.formatted("\"f_cnt\":8,") + CLASS_B_C + IDS + first.replace(":1", ":2"),
                new DownlinkEvent.Acknowledged(8));
    }

    @Test
    @DisplayName("a gateway's refusal is a failure with the answer in the error")
    void refusedByGateway() {
        assertTold(
                "failed",
                "\"downlink_failed\":{\"downlink\":" + FRAME.formatted("\"f_cnt\":7,") + CLASS_B_C + IDS
                        + ",\"confirmed_retry\":{\"attempt\":1,\"max_attempts\":3}},\"error\":{\"namespace\":\"pkg/networkserver\","
                        + "\"name\":\"transmission\",\"message_format\":\"downlink transmission failed with result `{result}`\","
                        + "\"attributes\":{\"result\":\"TOO_LATE\"},\"code\":2}}",
                new DownlinkEvent.Answered(7, Campus.order(0, new byte[0]), TxStatus.TOO_LATE));
    }

    @ParameterizedTest
    @CsvSource({
        "PAYLOAD_TOO_LONG, pkg/networkserver, application_downlink_too_long",
        "DOWNLINK_QUEUE_FULL, pkg/networkserver, downlink_queue_capacity",
        "RETRIES_EXHAUSTED, pkg/applicationserver, max_retries_reached",
        "JOIN_PENDING, pkg/applicationserver, no_device_session",
        "GATEWAY_BUSY, pkg/networkserver, schedule"
    })
    @DisplayName("failures carry the error that the stack defines for them")
    void failures(MacCause cause, String namespace, String name) throws IOException {
        JsonNode error = new ObjectMapper()
                .readTree(told(new DownlinkEvent.Failed(cause)).orElseThrow().payload())
                .at("/downlink_failed/error");
        assertEquals(namespace, error.path("namespace").textValue());
        assertEquals(name, error.path("name").textValue());
        assertFalse(error.path("message_format").textValue().isEmpty());
    }

    @Test
    @DisplayName("what is replaced goes silently, everything else that ends is a failure")
    void replaced() {
        for (Cause cause : MacCause.values()) {
            Optional<Publication> told = told(new DownlinkEvent.Failed(cause));
            assertEquals(cause == MacCause.DOWNLINK_REPLACED, told.isEmpty(), cause.key());
            told.ifPresent(failed -> assertTrue(failed.topic().endsWith("/down/failed")));
        }
    }

    @Test
    @DisplayName("without a session there is no address and no key")
    void noSession() throws IOException {
        Publication failed = stack.downlink(
                        new DownlinkEvent(downlink, 0, 4_000_000, new DownlinkEvent.Failed(MacCause.JOIN_PENDING)))
                .orElseThrow();
        JsonNode json = new ObjectMapper().readTree(failed.payload());
        assertFalse(json.path("end_device_ids").has("dev_addr"));
        assertFalse(json.at("/downlink_failed/downlink").has("session_key_id"));
    }

    @Test
    @DisplayName("a downlink without FPort fails at once, with all others of its message")
    void withoutPort() throws IOException {
        byte[] two = "{\"downlinks\":[{\"f_port\":1,\"frm_payload\":\"AQ==\"},{\"frm_payload\":\"AQ==\"}]}"
                .getBytes(StandardCharsets.UTF_8);
        Rejected rejected = assertInstanceOf(Rejected.class, stack.parse(PUSH, two, 4_000_000));
        assertEquals(Fault.F_PORT, rejected.fault());
        assertEquals(2, rejected.answers().size());
        JsonNode answer = new ObjectMapper().readTree(rejected.answers().get(1).payload());
        assertEquals("no_f_port", answer.at("/downlink_failed/error/name").textValue());
        assertEquals("AQ==", answer.at("/downlink_failed/downlink/frm_payload").textValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"confirmed_retry\":{\"max_attempts\":33} | max_attempts is 33",
                "\"confirmed_retry\":{\"max_attempts\":0} | max_attempts is 0",
                "\"priority\":7 | priority is 7",
                "\"class_b_c\":{\"absolute_time\":\"soon\"} | absolute_time is",
                "\"class_b_c\":{\"gateways\":[{}]} | no gateway is called ''",
                "\"decoded_payload\":[1] | decoded_payload is not a JSON object"
            })
    @DisplayName("fields with values that do not exist are rejected without an answer")
    void wrongFields(String field, String reason) {
        byte[] payload = ("{\"downlinks\":[{\"f_port\":1," + field + "}]}").getBytes(StandardCharsets.UTF_8);
        Rejected rejected = assertInstanceOf(Rejected.class, stack.parse(PUSH, payload, 0));
        assertTrue(rejected.reason().contains(reason), rejected.reason());
        assertEquals(List.of(), rejected.answers());
    }

    private static TheThingsStack withCodec(DeviceIdentity first) {
        return new TheThingsStack(
                new Tenancy("app1", "ttn", 0x13, "eu1"),
                Instant.parse("2026-01-01T00:00:00Z"),
                List.of(first, Campus.VALVE),
                List.of(Campus.GW1, Campus.GW2),
                new Streams(2022, 0),
                new TemperatureCodec());
    }

    @Test
    @DisplayName("decoded payloads: uplinks carry them, downlinks are made of them and give them back")
    void decodedPayload() {
        TheThingsStack decoding = withCodec(Campus.DEV1);
        String up = shown(decoding.uplink(Campus.uplink(new byte[] {21})));
        assertTrue(
                up.contains("\"frm_payload\":\"FQ==\",\"decoded_payload\":{\"temperature\":21},\"rx_metadata\""), up);
        ApplicationDownlink made = pushed(
                decoding,
                "{\"downlinks\":[{\"f_port\":2,\"frm_payload\":\"AA==\",\"decoded_payload\":{\"temperature\":5}}]}");
        assertArrayEquals(new byte[] {5}, made.frmPayload());
        assertEquals(Priority.LOWEST, made.priority(), "the default of the protocol buffer");
        String queued = shown(decoding.downlink(new DownlinkEvent(made, 1, 4_000_000, new DownlinkEvent.Queued()))
                .orElseThrow());
        assertTrue(
                queued.contains("\"frm_payload\":\"BQ==\",\"decoded_payload\":{\"temperature\":5},\"correlation_ids\""),
                queued);
    }

    @Test
    @DisplayName("version ids stand before the network's, what is not known is left out")
    void versionIds() {
        DeviceIdentity.Kind kind = new DeviceIdentity.Kind(
                "dragino-lht65",
                'A',
                Optional.of(new DeviceIdentity.Version("dragino", "lht65", "", "1.8", "EU_863_870")));
        String up = shown(withCodec(new DeviceIdentity("dev1", 1, 1, kind)).uplink(Campus.uplink(new byte[0])));
        assertTrue(
                up.contains(
                        "\"version_ids\":{\"brand_id\":\"dragino\",\"model_id\":\"lht65\",\"firmware_version\":\"1.8\","
                                + "\"band_id\":\"EU_863_870\"},\"network_ids\""),
                up);
    }

    @ParameterizedTest
    @CsvSource({
        "#, v3/app1@ttn/#",
        "v3/#, v3/app1@ttn/#",
        "v3/+/devices/+/up, v3/app1@ttn/devices/+/up",
        "v3/app1@ttn/devices/dev1/#, v3/app1@ttn/devices/dev1/#"
    })
    @DisplayName("a subscriber of everything gets its own application")
    void acceptedFilter(String asked, String accepted) {
        assertEquals(accepted, stack.acceptedFilter(asked));
    }

    @Test
    @DisplayName("statuses and refused frames stay with the network")
    void silent() {
        assertEquals(Optional.empty(), stack.status(new DeviceStatus(0, 1, 1, 1)));
        assertEquals(Optional.empty(), stack.refused(new RefusedUplink(0, UplinkRefusal.DEV_NONCE, 1)));
    }

    @Test
    @DisplayName("a command that is written reads back the same")
    void roundTrip() {
        Publication command = stack.command(downlink);
        assertEquals(PUSH, command.topic());
        ApplicationDownlink read = pushed(stack, new String(command.payload(), StandardCharsets.UTF_8));
        assertEquals(downlink.fPort(), read.fPort());
        assertArrayEquals(downlink.frmPayload(), read.frmPayload());
        assertEquals(Priority.HIGH, read.priority());
        assertTrue(read.confirmed());
        assertEquals("my-id", read.correlationId());
    }
}
