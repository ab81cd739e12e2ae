package io.chirpsim.app.scenario;

/** Whose preamble the critical section of two frames that meet is counted in. */
public enum CriticalSection implements Word {
    /** The wanted frame's own (Bor et al. 2016; FLoRa). */
    WANTED("wanted"),
    /** That of the one that began later, for both (LoRaSim's program). */
    LATER("later");

    private final String word;

    CriticalSection(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
