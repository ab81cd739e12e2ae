package io.chirpsim.lorawan.device;

import io.chirpsim.lorawan.frame.MType;

/** When and how often a device repeats an uplink. */
public enum Retransmission {
    /**
     * LoRaWAN L2 1.0.4, 4.3.1.3: NbTrans transmissions of confirmed and unconfirmed frames alike, none after any valid class A downlink;
     * RETRANSMIT_TIMEOUT of 1 to 3 s after RX2 while an acknowledgement is due.
     */
    LORAWAN_1_0_4,
    /**
     * The lorawan module of ns-3 (rev. 82ea58a): at most 8 transmissions of a confirmed frame with one data rate, 1 to 3 s after RX2 opened; a
     * new message takes the place of the one that waits for its acknowledgement.
     */
    NS3,
    /** LoRaWAN 1.0.2, 18.4: at most 8 transmissions of a confirmed frame, one data rate lower after every two. */
    LORAWAN_1_0_2,
    /** LoRaMac-node (rev. dcbcfb3): as 1.0.4, but only an acknowledgement ends the repetitions of a confirmed frame. */
    LORAMAC_NODE;

    private static final int MAX_CONFIRMED = 8;

    /** Largest number of transmissions of one message. */
    int maxTransmissions(MType type, int nbTrans) {
        return (this == NS3 || this == LORAWAN_1_0_2) && type.confirmed() ? MAX_CONFIRMED : nbTrans;
    }

    /** How many data rates lower a message is sent after so many transmissions. */
    int dataRatesDown(MType type, int transmissions) {
        return this == LORAWAN_1_0_2 && type.confirmed() ? transmissions / 2 : 0;
    }

    /** Whether any valid downlink ends the repetitions, not only an acknowledgement. */
    boolean endsWithAnyDownlink(MType type) {
        return this == LORAWAN_1_0_4 || !type.confirmed();
    }

    /** Whether a new message ends the repetitions of the one before. */
    boolean newMessageReplaces() {
        return this == NS3;
    }
}
