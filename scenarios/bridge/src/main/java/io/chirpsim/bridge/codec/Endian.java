package io.chirpsim.bridge.codec;

/** Which byte of a number comes first. */
public enum Endian {
    BIG("big"),
    LITTLE("little");

    private final String word;

    Endian(String word) {
        this.word = word;
    }

    /** As written in layouts. */
    public String word() {
        return word;
    }
}
