package io.chirpsim.app.scenario;

/** Which signals on other frequencies a receiver takes in. */
public enum ChannelOverlap implements Word {
    /** As much of a signal as lies inside the wanted frame's band. */
    BAND("band"),
    /** Signals on exactly the same centre frequency: ns-3 lorawan. */
    EXACT("exact"),
    /** Signals at most 30, 60 or 120 kHz away at 125, 250 or 500 kHz: LoRaSim. */
    LORASIM("lorasim");

    private final String word;

    ChannelOverlap(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
