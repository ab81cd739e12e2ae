package io.chirpsim.lorawan.device;

/** What happens to a message for which the device's queue has no room. */
public enum WhenFull {
    /** The oldest waiting message gives way. */
    REPLACE_OLDEST("replace-oldest"),
    /** The new message is dropped. */
    DROP_NEW("drop-new");

    private final String key;

    WhenFull(String key) {
        this.key = key;
    }

    /** Name in scenario files. */
    public String key() {
        return key;
    }
}
