package io.chirpsim.app.wire;

import io.chirpsim.lorawan.device.DeviceIdentity;
import io.chirpsim.lorawan.network.LorawanNetwork;
import io.chirpsim.lorawan.server.MulticastGroup;
import io.chirpsim.phy.RadioListener;

/** Sees one replication from outside and changes nothing in it: for audits. */
interface Watcher {
    /** Sees nothing. */
    Watcher NOBODY = new Watcher() {};

    /** Who is told what happens on the air: the network itself, or somebody who tells it. */
    default RadioListener onAir(LorawanNetwork network) {
        return network;
    }

    /** The next device, in the order of their indexes, and what is written on it. */
    default void device(DeviceIdentity identity) {}

    /** The next multicast group. */
    default void multicast(MulticastGroup group) {}

    /** A message has arrived at a subscriber. */
    default void arrived(String subscriber, String topic, byte[] payload, long nowUs) {}
}
