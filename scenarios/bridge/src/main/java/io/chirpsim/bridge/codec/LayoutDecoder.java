package io.chirpsim.bridge.codec;

import io.chirpsim.bridge.codec.LayoutItem.BitField;
import io.chirpsim.bridge.codec.LayoutItem.RecordType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one payload along a layout. */
final class LayoutDecoder {
    private final LayoutMessage message;
    private final byte[] payload;
    private final Map<String, Long> raws = new HashMap<>();
    private int position;
    private int end;

    private LayoutDecoder(LayoutMessage message, byte[] payload) {
        this.message = message;
        this.payload = payload;
        this.end = payload.length;
    }

    static Map<String, Object> decode(LayoutMessage message, byte[] payload) throws PayloadException {
        LayoutDecoder decoder = new LayoutDecoder(message, payload);
        Map<String, Object> fields = new LinkedHashMap<>();
        decoder.read(message.items(), fields);
        if (decoder.left() > 0) {
            throw new PayloadException(decoder.left() + " of " + payload.length + " bytes are left over");
        }
        return fields;
    }

    private int left() {
        return end - position;
    }

    private void read(List<LayoutItem> items, Map<String, Object> into) throws PayloadException {
        int outerEnd = end;
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).takesAll()) {
                int behind = LayoutSize.of(items.subList(i + 1, items.size())).least();
                end = Math.max(position, outerEnd - behind);
            }
            read(items.get(i), into);
            end = outerEnd;
        }
    }

    private void read(LayoutItem item, Map<String, Object> into) throws PayloadException {
        if (item instanceof LayoutItem.Value value) {
            number(value, into);
        } else if (item instanceof LayoutItem.Bits bits) {
            bits(bits, into);
        } else if (item instanceof LayoutItem.Hex hex) {
            into.put(hex.name(), HexFormat.of().formatHex(payload, take(hex.length()), position));
        } else if (item instanceof LayoutItem.Skip skip) {
            take(skip.length().orElse(Math.max(0, left())));
        } else if (item instanceof LayoutItem.Group group) {
            Long raw = raws.get(group.condition().field());
            if (raw != null && group.condition().holds(raw)) {
                read(group.items(), into);
            }
        } else if (item instanceof LayoutItem.Repeat repeat) {
            repeat(repeat, into);
        } else {
            records((LayoutItem.Records) item, into);
        }
    }

    /** Moves on and gives where that began. */
    private int take(int bytes) throws PayloadException {
        if (bytes > left()) {
            throw new PayloadException(
                    "the payload ends after " + payload.length + " bytes, where " + (position + bytes) + " are needed");
        }
        position += bytes;
        return position - bytes;
    }

    private long word(WireType type, Endian endian) throws PayloadException {
        int bytes = type.bytes();
        int from = take(bytes);
        long word = 0;
        for (int i = 0; i < bytes; i++) {
            int at = endian == Endian.BIG ? from + i : from + bytes - 1 - i;
            word = word << 8 | payload[at] & 0xFF;
        }
        return word;
    }

    private static long extended(long word, int bits) {
        return word << 64 - bits >> 64 - bits;
    }

    private void number(LayoutItem.Value value, Map<String, Object> into) throws PayloadException {
        if (value.at().isPresent()) {
            position = value.at().getAsInt();
        }
        WireType type = value.type();
        long word = word(type, value.endian().orElse(message.endian()));
        if (type == WireType.F32) {
            float real = Float.intBitsToFloat((int) word);
            if (Float.isFinite(real)) {
                into.put(value.name(), (double) real);
            }
            return;
        }
        long raw = type.signed() ? extended(word, 8 * type.bytes()) : word;
        keep(value.name(), raw, value.meaning(), type == WireType.BOOL, into);
    }

    private void bits(LayoutItem.Bits bits, Map<String, Object> into) throws PayloadException {
        long word = word(bits.type(), bits.endian().orElse(message.endian()));
        int shift = 8 * bits.type().bytes();
        for (BitField field : bits.fields()) {
            shift -= field.width();
            long part = word >>> shift & (1L << field.width()) - 1;
            long raw = field.sign() == LayoutItem.Sign.SIGNED ? extended(part, field.width()) : part;
            keep(field.name(), raw, field.meaning(), field.sign() == LayoutItem.Sign.TRUTH, into);
        }
    }

    private void keep(String name, long raw, Meaning meaning, boolean truth, Map<String, Object> into)
            throws PayloadException {
        if (meaning.only().isPresent() && meaning.only().get() != raw) {
            throw new PayloadException(
                    "found " + raw + " where only " + meaning.only().get() + " may stand");
        }
        if (name.isEmpty()) {
            return;
        }
        raws.put(name, raw);
        Object value = truth && meaning.words().isEmpty() ? Boolean.valueOf(raw != 0) : meaning.of(raw);
        if (value != null) {
            into.put(name, value);
        }
    }

    private void repeat(LayoutItem.Repeat repeat, Map<String, Object> into) throws PayloadException {
        List<Map<String, Object>> elements = new ArrayList<>();
        int most = repeat.times().orElse(Integer.MAX_VALUE);
        while (elements.size() < most && (repeat.times().isPresent() || left() > 0)) {
            int before = position;
            Map<String, Object> element = new LinkedHashMap<>();
            read(repeat.items(), element);
            elements.add(element);
            if (position == before) {
                throw new PayloadException("an element of '" + repeat.name() + "' has no bytes");
            }
        }
        into.put(repeat.name(), elements);
    }

    private void records(LayoutItem.Records records, Map<String, Object> into) throws PayloadException {
        while (left() > 0) {
            int from = take(records.tagBytes());
            long tag = 0;
            for (int i = from; i < position; i++) {
                tag = tag << 8 | payload[i] & 0xFF;
            }
            read(type(records, tag).items(), into);
        }
    }

    private static RecordType type(LayoutItem.Records records, long tag) throws PayloadException {
        for (RecordType type : records.types()) {
            if (type.tag() == tag) {
                return type;
            }
        }
        throw new PayloadException("there is no record with the tag "
                + HexFormat.of().withUpperCase().toHexDigits(tag, 2 * records.tagBytes()));
    }
}
