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

    /** Both see everything, this one first. */
    default GatewayObserver and(GatewayObserver other) {
        GatewayObserver first = this;
        return new GatewayObserver() {
            @Override
            public void uplink(int gatewayIndex, ReceivedFrame frame, double rssiDbm, double snrDb) {
                first.uplink(gatewayIndex, frame, rssiDbm, snrDb);
                other.uplink(gatewayIndex, frame, rssiDbm, snrDb);
            }

            @Override
            public void downlink(DownlinkOrder order) {
                first.downlink(order);
                other.downlink(order);
            }

            @Override
            public void answered(DownlinkOrder order, TxStatus status) {
                first.answered(order, status);
                other.answered(order, status);
            }
        };
    }
}
