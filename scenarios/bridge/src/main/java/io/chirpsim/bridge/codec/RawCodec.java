package io.chirpsim.bridge.codec;

import java.util.Map;
import java.util.OptionalInt;

/**
 * Bytes without a meaning: nothing is decoded, and what is sent is zero.
 *
 * @param length bytes of an uplink
 * @param fPort LoRaWAN port, 1 to 223
 */
public record RawCodec(int length, int fPort) implements PayloadCodec {
    @Override
    public Map<String, Object> decodeUplink(int port, byte[] payload) {
        return Map.of();
    }

    @Override
    public EncodedPayload encodeUplink(FieldSource fields) {
        return new EncodedPayload(fPort, new byte[length]);
    }

    @Override
    public Map<String, Object> decodeDownlink(int port, byte[] payload) {
        return Map.of();
    }

    @Override
    public EncodedPayload encodeDownlink(FieldSource fields) throws PayloadException {
        throw new PayloadException("a raw payload has no fields; send its bytes");
    }

    @Override
    public OptionalInt uplinkBytes() {
        return OptionalInt.of(length);
    }

    @Override
    public int uplinkPort() {
        return fPort;
    }
}
