package io.chirpsim.lorawan.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.chirpsim.lorawan.Vectors;
import io.chirpsim.lorawan.crypto.FrameCrypto;
import io.chirpsim.lorawan.crypto.Key128;
import io.chirpsim.lorawan.crypto.RootKeys;
import io.chirpsim.lorawan.crypto.SessionKeys;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Frames of LoRaWAN 1.1 against vectors of lora-packet 0.9.3 and of brocaar/lorawan (phypayload_test.go, rev. a18a103). */
class Lorawan11FramesTest {
    private static final int DEV_ADDR = 0x01020304;
    private static final SessionKeys KEYS = new SessionKeys(
            Key128.ofHex("02020202020202020202020202020203"),
            Key128.ofHex("02020202020202020202020202020202"),
            Key128.ofHex("02020202020202020202020202020204"),
            Key128.ofHex("01010101010101010101010101010101"));

    private final BytesCodec codec = new BytesCodec();
    private final FrameCrypto crypto = new FrameCrypto();

    @Test
    @DisplayName("uplink: the MIC's halves are of two keys and cover data rate and channel")
    void uplink() throws MalformedFrameException {
        DataFrame frame = data(MType.UNCONFIRMED_DATA_UP, DataFrame.ADR, 1, new byte[0], 1, "hello");
        MicContext sent = new MicContext(0, 2, 3);
        byte[] air = codec.seal(frame, KEYS, sent);
        assertArrayEquals(Vectors.bytes("400403020180010001a694642615761236" + "6a"), air);
        DataFrame header = (DataFrame) codec.openUplink(air);
        assertTrue(codec.authentic(air, header, 1, KEYS, sent));
        assertFalse(codec.authentic(air, header, 1, KEYS, new MicContext(0, 2, 4)));
        assertFalse(codec.authentic(air, header, 1, KEYS, new MicContext(0, 3, 3)));
    }

    @Test
    @DisplayName("uplink with ACK: the MIC covers the counter it acknowledges")
    void acknowledges() {
        DataFrame frame = data(MType.UNCONFIRMED_DATA_UP, DataFrame.ADR | DataFrame.ACK, 1, new byte[0], 1, "hello");
        byte[] air = codec.seal(frame, KEYS, new MicContext(1, 2, 3));
        assertArrayEquals(Vectors.bytes("4004030201a0010001a694642615f842c4b9"), air);
    }

    @Test
    @DisplayName("downlink: FOpts are encrypted under the counter of the network, or of the application")
    void fOpts() throws MalformedFrameException {
        byte[] linkCheckAns = {2, 7, 1};
        DataFrame network = data(MType.UNCONFIRMED_DATA_DOWN, 0, 0, linkCheckAns, DataFrame.NO_PORT, "");
        byte[] air = codec.seal(network, KEYS, MicContext.NONE);
        assertArrayEquals(Vectors.bytes("600403020103" + "0000dfb4f1e24f1f9f"), air);
        DataFrame header = codec.openDownlink(air);
        assertArrayEquals(linkCheckAns, codec.plainFOpts(header, 0, KEYS));

        SessionKeys others = new SessionKeys(
                new Key128(0, 0),
                Key128.ofHex("01010101010101010101010101010100"),
                Key128.ofHex("01010101010101010101010101010200"),
                Key128.ofHex("100f0e0d0c0b0a090807060504030201"));
        DataFrame application = data(MType.UNCONFIRMED_DATA_DOWN, 0, 0, linkCheckAns, 1, "\u0001\u0002\u0003\u0004");
        assertArrayEquals(
                Vectors.bytes("6004030201030000" + "22ac0a01f0b468ddaa5ed13a"),
                codec.seal(application, others, MicContext.NONE));
    }

    @Test
    @DisplayName("the MIC of lora-packet's uplink")
    void loraPacket() throws MalformedFrameException {
        JsonNode v = Vectors.section("mic_1_1_up").findFirst().orElseThrow();
        SessionKeys keys =
                new SessionKeys(key(v, "FNwkSIntKey"), key(v, "SNwkSIntKey"), new Key128(0, 0), new Key128(0, 0));
        byte[] air = Vectors.bytes(v.get("phy").asText());
        MicContext sent = new MicContext(
                v.get("confFCnt").asInt(), v.get("txDr").asInt(), v.get("txCh").asInt());
        assertTrue(codec.authentic(air, (DataFrame) codec.openUplink(air), 0, keys, sent));
    }

