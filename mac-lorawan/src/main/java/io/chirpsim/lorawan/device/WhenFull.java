package io.chirpsim.lorawan.device;

/** What happens to a message for which the device's queue has no room. */
public enum WhenFull {
    /** The oldest waiting message gives way. */
    REPLACE_OLDEST,
    /** The new message is dropped. */
    DROP_NEW
}
