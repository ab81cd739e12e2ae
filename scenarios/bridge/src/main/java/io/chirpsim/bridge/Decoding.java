package io.chirpsim.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What payload codecs make of bytes and back: {@code decoded_payload} of The Things Stack, {@code object} of ChirpStack. */
public interface Decoding {
    /** Bytes stay bytes. */
    Decoding NONE = new Decoding() {
        @Override
        public boolean write(int deviceIndex, int fPort, byte[] payload, JsonBytes to) {
            return false;
        }

        @Override
        public Optional<byte[]> encode(int deviceIndex, int fPort, JsonNode fields) {
            return Optional.empty();
        }
    };

    /**
     * Writes an uplink's payload as one JSON object, braces included.
     *
     * @return false if the device has no codec or the payload is not of its shape: then nothing is written
     */
    boolean write(int deviceIndex, int fPort, byte[] payload, JsonBytes to);

    /**
     * A downlink's payload from its fields.
     *
     * @param fields a JSON object, as an application sent it; nothing about it is sure
     * @return empty if the device has no codec for downlinks or the fields do not fit it
     */
    Optional<byte[]> encode(int deviceIndex, int fPort, JsonNode fields);
}
