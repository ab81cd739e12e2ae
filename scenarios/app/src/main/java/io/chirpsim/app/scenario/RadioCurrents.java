package io.chirpsim.app.scenario;

/** Named tables of the supply current of an end-device's radio per state and transmit power. */
public enum RadioCurrents implements Word {
    /** Semtech SX1276. */
    SX1276("sx1276");

    private final String word;

    RadioCurrents(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
