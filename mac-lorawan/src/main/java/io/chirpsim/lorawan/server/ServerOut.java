package io.chirpsim.lorawan.server;

import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.lorawan.ApplicationUplink;
import io.chirpsim.lorawan.MacCause;
import io.chirpsim.lorawan.MacCount;

/** What the network server says. */
public interface ServerOut {
    /** The server wants {@link NetworkServer#onTimeout} then, instead of what it wanted before. */
    void wakeAt(long atUs);

    /**
     * The first copy of a new frame has come and is kept.
     *
     * @param receivedUs when the frame ended on the air
     */
    void accepted(long tag, long receivedUs, long nowUs);

    /** A copy is not needed any more. */
    void copyEnded(long tag, long nowUs);

    /** A copy is refused: unknown address, wrong MIC, replayed counter or malformed bytes. */
    void refused(long tag, long nowUs);

    /** Why a frame of a known device is not taken; once per frame, beside {@link #refused} or {@link #copyEnded} of its copies. */
    void refusedOf(int deviceIndex, UplinkRefusal why);

    /** A message for the application; with it goes the copy kept since {@link #accepted}. */
    void uplink(ApplicationUplink uplink);

    /** Something is refused, or wrong with a MAC command. */
    void counted(MacCount what, long nowUs);

    /** A device has told of itself; see {@link io.chirpsim.lorawan.command.UplinkCommand.DevStatusAns}. */
    void deviceStatus(int deviceIndex, int battery, int snrDb);

    /** A device has been given a session. */
    void joined(int deviceIndex, int devAddr, long nowUs);

    /** A gateway shall send; the order leaves the server now. */
    void transmit(DownlinkOrder order, long nowUs);

    /** A downlink has left for a gateway; if it is not confirmed, the server keeps nothing of it. */
    void downlinkSent(ApplicationDownlink downlink, int fCnt, DownlinkOrder order, long nowUs);

    /** The last gateway that was asked has refused a downlink, which stays in the queue; {@link #downlinkDelayed} follows. */
    default void downlinkRefused(ApplicationDownlink downlink, int fCnt, DownlinkOrder order, TxStatus status) {}

    /** The device has acknowledged a downlink. */
    void downlinkAcknowledged(ApplicationDownlink downlink, int fCnt, long nowUs);

    /** The device has answered without acknowledging a downlink; {@link #downlinkDelayed} or {@link #downlinkDropped} follows. */
    void downlinkNotAcknowledged(ApplicationDownlink downlink, int fCnt);

    /** A downlink could not be sent this time and stays in the queue. */
    void downlinkDelayed(ApplicationDownlink downlink, MacCause cause, long nowUs);

    /** A downlink is given up. */
    void downlinkDropped(ApplicationDownlink downlink, MacCause cause, long nowUs);
}
