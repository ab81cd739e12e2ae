package io.chirpsim.results;

import java.util.Arrays;

/**
 * Share of the messages delivered over the time they were made, all replications together.
 *
 * @param unit the unit of time a chart is read in
 * @param unitUs how long it is
 * @param perSlice how many of them one slice lasts
 * @param shares by slice; NaN where no message was made
 */
record TimeSlices(String unit, double unitUs, double perSlice, double[] shares) {
    private static final int MOST = 120;
    private static final double MINUTE_US = 6e7;
    private static final double HOUR_US = 60 * MINUTE_US;
    private static final double DAY_US = 24 * HOUR_US;

    static TimeSlices of(RunResult result) {
        int bins = result.madeByTime().length;
        int binsPerSlice = Math.max(1, (bins + MOST - 1) / MOST);
        double[] shares = new double[(bins + binsPerSlice - 1) / binsPerSlice];
        for (int slice = 0; slice < shares.length; slice++) {
            int from = slice * binsPerSlice;
            int until = Math.min(bins, from + binsPerSlice);
            long made = Arrays.stream(result.madeByTime(), from, until).sum();
            shares[slice] = Metric.share(
                    Arrays.stream(result.deliveredByTime(), from, until).sum(), made);
        }
        double lengthUs = (double) bins * result.binUs();
        double unitUs = lengthUs > 4 * DAY_US ? DAY_US : lengthUs > 2 * HOUR_US ? HOUR_US : MINUTE_US;
        String unit = unitUs == DAY_US ? "days" : unitUs == HOUR_US ? "hours" : "minutes";
        return new TimeSlices(unit, unitUs, binsPerSlice * result.binUs() / unitUs, shares);
    }
}
