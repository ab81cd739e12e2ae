package io.chirpsim.lorawan.region;

/**
 * {@link DutyCycleRule#TOKEN_BUCKET}: eight bytes per sub-band. Of each bucket only the time is kept when it will be full again if nothing more
 * is taken out: what lacks then is the limit times the time until then.
 */
final class TokenBucket extends DutyCycle {
    private long[] fullUs;

    TokenBucket(int[] limitsPpm) {
        super(limitsPpm);
    }

    @Override
    public long earliestStartUs(int subBand, long airtimeUs, long nowUs) {
        long full = fullUs == null ? Long.MIN_VALUE / 2 : fullUs[subBand];
        return earliestStartUs(full, airtimeUs, limitPpm(subBand), nowUs);
    }

    /** When a bucket that is full again at some time holds enough for a frame. */
    static long earliestStartUs(long fullUs, long airtimeUs, int limitPpm, long nowUs) {
        long refillUs = refillUs(airtimeUs, limitPpm);
        return refillUs > PERIOD_US ? Long.MAX_VALUE : Math.max(nowUs, fullUs + refillUs - PERIOD_US);
    }

    /** When a bucket is full again from which a frame is taken. */
    static long fullAgainUs(long fullUs, long startUs, long airtimeUs, int limitPpm) {
        return Math.max(fullUs, startUs) + refillUs(airtimeUs, limitPpm);
    }

    /** How long it takes to refill what a frame costs. */
    private static long refillUs(long airtimeUs, int limitPpm) {
        return DutyCycleRule.OFF_TIME.gapUs(airtimeUs, limitPpm);
    }

    @Override
    public void started(int subBand, long startUs, long airtimeUs) {
        if (limitPpm(subBand) >= SubBand.UNLIMITED_PPM) {
            return;
        }
        if (fullUs == null) {
            fullUs = unused();
        }
        fullUs[subBand] = fullAgainUs(fullUs[subBand], startUs, airtimeUs, limitPpm(subBand));
    }
}
