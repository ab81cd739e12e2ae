package io.chirpsim.bridge;

import io.chirpsim.flow.Cause;
import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.lorawan.server.DownlinkOrder;
import io.chirpsim.lorawan.server.TxStatus;

/**
 * What became of a downlink, as the network server tells the application.
 *
 * @param downlink the downlink
 * @param devAddr address of the device's session; 0 without one
 * @param atUs when it happened, in microseconds
 * @param what what happened
 */
public record DownlinkEvent(ApplicationDownlink downlink, int devAddr, long atUs, Outcome what) {

    /** How far a downlink is. */
    public sealed interface Outcome {}

    /** Waits in the device's queue. */
    public record Queued() implements Outcome {}

    /**
     * A gateway has answered the order to send it.
     *
     * @param fCnt 32-bit downlink counter
     * @param order the order
     * @param status its answer
     */
    public record Answered(long fCnt, DownlinkOrder order, TxStatus status) implements Outcome {}

    /**
     * The device acknowledged it.
     *
     * @param fCnt 32-bit downlink counter
     */
    public record Acknowledged(long fCnt) implements Outcome {}

    /**
     * The device answered without acknowledging it.
     *
     * @param fCnt 32-bit downlink counter
     */
    public record NotAcknowledged(long fCnt) implements Outcome {}

    /**
     * Will not be sent any more.
     *
     * @param cause why
     */
    public record Failed(Cause cause) implements Outcome {}
}
