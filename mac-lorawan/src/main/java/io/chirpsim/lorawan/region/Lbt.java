package io.chirpsim.lorawan.region;

/**
 * Listen before talk: before each frame a sender measures the power on its channel and sends only if it was never above the threshold.
 *
 * @param thresholdDbm a channel is busy above this power
 * @param senseUs how long it measures, in microseconds, at least 1
 * @param maxAirtimeUs longest frame in microseconds; 0 for no limit
 * @param pauseUs silence after a frame in microseconds; 0 for none
 */
public record Lbt(double thresholdDbm, long senseUs, long maxAirtimeUs, long pauseUs) {
    /** Checks the ranges. */
    public Lbt {
        if (!Double.isFinite(thresholdDbm) || senseUs < 1 || maxAirtimeUs < 0 || pauseUs < 0) {
            throw new IllegalArgumentException(thresholdDbm + " dBm for " + senseUs + " us, frames up to "
                    + maxAirtimeUs + " us, pause of " + pauseUs + " us");
        }
    }

    /** Whether a frame is short enough. */
    public boolean admits(long airtimeUs) {
        return maxAirtimeUs == 0 || airtimeUs <= maxAirtimeUs;
    }
}
