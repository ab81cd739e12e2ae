package io.chirpsim.app.scenario;

/** Named matrices of the signal-to-interference ratio that a frame needs, per pair of spreading factors. */
public enum InterferenceMatrix implements Word {
    /** Goursaud and Gorce 2015: 6 dB against the same spreading factor. */
    GOURSAUD("goursaud"),
    /** Croce et al. 2018, IEEE Communications Letters: 1 dB against the same spreading factor. */
    CROCE("croce"),
    /** Pure ALOHA: any overlap with the same spreading factor loses both frames, others do not disturb. */
    ALOHA("aloha");

    private final String word;

    InterferenceMatrix(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
