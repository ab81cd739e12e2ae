package io.chirpsim.app.scenario;

/** How many bytes a data frame counts on the air beside its payload. */
public enum FrameLengths implements Word {
    /** LoRaWAN L2 1.0.4: 13 bytes, without payload 12. */
    LORAWAN("lorawan"),
    /** ns-3 lorawan: 9 bytes, with or without payload; no MIC. */
    NS3("ns3"),
    /** LoRaSim: none, the payload is the whole PHY payload. */
    PAYLOAD("payload");

    private final String word;

    FrameLengths(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
