package io.chirpsim.app.scenario;

/** When a frame is decoded. */
public enum ReceptionMode implements Word {
    /** Received power at or above the sensitivity, and signal to interference at or above the matrix. */
    THRESHOLD("threshold");

    private final String word;

    ReceptionMode(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
