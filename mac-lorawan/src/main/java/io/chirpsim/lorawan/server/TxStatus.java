package io.chirpsim.lorawan.server;

import io.chirpsim.lorawan.MacCause;

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
    DUTY_CYCLE_OVERFLOW;

    /** Why a downlink that was refused so is lost. */
    public MacCause cause() {
        return switch (this) {
            case TOO_LATE -> MacCause.GATEWAY_TOO_LATE;
            case COLLISION_PACKET -> MacCause.GATEWAY_BUSY;
            case COLLISION_BEACON -> MacCause.GATEWAY_BEACON;
            case QUEUE_FULL -> MacCause.GATEWAY_QUEUE_FULL;
            case DUTY_CYCLE_OVERFLOW -> MacCause.GATEWAY_DUTY_CYCLE;
            default -> MacCause.GATEWAY_REFUSED;
        };
    }
}
