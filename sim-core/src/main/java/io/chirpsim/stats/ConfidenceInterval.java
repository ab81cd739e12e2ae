package io.chirpsim.stats;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * A mean with its confidence interval from independent replications, by Student's t.
 *
 * @param mean sample mean
 * @param low lower end; NaN with fewer than two values
 * @param high upper end; NaN with fewer than two values
 * @param count how many values
 */
public record ConfidenceInterval(double mean, double low, double high, long count) {
    /**
     * The interval of a sample.
     *
     * @param values one per replication
     * @param confidence such as 0.95
     */
    public static ConfidenceInterval of(double[] values, double confidence) {
        Sample sample = new Sample();
        for (double value : values) {
            sample.add(value);
        }
        return sample.confidenceInterval(confidence);
    }

    static ConfidenceInterval of(double mean, double variance, long count, double confidence) {
        if (count < 2) {
            return new ConfidenceInterval(mean, Double.NaN, Double.NaN, count);
        }
        double t = new TDistribution(null, count - 1.0).inverseCumulativeProbability((1 + confidence) / 2);
        double half = t * Math.sqrt(variance / count);
        return new ConfidenceInterval(mean, mean - half, mean + half, count);
    }

    /** Half the width; NaN with fewer than two values. */
    public double halfWidth() {
        return (high - low) / 2;
    }

    /** The same with both ends inside [0, 1], as befits a ratio. */
    public ConfidenceInterval asRatio() {
        return new ConfidenceInterval(mean, Math.max(0, low), Math.min(1, high), count);
    }

    /** Equivalence: whether the whole interval lies inside reference +- tolerance. */
    public boolean within(double reference, double tolerance) {
        return low >= reference - tolerance && high <= reference + tolerance;
    }
}
