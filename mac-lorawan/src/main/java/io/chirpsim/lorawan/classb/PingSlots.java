package io.chirpsim.lorawan.classb;

import io.chirpsim.lorawan.crypto.PingRandom;

/**
 * When the ping slots of an address are: {@code pingNb} of them in a beacon period, evenly spaced from an offset that changes at random from
 * period to period (LoRaWAN L2 1.0.4, section 12):
 *
 * <pre>
 * Rand       = AES128(key = 0, BeaconTime | DevAddr | 0^8)
 * pingOffset = (Rand[0] + 256 Rand[1]) mod pingPeriod        pingPeriod = 4096 / pingNb
 * slot n     = beginning of the period + 2.120 s + (pingOffset + n pingPeriod) 30 ms
 * </pre>
 *
 * One object serves all devices of a simulation; not for several threads.
 */
public final class PingSlots {
    /** Largest periodicity: one slot in 128 s. */
    public static final int MAX_PERIODICITY = 7;

    private final BeaconPeriods periods;
    private final PingRandom random = new PingRandom();

    /** Slots in these periods. */
    public PingSlots(BeaconPeriods periods) {
        this.periods = periods;
    }

    /** The periods. */
    public BeaconPeriods periods() {
        return periods;
    }

    /** pingNb: slots in one beacon period. */
    public static int perPeriod(int periodicity) {
        return 1 << MAX_PERIODICITY - periodicity;
    }

    /** Distance of two slots of one address in a period, in microseconds: about 2^periodicity seconds. */
    public static long spacingUs(int periodicity) {
        return (long) (BeaconPeriods.SLOTS / perPeriod(periodicity)) * BeaconPeriods.SLOT_US;
    }

    /**
     * pingOffset in slots.
     *
     * @param periodStartUs beginning of the beacon period
     * @param periodicity 0 (a slot every second or so) to 7
     */
    public int offset(long periodStartUs, int devAddr, int periodicity) {
        int low16 = random.low16(periods.beaconTime(periodStartUs), devAddr);
        return low16 % (BeaconPeriods.SLOTS / perPeriod(periodicity));
    }

    /** Beginning of the first slot of a period, in microseconds; the others follow in steps of {@link #spacingUs}. */
    public long firstUs(long periodStartUs, int devAddr, int periodicity) {
        return periodStartUs
                + BeaconPeriods.RESERVED_US
                + offset(periodStartUs, devAddr, periodicity) * BeaconPeriods.SLOT_US;
    }

    /** Beginning of the first slot that begins then or later, in microseconds. */
    public long nextUs(long fromUs, int devAddr, int periodicity) {
        for (long startUs = periods.startUs(fromUs); ; startUs += BeaconPeriods.PERIOD_US) {
            long firstUs = firstUs(startUs, devAddr, periodicity);
            long spacingUs = spacingUs(periodicity);
            long n = Math.max(0, (fromUs - firstUs + spacingUs - 1) / spacingUs);
            if (n < perPeriod(periodicity)) {
                return firstUs + n * spacingUs;
            }
        }
    }

    /** How many slots begin in [from, until). */
    public long count(long fromUs, long untilUs, int devAddr, int periodicity) {
        long count = 0;
        for (long startUs = periods.startUs(fromUs); startUs < untilUs; startUs += BeaconPeriods.PERIOD_US) {
            long firstUs = firstUs(startUs, devAddr, periodicity);
            count += before(untilUs - firstUs, periodicity) - before(fromUs - firstUs, periodicity);
        }
        return count;
    }

    private static long before(long sinceFirstUs, int periodicity) {
        long spacingUs = spacingUs(periodicity);
        return Math.max(0, Math.min(perPeriod(periodicity), (sinceFirstUs + spacingUs - 1) / spacingUs));
    }
}
