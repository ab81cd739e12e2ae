package io.chirpsim.lorawan.server;

/** What a gateway answers to a downlink that it shall send: {@code txpk_ack} of Semtech's UDP protocol, section 5.5, and what ChirpStack adds. */
public enum TxStatus {
    /** Not looked at: an earlier alternative was taken. */
    IGNORED,
    /** It will be sent. */
    OK,
    /** It came when its time had gone. */
    TOO_LATE,
    /** Its time is too far ahead. */
    TOO_EARLY,
    /** Another frame is planned for that time. */
    COLLISION_PACKET,
    /** A beacon is planned for that time. */
    COLLISION_BEACON,
    /** The radio cannot send on this frequency. */
    TX_FREQ,
    /** The radio cannot send with this power. */
    TX_POWER,
    /** It has no time of the GPS. */
    GPS_UNLOCKED,
    /** Too many frames wait. */
    QUEUE_FULL,
    /** Something else failed. */
    INTERNAL_ERROR,
    /** It must stay silent. */
    DUTY_CYCLE_OVERFLOW
}
