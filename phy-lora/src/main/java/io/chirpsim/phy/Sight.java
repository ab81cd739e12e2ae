package io.chirpsim.phy;

/** Whether the two ends of a link see each other. */
public enum Sight {
    /** They do. */
    CLEAR,
    /** They do not. */
    BLOCKED
}
