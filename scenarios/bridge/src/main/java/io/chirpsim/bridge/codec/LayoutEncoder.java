package io.chirpsim.bridge.codec;

import io.chirpsim.bridge.codec.FieldSource.OutOfRange;
import io.chirpsim.bridge.codec.LayoutItem.BitField;
import io.chirpsim.bridge.codec.LayoutItem.RecordType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Writes one payload along a layout. */
final class LayoutEncoder {
    private static final int MOST_BYTES = 1024;

    private final LayoutMessage message;
    private final Map<String, Long> raws = new HashMap<>();
    private byte[] bytes = new byte[32];
    private int position;

    private LayoutEncoder(LayoutMessage message) {
        this.message = message;
    }

    static byte[] encode(LayoutMessage message, FieldSource fields) throws PayloadException {
        LayoutEncoder encoder = new LayoutEncoder(message);
        encoder.write(message.items(), fields);
        return Arrays.copyOf(encoder.bytes, encoder.position);
    }

    private void write(List<LayoutItem> items, FieldSource fields) throws PayloadException {
        for (LayoutItem item : items) {
            write(item, fields);
        }
    }

    private void write(LayoutItem item, FieldSource fields) throws PayloadException {
        if (item instanceof LayoutItem.Value value) {
            number(value, fields);
        } else if (item instanceof LayoutItem.Bits bits) {
            bits(bits, fields);
        } else if (item instanceof LayoutItem.Hex hex) {
            hex(hex, fields);
        } else if (item instanceof LayoutItem.Skip skip) {
            move(skip.length().orElse(0));
        } else if (item instanceof LayoutItem.Group group) {
            Long raw = raws.get(group.condition().field());
            if (raw != null && group.condition().holds(raw)) {
                write(group.items(), fields);
            }
        } else if (item instanceof LayoutItem.Repeat repeat) {
            repeat(repeat, fields);
        } else {
            records((LayoutItem.Records) item, fields);
        }
    }

    /** Moves on over bytes that are 0 until they are written, and gives where that began. */
    private int move(int by) throws PayloadException {
        if (position + by > MOST_BYTES) {
            throw new PayloadException("the payload would be longer than " + MOST_BYTES + " bytes");
        }
        if (position + by > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, position + by));
        }
        position += by;
        return position - by;
    }

    private void word(long word, int length, Endian endian) throws PayloadException {
        int from = move(length);
        for (int i = 0; i < length; i++) {
            int at = endian == Endian.BIG ? from + length - 1 - i : from + i;
            bytes[at] = (byte) (word >>> 8 * i);
        }
    }

    private void number(LayoutItem.Value value, FieldSource fields) throws PayloadException {
        if (value.at().isPresent()) {
            move(value.at().getAsInt() - position);
        }
        WireType type = value.type();
        Endian endian = value.endian().orElse(message.endian());
        if (type == WireType.F32) {
            word(Float.floatToIntBits(single(value.name(), fields.value(value.name()))), type.bytes(), endian);
            return;
        }
        int width = type == WireType.BOOL ? 1 : 8 * type.bytes();
        word(raw(value.name(), value.meaning(), width, type.signed(), fields), type.bytes(), endian);
    }

    private static float single(String name, Object value) throws PayloadException {
        if (value instanceof Number number) {
            return number.floatValue();
        }
        throw new PayloadException("there is no value for '" + name + "'");
    }

    private void bits(LayoutItem.Bits bits, FieldSource fields) throws PayloadException {
        long word = 0;
        for (BitField field : bits.fields()) {
            boolean signed = field.sign() == LayoutItem.Sign.SIGNED;
            long raw = raw(field.name(), field.meaning(), field.width(), signed, fields);
            word = word << field.width() | raw & (1L << field.width()) - 1;
        }
        word(word, bits.type().bytes(), bits.endian().orElse(message.endian()));
    }

    private long raw(String name, Meaning meaning, int bits, boolean signed, FieldSource fields)
            throws PayloadException {
        if (name.isEmpty()) {
            return meaning.only().or(meaning::fallback).orElse(0L);
        }
        Object value = fields.value(name);
        long raw = value == null
                ? meaning.missing(name)
                : fitted(name, meaning.raw(name, value), bits, signed, fields.outOfRange());
        raws.put(name, raw);
        return raw;
    }

    static long fitted(String name, double raw, int bits, boolean signed, OutOfRange policy) throws PayloadException {
        double least = signed ? -(double) (1L << bits - 1) : 0;
        double most = signed ? (1L << bits - 1) - 1 : (1L << bits) - 1;
        if (policy == OutOfRange.REFUSE && !(raw >= least && raw <= most)) {
            throw new PayloadException("'" + name + "' does not fit into " + bits + " bits");
        }
        return (long) Math.max(least, Math.min(most, raw));
    }

    private void hex(LayoutItem.Hex hex, FieldSource fields) throws PayloadException {
        byte[] given = new byte[hex.length()];
        if (fields.value(hex.name()) instanceof String text) {
            given = parsed(hex, text);
        } else if (fields.outOfRange() == OutOfRange.REFUSE) {
            throw new PayloadException("there is no value for '" + hex.name() + "'");
        }
        System.arraycopy(given, 0, bytes, move(hex.length()), hex.length());
    }

    private static byte[] parsed(LayoutItem.Hex hex, String text) throws PayloadException {
        try {
            byte[] given = HexFormat.of().parseHex(text);
            if (given.length == hex.length()) {
                return given;
            }
        } catch (IllegalArgumentException notHexadecimal) {
            throw new PayloadException("'" + hex.name() + "' is '" + text + "'; allowed: hexadecimal digits");
        }
        throw new PayloadException("'" + hex.name() + "' has not " + hex.length() + " bytes");
    }

    private void repeat(LayoutItem.Repeat repeat, FieldSource fields) throws PayloadException {
        List<FieldSource> elements =
                fields.elements(repeat.name(), repeat.times().orElse(0));
        if (repeat.times().isPresent() && elements.size() != repeat.times().getAsInt()) {
            throw new PayloadException("'" + repeat.name() + "' has " + elements.size() + " elements; allowed: "
                    + repeat.times().getAsInt());
        }
        for (FieldSource element : elements) {
            write(repeat.items(), element);
        }
    }

    private void records(LayoutItem.Records records, FieldSource fields) throws PayloadException {
        for (RecordType type : records.types()) {
            if (isGiven(type.items(), fields)) {
                word(type.tag(), records.tagBytes(), Endian.BIG);
                write(type.items(), fields);
            }
        }
    }

    /** A record is sent if there is a value for anything in it. */
    private static boolean isGiven(List<LayoutItem> items, FieldSource fields) {
        return LayoutNames.all(items).stream().anyMatch(name -> fields.value(name) != null);
    }
}
