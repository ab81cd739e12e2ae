package io.chirpsim.lorawan.region;

/**
 * Where beacons or ping slots are sent: on one frequency, or hopping over several.
 *
 * @param frequencyHz the only or the first one
 * @param stepHz from one to the next
 * @param count how many
 * @param dataRate data rate
 * @param sizeBytes length of the frame where the region fixes it (beacons), else 0
 */
public record Hopping(long frequencyHz, long stepHz, int count, int dataRate, int sizeBytes) {
    private static final long BEACON_PERIOD_S = 128;

    /** Reads one frequency as a list of one. */
    public Hopping {
        count = Math.max(1, count);
    }

    /** Frequency of the beacon that is sent at a time, in whole seconds of GPS time. */
    public long beaconHz(long beaconTimeS) {
        return hertz(beaconTimeS / BEACON_PERIOD_S);
    }

    /** Frequency of a device's ping slots in the beacon period that begins at a time, in whole seconds of GPS time. */
    public long pingSlotHz(int devAddr, long beaconTimeS) {
        return hertz((devAddr & 0xFFFFFFFFL) + beaconTimeS / BEACON_PERIOD_S);
    }

    private long hertz(long number) {
        return frequencyHz + stepHz * (number % count);
    }
}
