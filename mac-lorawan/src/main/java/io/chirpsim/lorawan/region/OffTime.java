package io.chirpsim.lorawan.region;

/** {@link DutyCycleRule#OFF_TIME}: eight bytes per sub-band. */
final class OffTime extends DutyCycle {
    private final long[] nextUs;

    OffTime(int[] limitsPpm) {
        super(limitsPpm);
        nextUs = new long[limitsPpm.length];
    }

    @Override
    public long earliestStartUs(int subBand, long airtimeUs, long nowUs) {
        return Math.max(nowUs, nextUs[subBand]);
    }

    @Override
    public void started(int subBand, long startUs, long airtimeUs) {
        nextUs[subBand] = startUs + gapUs(airtimeUs, limitPpm(subBand));
    }
}
