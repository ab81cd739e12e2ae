package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.Fidelity;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.app.scenario.Traffic;
import io.chirpsim.bridge.codec.EncodedPayload;
import io.chirpsim.bridge.codec.PayloadCodec;
import io.chirpsim.bridge.codec.PayloadException;
import io.chirpsim.random.Draws;
import io.chirpsim.random.Streams;

/**
 * The bytes of messages: drawn, or what a sensor measures in the codec of its profile. In sizes only their number counts, except where an
 * integration will decode them: the length of its JSON depends on them.
 */
final class Payloads {
    private final boolean realBytes;
    private final boolean decoded;
    private final Draws drawn;
    private final byte[][] zeros = new byte[256][];

    Payloads(Scenario scenario, Streams streams) {
        this.realBytes = scenario.fidelity() == Fidelity.BYTES;
        this.decoded = scenario.mqtt().isPresent();
        this.drawn = streams.draws(WirePurpose.PAYLOAD);
    }

    /** Whether what a device measures makes a difference: not where only lengths count and all are the same. */
    boolean needValues(PlacedDevice device, Traffic.Made traffic) {
        boolean lengthsVary = device.profile()
                .codec()
                .map(PayloadCodec::uplinkBytes)
                .filter(length -> length.isPresent())
                .isEmpty();
        return traffic instanceof Traffic.Threshold
                || traffic.payloadBytes() == Traffic.FROM_CODEC && (realBytes || decoded || lengthsVary);
    }

    /**
     * The next payload of a device.
     *
     * @param values what it measures now; null if that makes no difference
     */
    EncodedPayload of(PlacedDevice device, Traffic.Made traffic, int messageNumber, SensorValues values) {
        if (traffic.payloadBytes() != Traffic.FROM_CODEC) {
            return new EncodedPayload(traffic.fPort(), drawn(traffic.payloadBytes(), device.entity(), messageNumber));
        }
        PayloadCodec codec = device.profile().codec().orElseThrow();
        EncodedPayload encoded = values == null
                ? new EncodedPayload(
                        codec.uplinkPort(), zeros(codec.uplinkBytes().orElseThrow()))
                : encoded(codec, values);
        int fPort = traffic.fPort() == 0 ? encoded.fPort() : traffic.fPort();
        return new EncodedPayload(fPort, realBytes || decoded ? encoded.bytes() : zeros(encoded.bytes().length));
    }

    private static EncodedPayload encoded(PayloadCodec codec, SensorValues values) {
        try {
            return codec.encodeUplink(values);
        } catch (PayloadException e) {
            throw new IllegalStateException("a profile was loaded that cannot be sent: " + e.getMessage(), e);
        }
    }

    private byte[] drawn(int length, long entity, int messageNumber) {
        if (!realBytes) {
            return zeros(length);
        }
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i += 8) {
            long word = drawn.bits(entity, (long) messageNumber << 5 | i >> 3);
            for (int j = i; j < Math.min(length, i + 8); j++) {
                bytes[j] = (byte) (word >>> 8 * (j - i));
            }
        }
        return bytes;
    }

    /** The recorded bytes of a device where they matter, else as many zeros. */
    byte[] recorded(PlacedDevice device, byte[] bytes) {
        boolean matter = realBytes || decoded && device.profile().codec().isPresent();
        return matter ? bytes : zeros(bytes.length);
    }

    private byte[] zeros(int length) {
        if (length >= zeros.length) {
            return new byte[length];
        }
        if (zeros[length] == null) {
            zeros[length] = new byte[length];
        }
        return zeros[length];
    }
}
