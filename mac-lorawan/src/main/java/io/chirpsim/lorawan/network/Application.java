package io.chirpsim.lorawan.network;

import io.chirpsim.flow.Cause;
import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.lorawan.ApplicationUplink;
import io.chirpsim.lorawan.server.DownlinkOrder;
import io.chirpsim.lorawan.server.TxStatus;
import io.chirpsim.lorawan.server.UplinkRefusal;

/** What stands behind the network server: an integration. Called at the calendar's time. */
public interface Application {
    /** A message has come. The journey's copy of it now belongs to the application, which releases it. */
    void uplink(ApplicationUplink uplink);

    /** The network server has let a device join. */
    void joined(int deviceIndex, int devAddr);

    /** The gateway's answer to the order of a downlink has come: with {@link TxStatus#OK} it is sent. */
    void downlinkAnswered(ApplicationDownlink downlink, int fCnt, DownlinkOrder order, TxStatus status);

    /** The device has acknowledged a downlink. */
    void downlinkAcknowledged(ApplicationDownlink downlink, int fCnt);

    /** The device has answered without acknowledging a downlink; it is tried again, or {@link #downlinkDropped} follows. */
    default void downlinkNotAcknowledged(ApplicationDownlink downlink, int fCnt) {}

    /** A downlink is given up; its copy in the journey has ended. */
    void downlinkDropped(ApplicationDownlink downlink, Cause cause);

    /**
     * A device has told of itself: DevStatusAns (TS001-1.0.4, section 5.5).
     *
     * @param battery 0: external power, 1 to 254: its level, 255: unknown
     * @param marginDb signal to noise ratio of the request above the demodulation floor, -32 to 31
     */
    default void deviceStatus(int deviceIndex, int battery, int marginDb) {}

    /** The network server has refused a frame of a device it knows. */
    default void uplinkRefused(int deviceIndex, UplinkRefusal why) {}
}
