package io.chirpsim.app.scenario;

/** Versions of LoRaWAN that a device may speak. */
public enum LorawanVersion implements Word {
    /** One root key, one network session key, plain FOpts. */
    V1_0_4("1.0.4"),
    /** Two root keys, three network session keys, encrypted FOpts, two downlink counters. */
    V1_1("1.1");

    private final String word;

    LorawanVersion(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
