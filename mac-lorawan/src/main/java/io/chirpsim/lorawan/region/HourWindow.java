package io.chirpsim.lorawan.region;

/** {@link DutyCycleRule#HOUR_WINDOW}: remembers the frames of the last hour. */
final class HourWindow extends DutyCycle {
    private final AirtimeLog[] logs;

    HourWindow(int[] limitsPpm) {
        super(limitsPpm);
        logs = new AirtimeLog[limitsPpm.length];
    }

    @Override
    public long earliestStartUs(int subBand, long airtimeUs, long nowUs) {
        int limitPpm = limitPpm(subBand);
        if (limitPpm >= SubBand.UNLIMITED_PPM || logs[subBand] == null && airtimeUs <= budgetUs(limitPpm)) {
            return nowUs;
        }
        if (airtimeUs > budgetUs(limitPpm)) {
            return Long.MAX_VALUE;
        }
        return logs[subBand].earliestStartUs(airtimeUs, nowUs, budgetUs(limitPpm));
    }

    @Override
    public void started(int subBand, long startUs, long airtimeUs) {
        if (limitPpm(subBand) >= SubBand.UNLIMITED_PPM) {
            return;
        }
        if (logs[subBand] == null) {
            logs[subBand] = new AirtimeLog();
        }
        logs[subBand].forgetBefore(startUs - PERIOD_US);
        logs[subBand].add(startUs, airtimeUs);
    }
}
