package io.chirpsim.app.scenario;

/** What uplinks and downlinks, whose chirps run opposite ways, are to each other. */
public enum InvertedIq implements Word {
    /** They do not disturb each other. */
    IGNORED("ignored"),
    /** They disturb each other as other spreading factors do. */
    INTERFERES("interferes"),
    /** Nothing is inverted: they disturb each other like frames of one direction (ns-3 lorawan). */
    NONE("none");

    private final String word;

    InvertedIq(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
