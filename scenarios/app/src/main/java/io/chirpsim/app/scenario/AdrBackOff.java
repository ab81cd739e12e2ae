package io.chirpsim.app.scenario;

/** Named rules for a device with adaptive data rate that hears nothing for long. */
public enum AdrBackOff implements Word {
    /** TS001-1.0.4, table 9: asks after 64 uplinks, full power after 96, a lower data rate after 128 and every 32, then all channels. */
    LORAWAN_1_0_4("lorawan-1.0.4"),
    /** As in LoRaWAN 1.0.3: a lower data rate after 96 already, and no asking with the lowest one. */
    LORAWAN_1_0_3("lorawan-1.0.3"),
    /** None, as ns-3 lorawan. */
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
