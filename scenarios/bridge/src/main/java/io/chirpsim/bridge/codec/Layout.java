package io.chirpsim.bridge.codec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A codec that is described, not programmed: payloads as sequences of numbers, bits, conditional groups, repetitions and tagged records.
 *
 * @param uplinks kinds of payloads the device sends; the first that fits is taken, and the first is what a simulated device sends
 * @param downlinks kinds of commands it takes
 */
public record Layout(List<LayoutMessage> uplinks, List<LayoutMessage> downlinks) implements PayloadCodec {
    /** @throws IllegalArgumentException if the device sends nothing */
    public Layout {
        uplinks = List.copyOf(uplinks);
        downlinks = List.copyOf(downlinks);
        if (uplinks.isEmpty()) {
            throw new IllegalArgumentException("a layout without uplinks");
        }
    }

    @Override
    public Map<String, Object> decodeUplink(int fPort, byte[] payload) throws PayloadException {
        return decode(uplinks, fPort, payload);
    }

    @Override
    public EncodedPayload encodeUplink(FieldSource fields) throws PayloadException {
        return encode(uplinks.get(0), fields);
    }

    @Override
    public Map<String, Object> decodeDownlink(int fPort, byte[] payload) throws PayloadException {
        return decode(downlinks, fPort, payload);
    }

    /** The first command whose values are all there. */
    @Override
    public EncodedPayload encodeDownlink(FieldSource fields) throws PayloadException {
        PayloadException last = new PayloadException("this device knows no commands");
        for (LayoutMessage message : downlinks) {
            try {
                EncodedPayload encoded = encode(message, fields);
                if (encoded.bytes().length > 0) {
                    return encoded;
                }
                last = new PayloadException("there is no command with these fields");
            } catch (PayloadException e) {
                last = e;
            }
        }
        throw last;
    }

    @Override
    public OptionalInt uplinkBytes() {
        LayoutSize size = LayoutSize.of(uplinks.get(0).items());
        return size.isFixed() ? OptionalInt.of(size.most()) : OptionalInt.empty();
    }

    @Override
    public int mostUplinkBytes() {
        return LayoutSize.of(uplinks.get(0).items()).most();
    }

    @Override
    public List<String> uplinkFields() {
        return LayoutNames.open(uplinks.get(0).items());
    }

    /** In a tagged record nothing is missing if nothing of it is given: it is not sent. */
    @Override
    public List<String> missing(Set<String> given) {
        return LayoutNames.missing(uplinks.get(0).items(), given);
    }

    @Override
    public Optional<String> flaw(String field, Object value) {
        for (Meaning meaning : LayoutNames.meanings(uplinks.get(0).items(), field)) {
            try {
                meaning.raw(field, value);
            } catch (PayloadException e) {
                return Optional.of(e.getMessage());
            }
        }
        return Optional.empty();
    }

    @Override
    public int uplinkPort() {
        return uplinks.get(0).sendingPort();
    }

    private static Map<String, Object> decode(List<LayoutMessage> messages, int fPort, byte[] payload)
            throws PayloadException {
        PayloadException last = new PayloadException("no layout for " + payload.length + " bytes on port " + fPort);
        for (LayoutMessage message : messages) {
            if (message.takes(fPort, payload.length)) {
                try {
                    return LayoutDecoder.decode(message, payload);
                } catch (PayloadException e) {
                    last = e;
                }
            }
        }
        throw last;
    }

    private static EncodedPayload encode(LayoutMessage message, FieldSource fields) throws PayloadException {
        return new EncodedPayload(message.sendingPort(), LayoutEncoder.encode(message, fields));
    }
}
