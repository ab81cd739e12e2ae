package io.chirpsim.bridge.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Cayenne Low Power Payload: channel, type and value, one after the other. Values are called as The Things Stack does, {@code temperature_3};
 * {@link #asChirpStack} renames them.
 *
 * @param sent names of what the device sends, in this order
 * @param fPort LoRaWAN port, 1 to 223
 */
public record CayenneLpp(List<String> sent, int fPort) implements PayloadCodec {
    /** @throws IllegalArgumentException if a name is none of Cayenne's */
    public CayenneLpp {
        sent = List.copyOf(sent);
        for (String name : sent) {
            if (LppChannel.parse(name).isEmpty()) {
                throw new IllegalArgumentException("'" + name + "' is no value of Cayenne LPP");
            }
        }
    }

    /** Whether a name is that of a value: a type, an underscore and a channel. */
    public static boolean isName(String name) {
        return LppChannel.parse(name).isPresent();
    }

    /** The types as they begin names. */
    public static List<String> types() {
        return Stream.of(LppType.values()).map(type -> type.word).toList();
    }

    @Override
    public Map<String, Object> decodeUplink(int port, byte[] payload) throws PayloadException {
        Map<String, Object> fields = new LinkedHashMap<>();
        int at = 0;
        while (at < payload.length) {
            if (at + 2 > payload.length) {
                throw new PayloadException("the payload ends after a channel");
            }
            LppChannel channel = new LppChannel(LppType.of(payload[at + 1] & 0xFF), payload[at] & 0xFF);
            at += 2;
            if (at + channel.type().bytes() > payload.length) {
                throw new PayloadException("the payload ends within " + channel.name());
            }
            fields.put(channel.name(), read(channel.type(), payload, at));
            at += channel.type().bytes();
        }
        return fields;
    }

    private static Object read(LppType type, byte[] payload, int at) {
        if (type.axes.isEmpty()) {
            return number(type, 0, payload, at);
        }
        Map<String, Object> axes = new LinkedHashMap<>();
        for (int axis = 0; axis < type.axes.size(); axis++) {
            axes.put(type.axes.get(axis), number(type, axis, payload, at + axis * type.wire.bytes()));
        }
        return axes;
    }

    private static Number number(LppType type, int axis, byte[] payload, int at) {
        long raw = type.wire.signed() ? payload[at] : payload[at] & 0xFF;
        for (int i = 1; i < type.wire.bytes(); i++) {
            raw = raw << 8 | payload[at + i] & 0xFF;
        }
        int perUnit = type.perUnit(axis);
        if (perUnit == 1) {
            return raw;
        }
        return (double) raw / perUnit;
    }

    @Override
    public EncodedPayload encodeUplink(FieldSource fields) throws PayloadException {
        byte[] bytes = new byte[lengthOf(sent)];
        int at = 0;
        for (String name : sent) {
            LppChannel channel = LppChannel.parse(name).orElseThrow();
            bytes[at] = (byte) channel.channel();
            bytes[at + 1] = (byte) channel.type().id;
            write(name, channel.type(), fields, bytes, at + 2);
            at += 2 + channel.type().bytes();
        }
        return new EncodedPayload(fPort, bytes);
    }

    private static int lengthOf(List<String> names) {
        return names.stream()
                .mapToInt(
                        name -> 2 + LppChannel.parse(name).orElseThrow().type().bytes())
                .sum();
    }

    private static void write(String name, LppType type, FieldSource fields, byte[] bytes, int at)
            throws PayloadException {
        if (type.axes.isEmpty()) {
            put(name, fields.value(name), type, 0, fields, bytes, at);
            return;
        }
        for (int axis = 0; axis < type.axes.size(); axis++) {
            String word = type.axes.get(axis);
            Object value =
                    fields.value(name) instanceof Map<?, ?> map ? map.get(word) : fields.value(name + "." + word);
            put(name + "." + word, value, type, axis, fields, bytes, at + axis * type.wire.bytes());
        }
    }

    private static void put(String name, Object value, LppType type, int axis, FieldSource fields, byte[] bytes, int at)
            throws PayloadException {
        double wanted;
        if (value instanceof Number number) {
            wanted = number.doubleValue() * type.perUnit(axis);
        } else if (value instanceof Boolean truth) {
            wanted = truth ? 1 : 0;
        } else {
            throw new PayloadException("there is no number for '" + name + "'");
        }
        int bits = 8 * type.wire.bytes();
        long raw = LayoutEncoder.fitted(name, Math.rint(wanted), bits, type.wire.signed(), fields.outOfRange());
        for (int i = type.wire.bytes() - 1; i >= 0; i--) {
            bytes[at + i] = (byte) raw;
            raw >>= 8;
        }
    }

    /** Commands have the same form. */
    @Override
    public Map<String, Object> decodeDownlink(int port, byte[] payload) throws PayloadException {
        return decodeUplink(port, payload);
    }

    @Override
    public EncodedPayload encodeDownlink(FieldSource fields) throws PayloadException {
        throw new PayloadException("commands in Cayenne LPP are not named; send bytes");
    }

    @Override
    public OptionalInt uplinkBytes() {
        return OptionalInt.of(lengthOf(sent));
    }

    @Override
    public int mostUplinkBytes() {
        return lengthOf(sent);
    }

    /** Of values with axes one name each, such as {@code gps_1.latitude}. */
    @Override
    public List<String> uplinkFields() {
        List<String> names = new ArrayList<>();
        for (String name : sent) {
            List<String> axes = LppChannel.parse(name).orElseThrow().type().axes;
            axes.forEach(axis -> names.add(name + "." + axis));
            if (axes.isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }

    @Override
    public List<String> missing(Set<String> given) {
        return uplinkFields().stream().filter(name -> !given.contains(name)).toList();
    }

    @Override
    public Optional<String> flaw(String field, Object value) {
        return value instanceof String ? Optional.of("found '" + value + "'; allowed: a number") : Optional.empty();
    }

    @Override
    public int uplinkPort() {
        return fPort;
    }

    /** What was decoded in ChirpStack's form: {@code temperatureSensor: {3: 27.2}}. */
    public static Map<String, Object> asChirpStack(Map<String, Object> decoded) {
        Map<String, Map<String, Object>> byType = new LinkedHashMap<>();
        decoded.forEach((name, value) -> LppChannel.parse(name).ifPresent(channel -> byType.computeIfAbsent(
                        channel.type().chirpStackWord, type -> new LinkedHashMap<>())
                .put(Integer.toString(channel.channel()), value)));
        return new LinkedHashMap<>(byType);
    }
}
