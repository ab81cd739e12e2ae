package io.chirpsim.app.scenario;

/** How much of every frame and packet exists. */
public enum Fidelity implements Word {
    /** Every frame, cipher, MIC, JSON document and MQTT packet is built. */
    BYTES("bytes"),
    /** Lengths and header fields only; everything else comes out equal. */
    SIZES("sizes");

    private final String word;

    Fidelity(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
