package io.chirpsim.lorawan.classb;

/**
 * The beacon periods of class B on a simulation's clock. A period of 128 s begins whenever GPS time is a multiple of it:
 *
 * <pre>
 * | reserved 2.120 s | window 122.880 s: 4096 slots of 30 ms | guard 3.000 s |
 * </pre>
 *
 * LoRaWAN L2 1.0.4, section 10 and table of 10.1.
 */
public final class BeaconPeriods {
    /** Length of a period. */
    public static final long PERIOD_US = 128_000_000;
    /** From the beginning of a period to its first slot. */
    public static final long RESERVED_US = 2_120_000;
    /** At the end of a period nobody begins to send in a slot. */
    public static final long GUARD_US = 3_000_000;
    /** All slots of a period. */
    public static final long WINDOW_US = 122_880_000;
    /** One slot. */
    public static final long SLOT_US = 30_000;
    /** Slots of a period. */
    public static final int SLOTS = 4096;
    /** The beacon begins so much after its period (TBeaconDelay, section 13.2). */
    public static final long BEACON_DELAY_US = 1_500;

    private static final long SECOND_US = 1_000_000;

    private final GpsTime gps;

    /** Periods on this clock. */
    public BeaconPeriods(GpsTime gps) {
        this.gps = gps;
    }

    /** The clock. */
    public GpsTime gps() {
        return gps;
    }

    /** Beginning of the period that a time lies in. */
    public long startUs(long nowUs) {
        return nowUs - Math.floorMod(gps.gpsUs(nowUs), PERIOD_US);
    }

    /** Beginning of the first period that begins then or later. */
    public long nextStartUs(long nowUs) {
        return startUs(nowUs + PERIOD_US - 1);
    }

    /** The time in the beacon of a period: GPS seconds modulo 2^32. */
    public int beaconTime(long startUs) {
        return (int) (gps.gpsUs(startUs) / SECOND_US);
    }
}
