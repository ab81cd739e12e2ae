package io.chirpsim.app.scenario;

/** Whether the buildings of the site's map stand in the way of waves. */
public enum Obstacles implements Word {
    /** A ray is drawn from antenna to antenna; what it crosses adds to the path loss. */
    RAYS("rays"),
    /** The path loss speaks for them. */
    NONE("none");

    private final String word;

    Obstacles(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
