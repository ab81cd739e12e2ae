package io.chirpsim.bridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.bridge.UplinkLog.Counts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UplinkLogTest {
    private static final String V3 =
            "{\"devEUI\":\"00e4000000000012\",\"rxInfo\":[{\"gatewayID\":\"aa\",\"time\":\"2026-03-02T08:00:00.7Z\","
                    + "\"location\":{\"latitude\":45.2,\"longitude\":5.7,\"altitude\":220},\"rssi\":-119,\"loRaSNR\":-7.2},"
                    + "{\"gatewayID\":\"bb\",\"rssi\":-120,\"loRaSNR\":0}],\"txInfo\":{\"frequency\":868100000,\"dr\":5},"
                    + "\"fCnt\":7,\"fPort\":3,\"data\":\"5027\",\"_timestamp\":1772438401000,\"_topic\":\"application/rx\"}";
    private static final String V4 =
            "{\"time\":\"2026-03-02T08:00:09+00:00\",\"deviceInfo\":{\"devEui\":\"70b3d57ed0000001\"},\"dr\":3,\"fPort\":2,"
                    + "\"data\":\"ASs=\",\"rxInfo\":[{\"gatewayId\":\"0016c001f153a14c\",\"gwTime\":\"2026-03-02T08:00:02.5+00:00\","
                    + "\"nsTime\":\"2026-03-02T09:00:00Z\",\"rssi\":-52,\"snr\":13.75,\"location\":{\"latitude\":39.48,"
                    + "\"longitude\":-0.34}},{\"gatewayId\":\"0016c001f153a14d\",\"location\":{}}],\"txInfo\":{\"frequency\":867300000,"
                    + "\"modulation\":{\"lora\":{\"bandwidth\":125000,\"spreadingFactor\":9,\"codeRate\":\"CR_4_5\"}}}}";
    private static final String STATUS =
            "{\"devEUI\":\"00e4000000000012\",\"margin\":-27,\"_topic\":\"application/status\"}";

    @TempDir
    Path folder;

    @Test
    @DisplayName("a line of ChirpStack 3")
    void version3() throws Exception {
        LoggedUplink uplink = read(PayloadEncoding.HEX, V3).uplinks().get(0);
        assertEquals(0x00E4000000000012L, uplink.devEui());
        assertEquals(1_772_438_401_000_000L, uplink.timeUs());
        assertEquals(7, uplink.fCnt());
        assertEquals(3, uplink.fPort());
        assertArrayEquals(new byte[] {0x50, 0x27}, uplink.payload());
        assertEquals(new LoggedDataRate(5, 0, 0), uplink.dataRate());
        assertEquals(868_100_000L, uplink.frequencyHz());
        assertEquals(
                List.of(
                        new LoggedReception("aa", -119, -7.2, new LoggedLocation(45.2, 5.7, 220)),
                        new LoggedReception("bb", -120, 0, null)),
                uplink.receptions());
    }

    @Test
    @DisplayName("a line of ChirpStack 4, which leaves out a counter of 0 and places it does not know")
    void version4() throws Exception {
        UplinkLog log = read(PayloadEncoding.BASE64, V4);
        LoggedUplink uplink = log.uplinks().get(0);
        assertEquals(0x70B3D57ED0000001L, uplink.devEui());
        assertEquals(Instant.parse("2026-03-02T08:00:02.5Z").toEpochMilli() * 1000, uplink.timeUs());
        assertEquals(0, uplink.fCnt());
        assertArrayEquals(new byte[] {1, 0x2B}, uplink.payload());
        assertEquals(new LoggedDataRate(3, 9, 125_000), uplink.dataRate());
        assertEquals(
                new LoggedLocation(39.48, -0.34, 0), uplink.receptions().get(0).location());
        assertNull(log.gateways().get(1).location());
    }

    @Test
    @DisplayName("the same payload text is read as told, not as it looks")
    void encodingIsTold() throws Exception {
        String line = V3.replace("\"5027\"", "\"50270c04\"");
        assertEquals(4, read(PayloadEncoding.HEX, line).uplinks().get(0).payload().length);
        assertEquals(6, read(PayloadEncoding.BASE64, line).uplinks().get(0).payload().length);
    }

    @Test
    @DisplayName("without _timestamp the median of the gateways' times, then time, then the server's times")
    void timesInOrder() throws Exception {
        String three = V3.replace("\"gatewayID\":\"bb\"", "\"gatewayID\":\"bb\",\"time\":\"2020-01-01T00:00:00Z\"")
                .replace("\"txInfo\"", "\"time\":\"2026-03-02T08:00:05Z\",\"x\":0,\"txInfo\"")
                .replace(",\"_timestamp\":1772438401000", "");
        String median = three.replace(
                "\"rxInfo\":[", "\"rxInfo\":[{\"gatewayID\":\"cc\",\"time\":\"2026-03-02T09:00:00.3+01:00\"},");
        assertEquals("2026-03-02T08:00:00.300Z", time(median));
        String noGatewayTime = V4.replace("\"gwTime\"", "\"x\"");
        assertEquals("2026-03-02T08:00:09Z", time(noGatewayTime));
        assertEquals("2026-03-02T09:00:00Z", time(noGatewayTime.replace("{\"time\"", "{\"y\"")));
    }

    private String time(String line) throws Exception {
        PayloadEncoding encoding = line.contains("ASs=") ? PayloadEncoding.BASE64 : PayloadEncoding.HEX;
        long us = read(encoding, line).uplinks().get(0).timeUs();
        return Instant.ofEpochSecond(us / 1_000_000, us % 1_000_000 * 1000).toString();
    }

    @Test
    @DisplayName("lines are sorted by time, other events skipped, blank lines not counted")
    void otherEvents() throws Exception {
        String later = V3.replace("1772438401000", "1772438499000").replace("\"fCnt\":7", "\"fCnt\":8");
        String noPort = V3.replace("\"fPort\":3,", "");
        String portZero = V3.replace("\"fPort\":3,", "\"fPort\":0,");
        String empty = V3.replace("\"5027\"", "\"\"");
        String noCounter = V3.replace("\"fCnt\":7,", "");
        UplinkLog log = read(PayloadEncoding.HEX, later, STATUS, "", noPort, portZero, empty, noCounter, " \r", V3);
        assertEquals(new Counts(7, 2, 0, 5), log.counts());
        assertEquals(
                List.of(7L, 8L), log.uplinks().stream().map(LoggedUplink::fCnt).toList());
    }

    @Test
    @DisplayName("a copy within 60 s is the same uplink, a microsecond later it is another: the counter began anew")
    void copies() throws Exception {
        String copy = V3.replace("1772438401000", "1772438461000");
        String another = V3.replace("1772438401000", "1772438461001");
        String otherDevice = V3.replace("00e4000000000012", "00e4000000000013");
        UplinkLog log = read(PayloadEncoding.HEX, copy, V3, another, otherDevice);
        assertEquals(new Counts(4, 3, 1, 0), log.counts());
        LoggedUplink first = log.uplinks().get(0);
        assertEquals(1_772_438_401_000_000L, first.timeUs());
        assertEquals(4, first.receptions().size());
        assertEquals(
                List.of(3, 3),
                log.gateways().stream().map(LoggedGateway::uplinks).toList());
    }

    @Test
    @DisplayName("a gateway is at the median of the places it gave")
    void gatewayPlaces() throws Exception {
        String away = V3.replace("45.2,", "10.5,").replace("\"fCnt\":7", "\"fCnt\":8");
        String near = V3.replace("45.2,", "45.3,").replace("5.7,", "5.6,").replace("\"fCnt\":7", "\"fCnt\":9");
        UplinkLog log = read(PayloadEncoding.HEX, V3, away, near);
        assertEquals(
                List.of(
                        new LoggedGateway("aa", new LoggedLocation(45.2, 5.7, 220), 3),
                        new LoggedGateway("bb", null, 3)),
                log.gateways());
    }

    @Test
    @DisplayName("gzip is told by content; several members, a byte order mark and a last line without end are fine")
    void gzipByContent() throws Exception {
        Path plain = write("plain.gz", ("\uFEFF" + V3 + "\r\n" + STATUS).getBytes(StandardCharsets.UTF_8));
        assertEquals(
                new Counts(2, 1, 0, 1),
                UplinkLog.read(InputSource.of(plain), PayloadEncoding.HEX).counts());
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(gzip("\uFEFF" + V3 + "\n"));
        both.writeBytes(gzip(STATUS + "\n"));
        Path packed = write("packed.json", both.toByteArray());
        assertEquals(
                new Counts(2, 1, 0, 1),
                UplinkLog.read(InputSource.of(packed), PayloadEncoding.HEX).counts());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 12, 60, -1, -8, -9})
    @DisplayName("gzip cut anywhere, in its header, data or trailer, says that it is cut")
    void truncatedGzip(int cut) throws Exception {
        byte[] whole = gzip((V3 + "\n").repeat(50));
        Path file = write("cut.gz", Arrays.copyOf(whole, cut > 0 ? cut : whole.length + cut));
        String message = failure(file);
        assertTrue(message.startsWith(file + ": the gzip data are cut off after line "), message);
    }

    @Test
    @DisplayName("damaged gzip data say so")
    void damagedGzip() throws Exception {
        byte[] whole = gzip((V3 + "\n").repeat(50));
        whole[whole.length - 6] ^= 1;
        String message = failure(write("damaged.gz", whole));
        assertTrue(message.contains("the gzip data are damaged"), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"fCnt\":7 | \"fCnt\":-7 | fCnt is -7, it must be a whole number from 0 to 4294967295",
                "\"fCnt\":7 | \"fCnt\":\"7\" | fCnt is \"7\"",
                "\"fPort\":3 | \"fPort\":256 | fPort is 256",
                "\"5027\" | \"502\" | data \"502\" is not hex; is payloadEncoding right?",
                "\"5027\" | \"ASs=\" | data \"ASs=\" is not hex",
                "\"5027\" | 5027 | data is 5027, it must be a string",
                "00e4000000000012 | e4000000000012 | devEUI is \"e4000000000012\", it must be a string of 16",
                "\"frequency\":868100000 | \"frequency\":868.1 | txInfo.frequency is 868.1",
                ",\"dr\":5 | ,\"x\":5 | no data rate",
                "\"dr\":5 | \"dr\":16 | dr is 16, it must be a whole number from 0 to 15",
                "\"gatewayID\":\"bb\", | '' | rxInfo[1].gatewayID is missing",
                "\"rssi\":-120 | \"rssi\":\"-120\" | rxInfo[1].rssi is \"-120\", it must be a number",
                "45.2, | 145.2, | rxInfo[0].location is latitude 145.2",
                "1772438401000 | 17724384010000000 | _timestamp is 17724384010000000",
                "\"_timestamp\":1772438401000 | \"time\":\"x\",\"rxInfo\":[] | time is \"x\", it must be a date",
                "\"_timestamp\":1772438401000 | \"rxInfo\":[] | no time: _timestamp",
                "\"_timestamp\":1772438401000 | \"rxInfo\":{} | rxInfo is not a list"
            })
    @DisplayName("a broken line says which and what is wrong")
    void brokenLine(String text, String replacement, String expected) throws Exception {
        Path file = write("log.json", lines(V3, STATUS, V3.replace(text, replacement), V3));
        String message = failure(file);
        assertTrue(message.startsWith(file + ":3: " + expected), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "{\"devEUI\":\"00e40000", "{} {}", "[1,", "{\"a\":\"\\q\"}", "\u0000"})
    @DisplayName("a line that is not JSON says which and where in it")
    void notJson(String line) throws Exception {
        Path file = write("log.json", lines(V3, line));
        String message = failure(file);
        assertTrue(message.matches("(?s)\\Q" + file + "\\E:2:[0-9]+: not JSON: .*"), message);
        assertTrue(message.length() < file.toString().length() + 150, message);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    @DisplayName("a line that is JSON and no object is broken, too")
    void noObject() throws Exception {
        Path file = write("log.json", lines(V3, "[]"));
        assertEquals(file + ":2: not a JSON object", failure(file));
    }

    @Test
    @DisplayName("a missing file, a folder, an empty file and one without uplinks say so")
    void nothingToRead() throws Exception {
        Path missing = folder.resolve("missing.gz");
        assertEquals(missing + ": there is no such file", failure(missing));
        assertEquals(folder + ": cannot be read: it is a folder", failure(folder));
        Path empty = write("empty", new byte[0]);
        assertEquals(empty + ": no uplink in 0 lines", failure(empty));
        Path status = write("status", lines(STATUS, STATUS));
        assertEquals(status + ": no uplink in 2 lines", failure(status));
    }

    private UplinkLog read(PayloadEncoding encoding, String... lines) throws Exception {
        return UplinkLog.read(InputSource.of(write("log.json", lines(lines))), encoding);
    }

    private static String failure(Path file) {
        return assertThrows(InputFileException.class, () -> UplinkLog.read(InputSource.of(file), PayloadEncoding.HEX))
                .getMessage();
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static byte[] lines(String... lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
