package io.chirpsim.lorawan.region;

/**
 * The plan of one sender that promises frames ahead of time and out of order: a gateway. It sends one frame at a time and keeps the duty cycle
 * of every sub-band.
 */
public final class AirtimePlan {
    private final DutyCycleRule rule;
    private final int[] limitsPpm;
    private final AirtimeLog[] logs;
    private final long[] fullUs;

    /** @param limitsPpm of every sub-band in millionths; shared, not copied */
    public AirtimePlan(DutyCycleRule rule, int[] limitsPpm) {
        this.rule = rule;
        this.limitsPpm = limitsPpm;
        this.logs = new AirtimeLog[limitsPpm.length];
        this.fullUs = new long[limitsPpm.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = new AirtimeLog();
        }
    }

    /** Whether the sender is free for a frame. */
    public boolean free(long startUs, long airtimeUs) {
        for (AirtimeLog log : logs) {
            if (!log.free(startUs, airtimeUs)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the duty cycle allows a frame, with everything promised so far. */
    public boolean allows(int subBand, long startUs, long airtimeUs) {
        int limitPpm = limitsPpm[subBand];
        if (limitPpm >= SubBand.UNLIMITED_PPM) {
            return true;
        }
        return switch (rule) {
            case OFF_TIME, OFF_TIME_FROM_START -> logs[subBand].keepsGaps(rule, startUs, airtimeUs, limitPpm);
            case HOUR_WINDOW -> logs[subBand].fitsBudget(startUs, airtimeUs, DutyCycle.budgetUs(limitPpm));
            case TOKEN_BUCKET -> logs[subBand].fitsBucket(fullUs[subBand], startUs, airtimeUs, limitPpm);
            case NONE -> true;
        };
    }

    /**
     * Promises a frame.
     *
     * @param nowUs what ended two hours before is forgotten: longer than any gap between two frames
     */
    public void add(int subBand, long startUs, long airtimeUs, long nowUs) {
        long untilUs = nowUs - 2 * DutyCycle.PERIOD_US;
        if (rule == DutyCycleRule.TOKEN_BUCKET) {
            fullUs[subBand] = logs[subBand].fullAfter(fullUs[subBand], untilUs, limitsPpm[subBand]);
        }
        logs[subBand].forgetBefore(untilUs);
        logs[subBand].add(startUs, airtimeUs);
    }
}
