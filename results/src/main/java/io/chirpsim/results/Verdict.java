package io.chirpsim.results;

/** Whether a requirement holds. */
public enum Verdict {
    MET("met", "met"),
    NOT_MET("notMet", "not met"),
    /** The interval holds the value asked for: more replications would tell. Or there was nothing to judge. */
    UNDECIDED("undecided", "undecided");

    private final String key;
    private final String words;

    Verdict(String key, String words) {
        this.key = key;
        this.words = words;
    }

    /** Its name in {@code summary.json}. */
    public String key() {
        return key;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
