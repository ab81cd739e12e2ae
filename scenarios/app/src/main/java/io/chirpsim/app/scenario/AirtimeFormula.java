package io.chirpsim.app.scenario;

/** How long LoRa frames are taken to be on the air. */
public enum AirtimeFormula implements Word {
    /** Semtech AN1200.13. */
    SEMTECH("semtech"),
    /** FLoRa: 20 bytes up and 15 down whatever the payload, rounded down, without low data rate optimisation, the header counted twice. */
    FLORA("flora");

    private final String word;

    AirtimeFormula(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
