package io.chirpsim.lorawan.server.adr;

/** How a network server chooses data rate, power and repetitions of a device: a function of what it has heard and of how the device sends. */
public interface AdrStrategy {
    /** How many uplinks it looks at. */
    int historyLength();

    /** What it wants; {@code now} if nothing is to change. The last uplink in the history was sent with {@code now.dataRate()}. */
    LinkState next(LinkState now, UplinkHistory history, AdrLimits limits);

    /** Which strength of an uplink counts: that at the best gateway. */
    default double snrDb(double bestDb, double meanDb) {
        return bestDb;
    }

    /** Whether uplinks from before a change of the link are left out. */
    default boolean beginsAnewAfterChange() {
        return true;
    }

    /** What it asks for no more after a device has refused a request. */
    default AdrLimits refused(AdrLimits limits, LinkState asked, boolean dataRateOk, boolean txPowerOk) {
        return limits;
    }
}