    @Test
    @DisplayName("session keys from NwkKey and AppKey, with the NetID or with the JoinEUI; the join server's keys")
    void keys() {
        for (JsonNode v : Vectors.section("keys_1_1").toList()) {
            Key128 nwkKey = key(v, "nwkKey");
            if (v.has("js")) {
                long devEui = Long.parseUnsignedLong(v.get("devEui").asText(), 16);
                assertEquals(
                        v.get("JSIntKey").asText(),
                        crypto.jsIntKey(nwkKey, devEui).hex());
                assertEquals(
                        v.get("JSEncKey").asText(),
                        crypto.jsEncKey(nwkKey, devEui).hex());
            } else if (v.get("optNeg").asBoolean()) {
                long joinEui = Long.parseUnsignedLong(v.get("joinEui").asText(), 16);
                RootKeys roots = new RootKeys(key(v, "appKey"), nwkKey);
                assertKeys(v, crypto.sessionKeys(roots, hex(v, "joinNonce"), joinEui, hex(v, "devNonce")));
            } else {
                int netId = hex(v, "netIdOrJoinEui");
                assertKeys(
                        v,
                        new SessionKeys(
                                crypto.sessionKey(nwkKey, 1, hex(v, "joinNonce"), netId, hex(v, "devNonce")),
                                crypto.sessionKey(nwkKey, 3, hex(v, "joinNonce"), netId, hex(v, "devNonce")),
                                crypto.sessionKey(nwkKey, 4, hex(v, "joinNonce"), netId, hex(v, "devNonce")),
                                crypto.sessionKey(
                                        key(v, "appKey"), 2, hex(v, "joinNonce"), netId, hex(v, "devNonce"))));
            }
        }
    }

    private static void assertKeys(JsonNode v, SessionKeys keys) {
        assertEquals(v.get("FNwkSIntKey").asText(), keys.fNwkSIntKey().hex());
        assertEquals(v.get("SNwkSIntKey").asText(), keys.sNwkSIntKey().hex());
        assertEquals(v.get("NwkSEncKey").asText(), keys.nwkSEncKey().hex());
        assertEquals(v.get("AppSKey").asText(), keys.appSKey().hex());
    }

    @Test
    @DisplayName("join-accept with OptNeg: the MIC covers the request too")
    void joinAccept() {
        JoinAccept accept = new JoinAccept(65793, 0x020202, DEV_ADDR, 0, 0, 0, DataFrame.EMPTY, true);
        Key128 key = Key128.ofHex("0102030405060708090a0b0c0d0e0f10");
        byte[] bytes = Layout.write(accept);
        int end = bytes.length - Layout.MIC_BYTES;
        Bytes.putBig(bytes, end, crypto.joinAcceptMic(key, 0xFF, 0x0807060504030201L, 258, bytes, end));
        crypto.encryptJoinAccept(key, bytes, 1, bytes.length - 1);
        assertArrayEquals(Vectors.bytes("207abeea06b02920f11c02d0348fcf1815"), bytes);
    }

    @Test
    @DisplayName("a device reads a join-accept with OptNeg as it was sent, and none that answers another request")
    void joinAcceptBothEnds() throws MalformedFrameException {
        RootKeys roots = new RootKeys(new Key128(1, 2), new Key128(3, 4));
        JoinRequest request = new JoinRequest(5, 6, 7);
        JoinAccept accept = new JoinAccept(9, 0x13, DEV_ADDR, 1, 2, 3, DataFrame.EMPTY, true);
        byte[] air = codec.seal(accept, roots, request);
        JoinAccept read = codec.openJoinAccept(air, roots, request);
        assertTrue(read.optNeg());
        assertEquals(codec.sessionKeys(roots, accept, request), codec.sessionKeys(roots, read, request));
        assertThrows(MalformedFrameException.class, () -> codec.openJoinAccept(air, roots, new JoinRequest(5, 6, 8)));
    }

    private static DataFrame data(MType type, int fCtrl, int fCnt, byte[] fOpts, int fPort, String payload) {
        return new DataFrame(type, DEV_ADDR, fCtrl, fCnt, fOpts, fPort, payload.getBytes(StandardCharsets.US_ASCII));
    }

    private static Key128 key(JsonNode v, String name) {
        return Key128.ofHex(v.get(name).asText());
    }

    private static int hex(JsonNode v, String name) {
        return Integer.parseInt(v.get(name).asText(), 16);
    }
}
