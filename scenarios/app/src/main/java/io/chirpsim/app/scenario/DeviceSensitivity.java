package io.chirpsim.app.scenario;

/** Named tables of an end-device's sensitivity per spreading factor; the values live with the radio. */
public enum DeviceSensitivity implements Word {
    /** Semtech SX1272: -124 dBm (SF7) to -137 dBm (SF12) at 125 kHz. */
    SX1272("sx1272"),
    /** Semtech SX1276: -123 dBm (SF7) to -136 dBm (SF12) at 125 kHz. */
    SX1276("sx1276"),
    /** Semtech SX1261 and SX1262: -124 dBm (SF7) to -137 dBm (SF12) at 125 kHz, those between interpolated. */
    SX1262("sx1262");

    private final String word;

    DeviceSensitivity(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
