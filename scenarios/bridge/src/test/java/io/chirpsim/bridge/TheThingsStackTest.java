package io.chirpsim.bridge;

import static io.chirpsim.bridge.Campus.heard;
import static io.chirpsim.bridge.Campus.uplink;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chirpsim.lorawan.ApplicationUplink;
import io.chirpsim.lorawan.region.DataRate;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.phy.LoraModulation;
import io.chirpsim.random.Streams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TheThingsStackTest {
    private static final byte[] PAYLOAD = {1, 0x2B, 1, 0x28};
    private static final String IDS =
            "{\"device_id\":\"dev1\",\"application_ids\":{\"application_id\":\"app1\"},\"dev_eui\":\"70B3D57ED0000001\","
                    + "\"join_eui\":\"0000000000000001\",\"dev_addr\":\"260B0001\"}";

    private final TheThingsStack stack = Campus.theThingsStack();

    @Test
    @DisplayName("an uplink reads byte for byte as The Things Stack writes it, the opaque ids aside")
    void uplinkByteForByte() throws IOException {
        byte[] payload = payload(uplink(PAYLOAD, heard(0, -68.3, 9.24, 1_392_000, 2)));
        JsonNode json = json(payload);
        String correlationId = json.at("/correlation_ids/0").textValue();
        String sessionKeyId = json.at("/uplink_message/session_key_id").textValue();
        String token = json.at("/uplink_message/rx_metadata/0/uplink_token").textValue();
        String expected = "{\"end_device_ids\":" + IDS + ",\"correlation_ids\":[\"" + correlationId
                + "\"],\"received_at\":\"2026-01-01T00:00:01.412000000Z\",\"uplink_message\":{\"session_key_id\":\""
                + sessionKeyId + "\",\"f_port\":2,\"f_cnt\":17,\"frm_payload\":\"ASsBKA==\",\"rx_metadata\":["
                + "{\"gateway_ids\":{\"gateway_id\":\"gw-1\",\"eui\":\"AA555A0000000101\"},"
                + "\"time\":\"2026-01-01T00:00:01.392000000Z\",\"timestamp\":1392000,\"rssi\":-68,\"channel_rssi\":-68,"
                + "\"snr\":9.2,\"location\":{\"latitude\":39.4806,\"longitude\":-0.3436,\"altitude\":24,"
                + "\"source\":\"SOURCE_REGISTRY\"},\"uplink_token\":\"" + token + "\",\"channel_index\":2}],"
                + "\"settings\":{\"data_rate\":{\"lora\":{\"bandwidth\":125000,\"spreading_factor\":7,"
                + "\"coding_rate\":\"4/5\"}},\"frequency\":\"868100000\",\"timestamp\":1392000},"
                + "\"received_at\":\"2026-01-01T00:00:01.412000000Z\",\"consumed_airtime\":\"0.061696s\","
                + "\"network_ids\":{\"net_id\":\"000013\",\"tenant_id\":\"ttn\",\"cluster_id\":\"eu1\"}},"
                + "\"simulated\":true}";
        assertEquals(expected, new String(payload, StandardCharsets.UTF_8));
        assertTrue(correlationId.matches("gs:uplink:01KD[0-9A-HJKMNP-TV-Z]{22}"), correlationId);
        assertTrue(sessionKeyId.matches("[A-Za-z0-9+/]{22}=="), sessionKeyId);
    }

    @Test
    @DisplayName("zero, empty and false are left out: FCnt 0, 0.0 dB, channel 0, counter 0, altitude 0, no payload")
    void defaultsAreLeftOut() throws IOException {
        ApplicationUplink first = new ApplicationUplink(
                7,
                0,
                1,
                0,
                2,
                new byte[0],
                false,
                0,
                LoraModulation.uplink(12, 125_000),
                868_100_000L,
                2_000_000,
                0,
                0,
                List.of(heard(1, -120, 0.04, 0, 0)),
                false);
        JsonNode message = json(payload(first)).path("uplink_message");
        JsonNode reception = message.at("/rx_metadata/0");
        for (String absent : List.of("f_cnt", "frm_payload", "confirmed")) {
            assertFalse(message.has(absent), absent);
        }
        for (String absent : List.of("snr", "channel_index", "timestamp")) {
            assertFalse(reception.has(absent), absent);
        }
        assertFalse(reception.path("location").has("altitude"));
        assertEquals(0, reception.at("/location/longitude").intValue());
        assertEquals("2s", message.path("consumed_airtime").textValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "5; {\"lora\":{\"bandwidth\":125000,\"spreading_factor\":7,\"coding_rate\":\"4/5\"}}",
                "7; {\"fsk\":{\"bit_rate\":50000}}",
                "8; {\"lrfhss\":{\"operating_channel_width\":137000,\"coding_rate\":\"1/3\"}}",
                "11; {\"lrfhss\":{\"operating_channel_width\":336000,\"coding_rate\":\"2/3\"}}"
            })
    @DisplayName("data rates are written as lorawan-stack v3's messages LoRaDataRate, FSKDataRate and LRFHSSDataRate")
    void dataRates(int index, String written) throws IOException {
        DataRate rate = Region.named("EU868").dataRate(index);
        ApplicationUplink uplink = new ApplicationUplink(
                7, 0, 1, 0, 2, PAYLOAD, false, index, rate.uplink(), 868_100_000L, 1, 0, 0, List.of(), false);
        JsonNode settings = json(payload(uplink)).at("/uplink_message/settings");
        assertEquals(written, settings.path("data_rate").toString());
    }

    @ParameterizedTest
    @CsvSource({"-7.25, -7.2", "-7.26, -7.3", "-0.3, -0.3", "-20, -20", "0.3, 0.3", "13.75, 13.8"})
    @DisplayName("signal to noise ratios are in tenths")
    void snrInTenths(double snrDb, String written) {
        String payload = text(payload(uplink(PAYLOAD, heard(0, -100, snrDb, 1, 1))));
        assertTrue(payload.contains("\"snr\":" + written + ","), payload);
    }

    @Test
    @DisplayName("the concentrator's counter wraps after 2^32 microseconds, dates go on")
    void counterWraps() throws IOException {
        long late = (1L << 32) + 5;
        JsonNode reception =
                json(payload(uplink(PAYLOAD, heard(0, -100, 1, late, 1)))).at("/uplink_message/rx_metadata/0");
        assertEquals(5, reception.path("timestamp").longValue());
        assertEquals("2026-01-01T01:11:34.967301000Z", reception.path("time").textValue());
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-28T23:59:59.999999999Z, 1, 2024-02-29T00:00:00.000000999Z",
        "2023-12-31T23:59:59Z, 999999, 2023-12-31T23:59:59.999999000Z",
        "2023-12-31T23:59:59Z, 1000000, 2024-01-01T00:00:00.000000000Z",
        "2026-03-02T08:00:00.25Z, 86400000001, 2026-03-03T08:00:00.250001000Z"
    })
    @DisplayName("dates count from the scenario's start across seconds, days and leap days")
    void dates(String start, long us, String expected) {
        VirtualDate dates = new VirtualDate(Instant.parse(start));
        JsonBytes json = new JsonBytes();
        dates.write(us, json);
        assertEquals('"' + expected + '"', text(json.copy()));
        assertEquals(Instant.parse(expected).toEpochMilli(), dates.epochMs(us));
    }

    @Test
    @DisplayName("every copy is listed in the order of arrival, each with its own token")
    void severalReceptions() throws IOException {
        JsonNode metadata = json(payload(uplink(PAYLOAD, heard(1, -99.5, -3, 10, 1), heard(0, -100, 1, 300, 1))))
                .at("/uplink_message/rx_metadata");
        assertEquals(2, metadata.size());
        assertEquals("gw-2", metadata.at("/0/gateway_ids/gateway_id").textValue());
        assertEquals("gw-1", metadata.at("/1/gateway_ids/gateway_id").textValue());
        // field 1 of 18 bytes: field 1 of 16: name of 4 bytes and EUI of 8; field 2: 300 as a varint
        byte[] token = metadata.at("/1/uplink_token").binaryValue();
        assertArrayEquals(
                new byte[] {
                    0x0A,
                    18,
                    0x0A,
                    16,
                    0x0A,
                    4,
                    'g',
                    'w',
                    '-',
                    '1',
                    0x12,
                    8,
                    (byte) 0xAA,
                    0x55,
                    0x5A,
                    0,
                    0,
                    0,
                    1,
                    1,
                    0x10,
                    (byte) 0xAC,
                    2
                },
                token);
    }

    @Test
    @DisplayName("a join tells the new address; its session has another key id than the one before")
    void join() throws IOException {
        JsonNode first =
                json(stack.join(new ApplicationJoin(0, 0x260B0001, 5_000_000)).payload());
        JsonNode second =
                json(stack.join(new ApplicationJoin(0, 0x260B0002, 9_000_000)).payload());
        assertEquals(
                "v3/app1@ttn/devices/dev1/join",
                stack.join(new ApplicationJoin(0, 1, 0)).topic());
        assertEquals("260B0001", first.at("/end_device_ids/dev_addr").textValue());
        assertEquals(
                "2026-01-01T00:00:05.000000000Z",
                first.at("/join_accept/received_at").textValue());
        String sessionKeyId = first.at("/join_accept/session_key_id").textValue();
        assertEquals(
                sessionKeyId,
                json(payload(uplink(PAYLOAD)))
                        .at("/uplink_message/session_key_id")
                        .textValue());
        assertNotEquals(sessionKeyId, second.at("/join_accept/session_key_id").textValue());
    }

    @Test
    @DisplayName("names with quotes, control characters and other alphabets survive")
    void escaping() throws IOException {
        String name = "a\"b\\c\td\u0001e\u007f-válvula-\u6C34-\uD83D\uDCA7\"";
        DeviceIdentity strange = new DeviceIdentity(name, 5, 0);
        TheThingsStack other = Campus.theThingsStack(Instant.EPOCH, strange);
        byte[] payload = other.uplink(uplink(PAYLOAD)).payload();
        assertEquals(name, json(payload).at("/end_device_ids/device_id").textValue());
        assertEquals(
                "v3/app1@ttn/devices/" + name + "/up",
                other.uplink(uplink(PAYLOAD)).topic());
    }

    @Test
    @DisplayName("base64 of every length and of every byte agrees with the library's")
    void base64() throws IOException {
        byte[] payload = new byte[256];
        for (int i = 0; i < payload.length; i++) {
            payload[i] = (byte) (i * 167);
        }
        for (int length = 1; length <= 256; length++) {
            byte[] part = java.util.Arrays.copyOf(payload, length);
            JsonNode written = json(payload(uplink(part))).at("/uplink_message/frm_payload");
            assertEquals(java.util.Base64.getEncoder().encodeToString(part), written.textValue());
        }
    }

    @Test
    @DisplayName("the same uplink gives the same bytes from another object, another replication other ids")
    void deterministic() {
        ApplicationUplink uplink = uplink(PAYLOAD, heard(0, -100, 1, 5, 1));
        payload(uplink(new byte[200]));
        assertArrayEquals(Campus.theThingsStack().uplink(uplink).payload(), payload(uplink));
        TheThingsStack second = new TheThingsStack(
                new Tenancy("app1", "ttn", 0x13, "eu1"),
                Instant.parse("2026-01-01T00:00:00Z"),
                List.of(Campus.DEV1),
                List.of(Campus.GW1),
                new Streams(2022, 1),
                Decoding.NONE);
        assertNotEquals(text(second.uplink(uplink).payload()), text(payload(uplink)));
    }

    @Test
    @DisplayName("without a tenant topics name the application alone")
    void withoutTenant() throws IOException {
        TheThingsStack open = new TheThingsStack(
                new Tenancy("app1", "", 0, ""),
                Instant.EPOCH,
                List.of(Campus.DEV1),
                List.of(),
                new Streams(1, 0),
                Decoding.NONE);
        assertEquals("v3/app1/devices/dev1/up", open.uplink(uplink(PAYLOAD)).topic());
        assertEquals(
                "{\"net_id\":\"000000\"}",
                json(open.uplink(uplink(PAYLOAD)).payload())
                        .at("/uplink_message/network_ids")
                        .toString());
    }

    @ParameterizedTest
    @CsvSource({"''", "a/b", "a+", "#"})
    @DisplayName("a name that would change the topic's shape is refused")
    void namesThatAreNoLevel(String name) {
        assertThrows(IllegalArgumentException.class, () -> new DeviceIdentity(name, 1, 1));
    }

    private byte[] payload(ApplicationUplink uplink) {
        return stack.uplink(uplink).payload();
    }

    private static JsonNode json(byte[] payload) throws IOException {
        return new ObjectMapper().readTree(payload);
    }

    private static String text(byte[] payload) {
        return new String(payload, StandardCharsets.UTF_8);
    }
}
