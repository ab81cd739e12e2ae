package io.chirpsim.bridge.codec;

/** How a number stands in a payload. */
public enum WireType {
    U8("u8", 1, false),
    I8("i8", 1, true),
    U16("u16", 2, false),
    I16("i16", 2, true),
    U24("u24", 3, false),
    I24("i24", 3, true),
    U32("u32", 4, false),
    I32("i32", 4, true),
    /** IEEE 754, single precision. */
    F32("f32", 4, true),
    /** A byte: 0 is false, anything else true. */
    BOOL("bool", 1, false);

    private final String word;
    private final int bytes;
    private final boolean signed;

    WireType(String word, int bytes, boolean signed) {
        this.word = word;
        this.bytes = bytes;
        this.signed = signed;
    }

    /** As written in layouts. */
    public String word() {
        return word;
    }

    int bytes() {
        return bytes;
    }

    boolean signed() {
        return signed;
    }
}
