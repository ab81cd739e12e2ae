package io.chirpsim.app.scenario;

/** The concentrator of a gateway: its demodulator pools. */
public enum GatewayModel implements Word {
    /** Semtech SX1301: 8 demodulators for every data rate. */
    SX1301("sx1301"),
    /** Semtech SX1302: 8 demodulators for SF5 to SF12 and 8 more for SF5 to SF10. */
    SX1302("sx1302"),
    /** Semtech SX1303: an SX1302 with fine time stamps. */
    SX1303("sx1303"),
    /** The gateway of ns-3 lorawan: 8 reception paths shared by all channels. */
    NS3("ns3"),
    /** A demodulator for every frame: LoRaSim, FLoRa and closed forms. */
    UNLIMITED("unlimited");

    private final String word;

    GatewayModel(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
