package io.chirpsim.lorawan.network;

import io.chirpsim.flow.Cause;
import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.lorawan.ApplicationUplink;

/** What stands behind the network server: an integration. Called at the calendar's time. */
public interface Application {
    /** A message has come. The journey's copy of it now belongs to the application, which releases it. */
    void uplink(ApplicationUplink uplink);

    /** The network server has let a device join. */
    void joined(int deviceIndex, int devAddr);

    /** A downlink has left for a gateway. */
    void downlinkSent(ApplicationDownlink downlink, int fCnt);

    /** The device has acknowledged a downlink. */
    void downlinkAcknowledged(ApplicationDownlink downlink);

    /** A downlink is given up; its copy in the journey has ended. */
    void downlinkDropped(ApplicationDownlink downlink, Cause cause);
}
