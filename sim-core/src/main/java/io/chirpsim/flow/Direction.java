package io.chirpsim.flow;

/** Which way an application message travels. */
public enum Direction {
    /** From the device to its application. */
    UPLINK,
    /** From the application to a device. */
    DOWNLINK
}
