package io.chirpsim.phy;

/** What becomes of signals that begin while a gateway sends, once it has sent. */
public enum SignalsWhileSending {
    /** They are still on the air and disturb what comes after. */
    INTERFERE,
    /** The gateway never learns of them: they disturb nothing there (ns-3 lorawan). */
    IGNORED
}
