package io.chirpsim.app.scenario;

/** Named matrices of the signal-to-interference ratio that a frame needs, per pair of spreading factors. */
public enum InterferenceMatrix implements Word {
    /** Goursaud and Gorce 2015: 6 dB against the same spreading factor. */
    GOURSAUD("goursaud"),
    /** Croce et al. 2018, IEEE Communications Letters: 1 dB against the same spreading factor. */
    CROCE("croce"),
    /** Croce's ratios between different spreading factors, Semtech's 6 dB against the same one. */
    CROCE_6DB("croce-6db"),
    /** Spreading factors do not disturb each other; 6 dB against the same one (LoRaSim). */
    ORTHOGONAL("orthogonal"),
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
