package io.chirpsim.app.scenario;

/** Named tables of a gateway's sensitivity per spreading factor; the values live with the radio. */
public enum GatewaySensitivity implements Word {
    /** Semtech SX1301 data sheet. */
    SX1301("sx1301"),
    /** Semtech SX1302 data sheet, 10 % packet errors, with SX1250 and a low-noise amplifier. */
    SX1302("sx1302"),
    /** ns-3 lorawan: -130 dBm (SF7) to -142.5 dBm (SF12). */
    NS3_GATEWAY("ns3-gateway"),
    /** Semtech SX1272 data sheet, an end-device's chip: the gateway of FLoRa. */
    SX1272("sx1272"),
    /** LoRaSim, measured by its authors: -126.5 dBm (SF7) to -133.25 dBm (SF12). */
    LORASIM("lorasim");

    private final String word;

    GatewaySensitivity(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
