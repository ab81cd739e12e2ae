package io.chirpsim.app.scenario;

/** When the places and the shadowing of a group are drawn. Points given by coordinates never move. */
public enum Redraw implements Word {
    /** Anew in every replication. */
    PER_REPLICATION("perReplication"),
    /** Once, the same in all replications. */
    ONCE("once");

    private final String word;

    Redraw(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
