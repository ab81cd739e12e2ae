package io.chirpsim.stats;

import umontreal.ssj.stat.Tally;

/** Mean and variance of values seen one by one; SSJ's tally underneath. */
public final class Sample {
    private final Tally tally = new Tally();

    /** Takes one more value. */
    public void add(double value) {
        tally.add(value);
    }

    /** How many values. */
    public long count() {
        return tally.numberObs();
    }

    /** Mean; NaN if there is no value. */
    public double mean() {
        return count() == 0 ? Double.NaN : tally.average();
    }

    /** Unbiased variance; 0 with fewer than two values. */
    public double variance() {
        return count() < 2 ? 0 : tally.variance();
    }

    /** The mean with its interval, for example at 0.95. */
    public ConfidenceInterval confidenceInterval(double confidence) {
        return ConfidenceInterval.of(mean(), variance(), count(), confidence);
    }
}
