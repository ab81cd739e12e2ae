package io.chirpsim.bridge.codec;

import com.fasterxml.jackson.databind.JsonNode;
import io.chirpsim.bridge.Decoding;
import io.chirpsim.bridge.JsonBytes;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Decodes the payloads of every device with the codec of its profile. */
public final class ProfileDecoding implements Decoding {
    /** What every value of a double in the range of sensors holds, so that the text is the same on every Java. */
    private static final MathContext SHOWN = new MathContext(12, RoundingMode.HALF_EVEN);

    private static final double LARGEST_WHOLE = 1e15;

    private final List<Optional<PayloadCodec>> uplinks;
    private final List<Optional<PayloadCodec>> downlinks;
    private final Names names;

    /** How values of Cayenne LPP are called. */
    public enum Names {
        THE_THINGS_STACK,
        CHIRPSTACK
    }

    /**
     * @param uplinks codecs of what devices send, by device index; empty where bytes stay bytes
     * @param downlinks the same for what is sent to them
     */
    public ProfileDecoding(List<Optional<PayloadCodec>> uplinks, List<Optional<PayloadCodec>> downlinks, Names names) {
        this.uplinks = List.copyOf(uplinks);
        this.downlinks = List.copyOf(downlinks);
        this.names = names;
    }

    @Override
    public boolean write(int deviceIndex, int fPort, byte[] payload, JsonBytes to) {
        PayloadCodec codec = uplinks.get(deviceIndex).orElse(null);
        if (codec == null || codec instanceof RawCodec) {
            return false;
        }
        Map<String, Object> decoded;
        try {
            decoded = codec.decodeUplink(fPort, payload);
        } catch (PayloadException e) {
            return false;
        }
        boolean renamed = codec instanceof CayenneLpp && names == Names.CHIRPSTACK;
        object(renamed ? CayenneLpp.asChirpStack(decoded) : decoded, to);
        return true;
    }

    private static void object(Map<?, ?> fields, JsonBytes to) {
        to.put('{');
        fields.forEach((name, value) -> {
            to.key((String) name);
            value(value, to);
        });
        to.put('}');
    }

    private static void value(Object value, JsonBytes to) {
        if (value instanceof Map<?, ?> map) {
            object(map, to);
        } else if (value instanceof List<?> list) {
            to.put('[');
            list.forEach(element -> {
                to.element();
                value(element, to);
            });
            to.put(']');
        } else if (value instanceof String text) {
            to.text(text);
        } else if (value instanceof Double real) {
            number(real, to);
        } else {
            to.raw(value.toString());
        }
    }

    private static void number(double value, JsonBytes to) {
        if (value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE) {
            to.number((long) value);
        } else {
            to.raw(new BigDecimal(value).round(SHOWN).stripTrailingZeros().toPlainString());
        }
    }

    @Override
    public Optional<byte[]> encode(int deviceIndex, int fPort, JsonNode fields) {
        PayloadCodec codec = downlinks.get(deviceIndex).orElse(null);
        if (codec == null || !fields.isObject()) {
            return Optional.empty();
        }
        try {
            EncodedPayload encoded = codec.encodeDownlink(FieldSource.of(named(fields)));
            return encoded.fPort() == fPort ? Optional.of(encoded.bytes()) : Optional.empty();
        } catch (PayloadException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> named(JsonNode object) {
        Map<String, Object> named = new TreeMap<>();
        object.fieldNames().forEachRemaining(name -> {
            Object value = plain(object.get(name));
            if (value != null) {
                named.put(name, value);
            }
        });
        return named;
    }

    private static Object plain(JsonNode node) {
        if (node.isObject()) {
            return named(node);
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(element -> list.add(element.isNull() ? "" : plain(element)));
            return list;
        }
        if (node.isNumber()) {
            return node.doubleValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isNull() ? null : node.asText();
    }
}
