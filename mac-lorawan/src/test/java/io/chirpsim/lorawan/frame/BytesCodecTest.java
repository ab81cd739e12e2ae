package io.chirpsim.lorawan.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.chirpsim.lorawan.Vectors;
import io.chirpsim.lorawan.crypto.Key128;
import io.chirpsim.lorawan.crypto.RootKeys;
import io.chirpsim.lorawan.crypto.SessionKeys;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BytesCodecTest {
    /** Join-accepts of LoRaWAN 1.0.x do not depend on the request. */
    private static final JoinRequest ANY = new JoinRequest(0, 0, 0);

    private final BytesCodec codec = new BytesCodec();

    static Stream<JsonNode> dataFrames() {
        return Vectors.section("lorawan_1_0");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dataFrames")
    @DisplayName("every 1.0.x data vector: fields, MIC, plain payload, and the same bytes again")
    void dataVector(JsonNode v) throws MalformedFrameException {
        byte[] phy = Vectors.bytes(v.get("phy").asText());
        DataFrame header = Layout.readData(phy);
        int fCnt = v.get("fCnt").asInt();
        SessionKeys keys = keys(v);
        assertEquals(fCnt & 0xFFFF, header.fCnt());
        checkFields(v, header);
        assertTrue(codec.authentic(phy, header, fCnt, keys), "MIC");
        byte[] plain = codec.plain(header, fCnt, keys);
        if (v.has("plainAscii")) {
            assertEquals(v.get("plainAscii").asText(), new String(plain, StandardCharsets.US_ASCII));
        }
        if (v.has("plainHex")) {
            assertEquals(v.get("plainHex").asText(), HexFormat.of().formatHex(plain));
        }
        DataFrame again = new DataFrame(
                header.mType(), header.devAddr(), header.fCtrl(), fCnt, header.fOpts(), header.fPort(), plain);
        assertArrayEquals(phy, codec.seal(again, keys));
        assertEquals(phy.length, again.length());
    }

    private static void checkFields(JsonNode v, DataFrame header) {
        if (v.has("devAddr")) {
            assertEquals(v.get("devAddr").asText(), HexFormat.of().toHexDigits(header.devAddr()));
        }
        if (v.has("fPort")) {
            assertEquals(v.get("fPort").asInt(DataFrame.NO_PORT), header.fPort());
        }
        if (v.has("ack")) {
            assertEquals(v.get("ack").asBoolean(), header.ack());
        }
        assertEquals(v.path("fOpts").asText(""), HexFormat.of().formatHex(header.fOpts()));
    }

    private static SessionKeys keys(JsonNode v) {
        Key128 nwkSKey = Key128.ofHex(v.get("nwkSKey").asText());
        return new SessionKeys(
                nwkSKey, v.has("appSKey") ? Key128.ofHex(v.get("appSKey").asText()) : nwkSKey);
    }

    @Test
    @DisplayName("a MIC under the wrong upper half of the counter is wrong")
    void wrongRollover() throws MalformedFrameException {
        JsonNode v = Vectors.entry("lorawan_1_0", "A-conf-up-32bitFCnt");
        byte[] phy = Vectors.bytes(v.get("phy").asText());
        assertFalse(codec.authentic(phy, Layout.readData(phy), 1, keys(v)));
    }

    @ParameterizedTest
    @MethodSource("joinRequestIds")
    @DisplayName("join-request vectors: fields, MIC, and the same bytes again")
    void joinRequest(String id) throws MalformedFrameException {
        JsonNode v = Vectors.entry("join", id);
        byte[] phy = Vectors.bytes(v.get("phy").asText());
        Key128 appKey = Key128.ofHex(v.get("appKey").asText());
        JoinRequest request = (JoinRequest) codec.openUplink(phy);
        assertTrue(codec.authentic(phy, request, appKey));
        assertArrayEquals(phy, codec.seal(request, appKey));
        if (v.has("devEui")) {
            assertEquals(v.get("devEui").asText(), HexFormat.of().toHexDigits(request.devEui()));
            assertEquals(v.get("joinEui").asText(), HexFormat.of().toHexDigits(request.joinEui()));
            assertEquals(Integer.parseInt(v.get("devNonce").asText(), 16), request.devNonce());
        }
        phy[phy.length - 1] ^= 1;
        assertFalse(codec.authentic(phy, request, appKey));
    }

    static Stream<String> joinRequestIds() {
        return Stream.of("jr1", "F-jr");
    }

    @ParameterizedTest
    @MethodSource("joinAcceptIds")
    @DisplayName("join-accept vectors: the bytes on the air, what the device reads, wrong key refused")
    void joinAccept(String id) throws MalformedFrameException {
        JsonNode v = Vectors.entry("join", id);
        byte[] air = Vectors.bytes(v.get("phyOta").asText());
        Key128 appKey = Key128.ofHex(v.get("appKey").asText());
        JoinAccept accept = codec.openJoinAccept(air, new RootKeys(appKey), ANY);
        byte[] plain = Vectors.bytes(v.get("phyPlain").asText());
        byte[] ours = Layout.write(accept);
        assertArrayEquals(withoutMic(plain), withoutMic(ours));
        assertEquals(v.get("devAddr").asText(), HexFormat.of().toHexDigits(accept.devAddr()));
        assertEquals(hex24(v, "appNonce"), accept.joinNonce());
        assertEquals(hex24(v, "netId"), accept.netId());
        assertArrayEquals(air, codec.seal(accept, new RootKeys(appKey), ANY));
        assertEquals(air.length, accept.length());
        Key128 other = new Key128(appKey.high() + 1, appKey.low());
        assertThrows(MalformedFrameException.class, () -> codec.openJoinAccept(air, new RootKeys(other), ANY));
    }

    private static byte[] withoutMic(byte[] frame) {
        return Arrays.copyOf(frame, frame.length - 4);
    }

    static Stream<String> joinAcceptIds() {
        return Stream.of("ja1-plain", "E-ja-cflist");
    }

    @Test
    @DisplayName("CFList: five frequencies, in and out")
    void cfList() throws MalformedFrameException {
        JsonNode v = Vectors.entry("join", "E-ja-cflist");
        JoinAccept accept = codec.openJoinAccept(
                Vectors.bytes(v.get("phyOta").asText()),
                new RootKeys(Key128.ofHex(v.get("appKey").asText())),
                ANY);
        long[] frequencies = {867_100_000, 867_300_000, 867_500_000, 867_700_000, 867_900_000};
        assertArrayEquals(frequencies, accept.cfListFrequenciesHz());
        assertArrayEquals(accept.cfList(), JoinAccept.cfList(frequencies));
        assertEquals(1, accept.rxDelay());
    }

    @ParameterizedTest
    @MethodSource("keyIds")
    @DisplayName("session keys of a join")
    void sessionKeys(String id) {
        JsonNode v = Vectors.entry("join", id);
        JoinAccept accept = new JoinAccept(hex24(v, "appNonce"), hex24(v, "netId"), 0, 0, 0, 1, DataFrame.EMPTY);
        int devNonce = Integer.parseInt(v.get("devNonce").asText(), 16);
        SessionKeys keys = codec.sessionKeys(
                new RootKeys(Key128.ofHex(v.get("appKey").asText())), accept, new JoinRequest(0, 0, devNonce));
        assertEquals(v.get("nwkSKey").asText(), keys.nwkSKey().hex());
        assertEquals(v.get("appSKey").asText(), keys.appSKey().hex());
    }

    static Stream<String> keyIds() {
        return Stream.of("keys1", "E-ja-cflist");
    }

    private static int hex24(JsonNode v, String name) {
        return Integer.parseInt(v.get(name).asText(), 16);
    }
}
