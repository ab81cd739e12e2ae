package io.chirpsim.app.scenario;

/** What a full queue does with one more message. */
public enum WhenFull implements Word {
    /** The oldest waiting message is thrown away. */
    REPLACE_OLDEST("replace-oldest"),
    /** The new message is thrown away. */
    DROP_NEW("drop-new");

    private final String word;

    WhenFull(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
