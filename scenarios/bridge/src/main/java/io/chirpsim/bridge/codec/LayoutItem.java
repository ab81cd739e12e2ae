package io.chirpsim.bridge.codec;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One piece of a byte layout; pieces follow each other. */
public sealed interface LayoutItem {
    /** Whether it takes as many bytes as there are. */
    default boolean takesAll() {
        return this instanceof Records
                || this instanceof Repeat repeat && repeat.times().isEmpty()
                || this instanceof Skip skip && skip.length().isEmpty();
    }

    /**
     * One number.
     *
     * @param name name of the value; empty for a number that only marks the kind of payload
     * @param type how it stands there
     * @param endian order of its bytes; empty: that of the message
     * @param at its place, bytes from the start of the payload; empty: after the piece before
     * @param meaning what it stands for
     */
    record Value(String name, WireType type, Optional<Endian> endian, OptionalInt at, Meaning meaning)
            implements LayoutItem {}

    /**
     * Several numbers in the bits of one.
     *
     * @param type the unsigned number they share
     * @param endian order of its bytes; empty: that of the message
     * @param fields from the most significant bit on; their widths sum up to that of the type
     */
    record Bits(WireType type, Optional<Endian> endian, List<BitField> fields) implements LayoutItem {
        public Bits {
            fields = List.copyOf(fields);
        }
    }

    /**
     * Some bits.
     *
     * @param name name of the value; empty for bits without a meaning, sent as 0
     * @param width bits, 1 to 32
     * @param sign how they are read
     * @param meaning what they stand for
     */
    record BitField(String name, int width, Sign sign, Meaning meaning) {}

    /** How bits are read. */
    enum Sign {
        UNSIGNED("unsigned"),
        /** Two's complement. */
        SIGNED("signed"),
        /** One bit: true or false. */
        TRUTH("bool");

        private final String word;

        Sign(String word) {
            this.word = word;
        }

        /** As written in layouts. */
        public String word() {
            return word;
        }
    }

    /**
     * Bytes given as hexadecimal text, such as a serial number.
     *
     * @param name name of the value
     * @param length bytes
     */
    record Hex(String name, int length) implements LayoutItem {}

    /**
     * Bytes without a meaning, sent as 0.
     *
     * @param length bytes; empty: all that are there, less those that the pieces behind need; of these none is sent
     */
    record Skip(OptionalInt length) implements LayoutItem {}

    /**
     * Pieces that are there under a condition only.
     *
     * @param condition what must hold
     * @param items the pieces
     */
    record Group(Condition condition, List<LayoutItem> items) implements LayoutItem {
        public Group {
            items = List.copyOf(items);
        }
    }

    /**
     * A condition on a raw number read before.
     *
     * @param field its name
     * @param is it is one of these; empty list: any
     * @param bit this bit of it is set, 0 the least significant; empty: any
     */
    record Condition(String field, List<Long> is, OptionalInt bit) {
        public Condition {
            is = List.copyOf(is);
        }

        boolean holds(long raw) {
            return (is.isEmpty() || is.contains(raw)) && (bit.isEmpty() || (raw >>> bit.getAsInt() & 1) == 1);
        }
    }

    /**
     * A list of groups of the same form.
     *
     * @param name name of the list
     * @param times how many; empty: as many as there are bytes, less those that the pieces behind need
     * @param items the pieces of each
     */
    record Repeat(String name, OptionalInt times, List<LayoutItem> items) implements LayoutItem {
        public Repeat {
            items = List.copyOf(items);
        }
    }

    /**
     * Records, each begun by a tag that says what it is, in any order, until there are as many bytes left as the pieces behind need.
     *
     * @param tagBytes length of a tag, 1 to 3
     * @param types the kinds of records; sent in this order
     */
    record Records(int tagBytes, List<RecordType> types) implements LayoutItem {
        public Records {
            types = List.copyOf(types);
        }
    }

    /**
     * A kind of record.
     *
     * @param tag its tag, big endian
     * @param items what follows the tag
     */
    record RecordType(long tag, List<LayoutItem> items) {
        public RecordType {
            items = List.copyOf(items);
        }
    }
}
