package io.chirpsim.app.scenario;

/** What becomes of signals that begin while a gateway sends, once it has sent. */
public enum SignalsWhileSending implements Word {
    /** They disturb what comes after. */
    INTERFERE("interfere"),
    /** The gateway never learns of them: ns-3 lorawan. */
    IGNORED("ignored");

    private final String word;

    SignalsWhileSending(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
