package io.chirpsim.lorawan.server;

/** The receive windows the network server uses. */
public enum ServerWindows {
    /** RX1 if a gateway can, else RX2. */
    BOTH,
    /** RX1 only. */
    RX1,
    /** RX2 only. */
    RX2
}
