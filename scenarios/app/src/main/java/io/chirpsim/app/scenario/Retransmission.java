package io.chirpsim.app.scenario;

/** Named rules for repeating an uplink. */
public enum Retransmission implements Word {
    /** NbTrans transmissions, ended by any class A downlink (TS001-1.0.4, section 4.3.1.3). */
    LORAWAN_1_0_4("lorawan-1.0.4"),
    /** Up to 8 transmissions of a confirmed uplink, the data rate falling after every second (LoRaWAN 1.0.2, section 18.4). */
    LORAWAN_1_0_2("lorawan-1.0.2"),
    /** As ns-3 lorawan: up to 8 transmissions at one data rate, a new message replaces the pending one. */
    NS3("ns3"),
    /** As LoRaMac-node (rev. dcbcfb3): as lorawan-1.0.4, but only an acknowledgement ends the repetitions of a confirmed uplink. */
    LORAMAC_NODE("loramac-node");

    private final String word;

    Retransmission(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
