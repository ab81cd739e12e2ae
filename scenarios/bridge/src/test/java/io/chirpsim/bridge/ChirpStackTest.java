package io.chirpsim.bridge;

import static io.chirpsim.bridge.Campus.heard;
import static io.chirpsim.bridge.Campus.uplink;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chirpsim.bridge.DownlinkEvent.Outcome;
import io.chirpsim.flow.Cause;
import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.lorawan.ApplicationDownlink.Priority;
import io.chirpsim.lorawan.ApplicationDownlink.Wishes;
import io.chirpsim.lorawan.ApplicationUplink;
import io.chirpsim.lorawan.MacCause;
import io.chirpsim.lorawan.region.DataRate;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.lorawan.server.TxStatus;
import io.chirpsim.lorawan.server.UplinkRefusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChirpStackTest {
    private static final byte[] PAYLOAD = {1, 0x2B, 1, 0x28};
    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    private static final String ITEM = "b9a3ad1c-6c1e-4a13-9a3b-2f9f8a1d0c11";
    private static final String VALVE = "application/campus/device/00e4000000000012/event/";

    private final ChirpStack stack = Campus.chirpStack(Decoding.NONE);

    private static String deviceInfo(String name, String eui) {
        return "\"deviceInfo\":{\"tenantId\":\"*\",\"tenantName\":\"upv\",\"applicationId\":\"campus\",\"applicationName\":\"campus\","
                + "\"deviceProfileId\":\"*\",\"deviceProfileName\":\"generic-sensor\",\"deviceName\":\"" + name
                + "\",\"devEui\":\"" + eui + "\",\"deviceClassEnabled\":\"CLASS_A\",\"tags\":{}}";
    }

    private static final String DEV1 = deviceInfo("dev1", "70b3d57ed0000001");
    private static final String VALVE_INFO = deviceInfo("valve-1", "00e4000000000012");

    /** The document with random UUIDs and numbers replaced, which must have their shapes. */
    private static String shown(Publication publication) {
        return new String(publication.payload(), StandardCharsets.UTF_8)
                .replaceAll("\"" + UUID + "\"", "\"*\"")
                .replaceAll("\"(uplinkId|downlinkId)\":[0-9]{1,10},", "\"$1\":0,");
    }

    private static JsonNode json(Publication publication) throws IOException {
        return new ObjectMapper().readTree(publication.payload());
    }

    @Test
    @DisplayName(
            "an uplink reads byte for byte as ChirpStack writes it: events with every scalar, gateway messages without defaults")
    void uplinkByteForByte() {
        Publication up = stack.uplink(
                uplink(PAYLOAD, heard(0, -68.3, 9.24, 1_392_000, 2), heard(1, -101.0, -0.05, 1_392_000, 0)));
        assertEquals("application/campus/device/70b3d57ed0000001/event/up", up.topic());
        assertEquals(
                "{\"deduplicationId\":\"*\",\"time\":\"2026-01-01T00:00:01.392+00:00\"," + DEV1
                        + ",\"devAddr\":\"260b0001\",\"adr\":false,\"dr\":5,\"fCnt\":17,\"fPort\":2,\"confirmed\":false,"
                        + "\"data\":\"ASsBKA==\",\"rxInfo\":[{\"gatewayId\":\"aa555a0000000101\",\"uplinkId\":0,"
                        + "\"gwTime\":\"2026-01-01T00:00:01.392+00:00\",\"nsTime\":\"2026-01-01T00:00:01.404+00:00\","
                        + "\"rssi\":-68,\"snr\":9.25,\"channel\":2,\"location\":{\"latitude\":39.4806,\"longitude\":-0.3436,"
                        + "\"altitude\":24.0},\"context\":\"ABU9gA==\",\"crcStatus\":\"CRC_OK\"},"
                        + "{\"gatewayId\":\"aa555a0000000102\",\"uplinkId\":0,"
                        + "\"gwTime\":\"2026-01-01T00:00:01.392+00:00\",\"nsTime\":\"2026-01-01T00:00:01.404+00:00\","
                        + "\"rssi\":-101,\"location\":{\"latitude\":39.5},\"context\":\"ABU9gA==\",\"crcStatus\":\"CRC_OK\"}],"
                        + "\"txInfo\":{\"frequency\":868100000,\"modulation\":{\"lora\":{\"bandwidth\":125000,"
                        + "\"spreadingFactor\":7,\"codeRate\":\"CR_4_5\"}}},\"regionConfigId\":\"eu868\"}",
                shown(up));
    }

    @Test
    @DisplayName("zero and false stay in events: FCnt 0, DR 0, no payload")
    void defaultsInEvents() throws IOException {
        ApplicationUplink first = new ApplicationUplink(
                7,
                0,
                1,
                0,
                2,
                new byte[0],
                true,
                0,
                Region.named("EU868").dataRate(0).uplink(),
                868_100_000L,
                1,
                0,
                0,
                List.of(),
                true);
        JsonNode json = json(stack.uplink(first));
        assertTrue(json.path("fCnt").isInt() && json.path("dr").isInt());
        assertEquals("", json.path("data").textValue());
        assertEquals("[]", json.path("rxInfo").toString());
        assertTrue(json.path("confirmed").booleanValue() && json.path("adr").booleanValue());
        assertFalse(json.has("object"));
        assertEquals("2026-01-01T00:00:00+00:00", json.path("time").textValue());
    }

    @Test
    @DisplayName("a codec puts an object behind data; a port it does not know leaves none")
    void object() throws IOException {
        ChirpStack decoding = Campus.chirpStack(new TemperatureCodec());
        Publication up = decoding.uplink(uplink(PAYLOAD));
        assertTrue(shown(up).contains("\"data\":\"ASsBKA==\",\"object\":{\"temperature\":1},\"rxInfo\""));
        assertFalse(json(decoding.uplink(uplink(new byte[0]))).has("object"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "5; {\"lora\":{\"bandwidth\":125000,\"spreadingFactor\":7,\"codeRate\":\"CR_4_5\"}}",
                "7; {\"fsk\":{\"frequencyDeviation\":25000,\"datarate\":50000}}",
                "8; {\"lrFhss\":{\"operatingChannelWidth\":137000,\"codeRate\":\"CR_2_6\"}}",
                "11; {\"lrFhss\":{\"operatingChannelWidth\":336000,\"codeRate\":\"CR_4_6\"}}"
            })
    @DisplayName("data rates are written as gw.proto's messages")
    void dataRates(int index, String written) throws IOException {
        DataRate rate = Region.named("EU868").dataRate(index);
        ApplicationUplink uplink = new ApplicationUplink(
                7, 0, 1, 0, 2, PAYLOAD, false, index, rate.uplink(), 868_100_000L, 1, 0, 0, List.of(), false);
        assertEquals(
                written, json(stack.uplink(uplink)).at("/txInfo/modulation").toString());
    }

    @Test
    @DisplayName("join")
    void join() {
        Publication join = stack.join(new ApplicationJoin(0, 0x260B0001, 5_000_001));
        assertEquals("application/campus/device/70b3d57ed0000001/event/join", join.topic());
        assertEquals(
                "{\"deduplicationId\":\"*\",\"time\":\"2026-01-01T00:00:05.000001+00:00\"," + DEV1
                        + ",\"devAddr\":\"260b0001\",\"regionConfigId\":\"eu868\"}",
                shown(join));
    }

    private Optional<Publication> told(Outcome what) {
        ApplicationDownlink downlink = new ApplicationDownlink(
                3, 1, 15, new byte[60], true, ITEM, Priority.NORMAL, Long.MAX_VALUE, Wishes.NONE);
        return stack.downlink(new DownlinkEvent(downlink, 0x260B0001, 4_000_000, what));
    }

    private void assertTold(String event, String document, Outcome what) {
        Publication told = told(what).orElseThrow();
        assertEquals(VALVE + event, told.topic());
        assertEquals(document.replace("DATE", "\"time\":\"2026-01-01T00:00:04+00:00\"," + VALVE_INFO), keepItem(told));
    }

    private static String keepItem(Publication told) {
        String text = new String(told.payload(), StandardCharsets.UTF_8).replace(ITEM, "ITEM");
        return shown(new Publication(told.topic(), text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    @DisplayName("the id of the queue item comes back in txack and ack; queueing itself is silent")
    void queueItemId() {
        assertEquals(Optional.empty(), told(new DownlinkEvent.Queued()));
        assertTold(
                "txack",
                "{\"downlinkId\":0,DATE,\"queueItemId\":\"ITEM\",\"fCntDown\":0,\"gatewayId\":\"aa555a0000000101\","
                        + "\"txInfo\":{\"frequency\":868100000,\"power\":16,\"modulation\":{\"lora\":{\"bandwidth\":125000,"
                        + "\"spreadingFactor\":12,\"codeRate\":\"CR_4_5\",\"polarizationInversion\":true}},"
                        + "\"timing\":{\"delay\":{\"delay\":\"1s\"}},\"context\":\"ABU9gA==\"}}",
                new DownlinkEvent.Answered(0, Campus.order(0, new byte[0]), TxStatus.OK));
        String ack = "{\"deduplicationId\":\"*\",DATE,\"queueItemId\":\"ITEM\",\"acknowledged\":%s,\"fCntDown\":9}";
        assertTold("ack", ack.formatted("true"), new DownlinkEvent.Acknowledged(9));
        assertTold("ack", ack.formatted("false"), new DownlinkEvent.NotAcknowledged(9));
    }

    @Test
    @DisplayName("what cannot be sent is told as log: payload size, expiry, refusals of gateways")
    void logs() {
        assertTold(
                "log",
                "{DATE,\"level\":\"ERROR\",\"code\":\"DOWNLINK_PAYLOAD_SIZE\",\"description\":\"Device queue-item discarded"
                        + " because it exceeds the max. payload size\",\"context\":{\"item_size\":\"60\",\"queue_item_id\":\"ITEM\"}}",
                new DownlinkEvent.Failed(MacCause.PAYLOAD_TOO_LONG));
        String gateway =
                "{DATE,\"level\":\"ERROR\",\"code\":\"DOWNLINK_GATEWAY\",\"description\":\"%s\",\"context\":{}}";
        assertTold(
                "log",
                gateway.formatted("TOO_LATE"),
                new DownlinkEvent.Answered(0, Campus.order(0, new byte[0]), TxStatus.TOO_LATE));
        assertTold(
                "log", gateway.formatted("DUTY_CYCLE_OVERFLOW"), new DownlinkEvent.Failed(MacCause.GATEWAY_DUTY_CYCLE));
        assertEquals(Optional.empty(), told(new DownlinkEvent.Failed(MacCause.RETRIES_EXHAUSTED)), "ack said it");
        for (Cause cause : MacCause.values()) {
            told(new DownlinkEvent.Failed(cause))
                    .ifPresent(log -> assertTrue(log.topic().endsWith("/log")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "F_CNT_REPLAYED, WARNING, UPLINK_F_CNT_RETRANSMISSION",
        "JOIN_MIC, ERROR, UPLINK_MIC",
        "DEV_NONCE, ERROR, OTAA"
    })
    @DisplayName("frames that are not taken are told as log")
    void refused(UplinkRefusal why, String level, String code) throws IOException {
        Publication log = stack.refused(new RefusedUplink(1, why, 4_000_000)).orElseThrow();
        JsonNode json = json(log);
        assertEquals(VALVE + "log", log.topic());
        assertEquals(level, json.path("level").textValue());
        assertEquals(code, json.path("code").textValue());
        assertTrue(json.at("/context/deduplication_id").textValue().matches(UUID));
    }

    /** Levels in percent as 32-bit floats: level / 254 * 100, printed by Rust 1.x. */
    @ParameterizedTest
    @CsvSource({
        "0, true, false, 0.0",
        "255, false, true, 0.0",
        "254, false, false, 100.0",
        "127, false, false, 50.0",
        "1, false, false, 0.39370078"
    })
    @DisplayName("status: external power, unknown, or a level in percent")
    void status(int battery, boolean external, boolean unknown, String level) {
        Publication status =
                stack.status(new DeviceStatus(1, battery, -5, 4_000_000)).orElseThrow();
        assertEquals(VALVE + "status", status.topic());
        assertEquals(
                "{\"deduplicationId\":\"*\",\"time\":\"2026-01-01T00:00:04+00:00\"," + VALVE_INFO
                        + ",\"margin\":-5,\"externalPowerSource\":" + external + ",\"batteryLevelUnavailable\":"
                        + unknown
                        + ",\"batteryLevel\":" + level + "}",
                shown(status));
    }

    @Test
    @DisplayName("uplink, ack and log of one instant share their deduplication id")
    void deduplicationId() throws IOException {
        ApplicationUplink uplink = uplink(PAYLOAD);
        JsonNode up = json(stack.uplink(uplink));
        JsonNode status =
                json(stack.status(new DeviceStatus(0, 0, 0, uplink.serverUs())).orElseThrow());
        assertEquals(up.path("deduplicationId"), status.path("deduplicationId"));
    }

    @ParameterizedTest
    @CsvSource({"EU868, eu868", "US915, us915_0", "AS923-1, as923", "AS923-2, as923_2", "CN470, cn470_0"})
    @DisplayName("regions are called as in ChirpStack's configuration")
    void regions(String region, String id) {
        assertEquals(id, ChirpStack.regionConfigId(region));
    }
}
