package io.chirpsim.lorawan.region;

import java.util.Arrays;

/** The duty cycle of one sender, per sub-band. Transmissions are told in the order of their start. */
public abstract sealed class DutyCycle permits OffTime, HourWindow, TokenBucket, Unlimited {
    /** The period over which a duty cycle is counted: one hour (EN 300 220-1, 5.4). */
    public static final long PERIOD_US = 3_600_000_000L;

    private final int[] limitsPpm;

    DutyCycle(int[] limitsPpm) {
        this.limitsPpm = limitsPpm;
    }

    /**
     * A sender that has not sent yet.
     *
     * @param limitsPpm of every sub-band in millionths; shared, not copied
     */
    public static DutyCycle of(DutyCycleRule rule, int[] limitsPpm) {
        return switch (rule) {
            case OFF_TIME, OFF_TIME_FROM_START -> new OffTime(rule, limitsPpm);
            case HOUR_WINDOW -> new HourWindow(limitsPpm);
            case TOKEN_BUCKET -> new TokenBucket(limitsPpm);
            case NONE -> new Unlimited(limitsPpm);
        };
    }

    final int limitPpm(int subBand) {
        return limitsPpm[subBand];
    }

    /** One time per sub-band, long ago: kept from the first frame on. */
    final long[] unused() {
        long[] timesUs = new long[limitsPpm.length];
        Arrays.fill(timesUs, Long.MIN_VALUE / 2);
        return timesUs;
    }

    /** Airtime allowed per {@link #PERIOD_US}. */
    static long budgetUs(int limitPpm) {
        return PERIOD_US / SubBand.UNLIMITED_PPM * limitPpm;
    }

    /**
     * When a frame may start at the earliest, not before now.
     *
     * @return {@link Long#MAX_VALUE} if it is too long to be ever allowed
     */
    public abstract long earliestStartUs(int subBand, long airtimeUs, long nowUs);

    /** A frame starts. */
    public abstract void started(int subBand, long startUs, long airtimeUs);
}
