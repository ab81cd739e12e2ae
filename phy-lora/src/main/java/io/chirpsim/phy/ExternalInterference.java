package io.chirpsim.phy;

import io.chirpsim.random.Draws;

/**
 * Other users of the band (alarms, meters, Sigfox), as a rise of a gateway's noise floor; on a channel it is there all the time or in bursts.
 * Time is cut into slots of one burst's length, and each slot of each channel is disturbed with a given chance, drawn by (gateway, channel,
 * slot).
 *
 * @param riseDb how many dB the noise floor rises, at least 0
 * @param share of the time, 0 to 1
 * @param burstUs length of a burst in microseconds, at least 1
 */
public record ExternalInterference(double riseDb, double share, long burstUs) {
    /** None. */
    public static final ExternalInterference NONE = new ExternalInterference(0, 1, 1);

    private static final int MOST_PIECES = 64;

    /** Checks the ranges. */
    public ExternalInterference {
        if (!(riseDb >= 0) || !(share >= 0 && share <= 1) || burstUs < 1) {
            throw new IllegalArgumentException("a rise of " + riseDb + " dB, share " + share + ", " + burstUs + " us");
        }
    }

    /** A constant rise. */
    public static ExternalInterference always(double riseDb) {
        return new ExternalInterference(riseDb, 1, 1);
    }

    /** The rise in dB that is there all the time; 0 where it comes in bursts. */
    public double alwaysDb() {
        return share == 1 ? riseDb : 0;
    }

    boolean inBursts() {
        return riseDb > 0 && share < 1;
    }

    /** Into how many parts a frame is cut so that each lies about in one slot, at most 64. */
    int pieces(long airtimeUs) {
        return inBursts() ? (int) Math.min(MOST_PIECES, 1 + 2 * (airtimeUs / burstUs)) : 1;
    }

    /** The rise in dB at a microsecond. */
    double riseDb(Draws bursts, long gatewayEntity, long frequencyHz, long atUs) {
        if (!inBursts()) {
            return share > 0 ? riseDb : 0;
        }
        long channel = gatewayEntity ^ Long.rotateLeft(frequencyHz, 32);
        return bursts.uniform(channel, atUs / burstUs) < share ? riseDb : 0;
    }
}
