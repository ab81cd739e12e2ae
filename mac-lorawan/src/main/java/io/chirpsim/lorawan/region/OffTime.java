package io.chirpsim.lorawan.region;

/** {@link DutyCycleRule#OFF_TIME} and {@link DutyCycleRule#OFF_TIME_FROM_START}: eight bytes per sub-band. */
final class OffTime extends DutyCycle {
    private final DutyCycleRule rule;
    private long[] nextUs;

    OffTime(DutyCycleRule rule, int[] limitsPpm) {
        super(limitsPpm);
        this.rule = rule;
    }

    @Override
    public long earliestStartUs(int subBand, long airtimeUs, long nowUs) {
        return nextUs == null ? nowUs : Math.max(nowUs, nextUs[subBand]);
    }

    @Override
    public void started(int subBand, long startUs, long airtimeUs) {
        if (nextUs == null) {
            nextUs = unused();
        }
        nextUs[subBand] = startUs + rule.gapUs(airtimeUs, limitPpm(subBand));
    }
}
