package io.chirpsim.lorawan.network;

import io.chirpsim.lorawan.server.DownlinkOrder;
import io.chirpsim.lorawan.server.ReceivedFrame;
import io.chirpsim.lorawan.server.TxStatus;

/** Sees what passes at the gateways, for integrations that publish it. Called at the calendar's time. */
public interface GatewayObserver {
    /** Nobody looks. */
    GatewayObserver NOBODY = new GatewayObserver() {};

    /** A gateway has decoded a frame and forwards it now. */
    default void uplink(int gatewayIndex, ReceivedFrame frame, double rssiDbm, double snrDb) {}

    /** The network server's order leaves for its gateway now. */
    default void downlink(DownlinkOrder order) {}

    /** A gateway answers an order now. */
    default void answered(DownlinkOrder order, TxStatus status) {}
}
