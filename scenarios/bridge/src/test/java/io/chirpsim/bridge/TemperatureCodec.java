package io.chirpsim.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A codec to test with: on port 2, one byte of degrees; other ports it does not know. */
final class TemperatureCodec implements Decoding {
    @Override
    public boolean write(int deviceIndex, int fPort, byte[] payload, JsonBytes to) {
        if (fPort != 2 || payload.length == 0) {
            return false;
        }
        to.put('{').key("temperature").number(payload[0]).put('}');
        return true;
    }

    @Override
    public Optional<byte[]> encode(int deviceIndex, int fPort, JsonNode fields) {
        JsonNode temperature = fields.path("temperature");
        return temperature.isInt() ? Optional.of(new byte[] {(byte) temperature.intValue()}) : Optional.empty();
    }
}
