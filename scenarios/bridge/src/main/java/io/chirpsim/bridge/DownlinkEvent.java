package io.chirpsim.bridge;

import io.chirpsim.lorawan.ApplicationDownlink;

/**
 * What became of a downlink, as the network server tells the application.
 *
 * @param state how far it is
 * @param downlink the downlink
 * @param devAddr address of the device's session
 * @param fCnt 32-bit downlink counter; 0 where none is given yet
 * @param atUs when it happened, in microseconds
 * @param reason why it failed, in plain words; empty for the other states
 */
public record DownlinkEvent(
        State state, ApplicationDownlink downlink, int devAddr, long fCnt, long atUs, String reason) {

    /** How far a downlink is. */
    public enum State {
        /** Waits in the device's queue. */
        QUEUED,
        /** Handed to a gateway. */
        SENT,
        /** The device acknowledged it. */
        ACKNOWLEDGED,
        /** The device answered without acknowledging it, or not at all. */
        NOT_ACKNOWLEDGED,
        /** Will not be sent. */
        FAILED
    }
}
