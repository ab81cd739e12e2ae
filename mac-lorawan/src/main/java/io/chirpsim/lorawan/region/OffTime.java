package io.chirpsim.lorawan.region;

/** {@link DutyCycleRule#OFF_TIME} and {@link DutyCycleRule#OFF_TIME_FROM_START}: eight bytes per sub-band. */
final class OffTime extends DutyCycle {
    private final DutyCycleRule rule;
    private final long[] nextUs;

    OffTime(DutyCycleRule rule, int[] limitsPpm) {
        super(limitsPpm);
        this.rule = rule;
        nextUs = new long[limitsPpm.length];
    }

    @Override
    public long earliestStartUs(int subBand, long airtimeUs, long nowUs) {
        return Math.max(nowUs, nextUs[subBand]);
    }

    @Override
    public void started(int subBand, long startUs, long airtimeUs) {
        nextUs[subBand] = startUs + rule.gapUs(airtimeUs, limitPpm(subBand));
    }
}
