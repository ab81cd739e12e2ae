package io.chirpsim.app.scenario;

/** Named tables of the supply current of an end-device's radio per state and transmit power: files of the LoRaWAN module. */
public enum RadioCurrents implements Word {
    /** Semtech SX1272. */
    SX1272("sx1272"),
    /** Semtech SX1276. */
    SX1276("sx1276"),
    /** Semtech SX1261 with its DC-DC regulator. */
    SX1261("sx1261"),
    /** Semtech SX1261 with its LDO. */
    SX1261_LDO("sx1261-ldo"),
    /** Semtech SX1262 with its DC-DC regulator. */
    SX1262("sx1262"),
    /** Semtech SX1262 with its LDO. */
    SX1262_LDO("sx1262-ldo"),
    /** Microchip ATSAMR34: radio and microcontroller in one. */
    SAMR34("samr34"),
    /** The node measured by Casals et al. 2017. */
    CASALS_2017("casals-2017"),
    /** Defaults of the ns-3 module lorawan. */
    NS3("ns3"),
    /** LoRaSim 0.2.1: sending only. */
    LORASIM("lorasim");

    private final String word;

    RadioCurrents(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
