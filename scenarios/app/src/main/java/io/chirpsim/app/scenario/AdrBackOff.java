package io.chirpsim.app.scenario;

/** What a device with adaptive data rate does when it hears nothing. */
public enum AdrBackOff implements Word {
    /** LoRaWAN L2 1.0.4. */
    LORAWAN_1_0_4("lorawan-1.0.4"),
    /** LoRaWAN 1.0.3 and before. */
    LORAWAN_1_0_3("lorawan-1.0.3"),
    /** Nothing. */
    NONE("none");

    private final String word;

    AdrBackOff(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
