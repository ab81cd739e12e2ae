package io.chirpsim.bridge.codec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

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
    public int mostUplinkBytes() {
        return length;
    }

    @Override
    public List<String> uplinkFields() {
        return List.of();
    }

    @Override
    public List<String> missing(Set<String> given) {
        return List.of();
    }

    @Override
    public Optional<String> flaw(String field, Object value) {
        return Optional.empty();
    }

    @Override
    public int uplinkPort() {
        return fPort;
    }
}
