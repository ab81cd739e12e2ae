package io.chirpsim.lorawan;

/** LoRaWAN class of an end-device. */
public enum DeviceClass {
    /** Listens after its own uplinks only. */
    A,
    /** Listens in ping slots besides, by the network's beacons. */
    B,
    /** Listens whenever it does not send. */
    C
}
