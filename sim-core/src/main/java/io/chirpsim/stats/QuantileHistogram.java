package io.chirpsim.stats;

import java.util.Arrays;

/**
 * Quantiles of non-negative whole numbers (times in microseconds) with 0.1 % relative error, mergeable without loss, so that the number of
 * threads cannot change a result. Buckets grow geometrically: Masson, Rim and Lee, "DDSketch", VLDB 2019. Logarithms by
 * {@link StrictMath}, so that every machine chooses the same bucket.
 */
public final class QuantileHistogram {
    private static final double GAMMA = 1.001 / 0.999;
    private static final double LOG_GAMMA = StrictMath.log(GAMMA);

    private long[] counts = new long[0];
    private long zeros;
    private long total;
    private long min = Long.MAX_VALUE;
    private long max;

    /** Takes one more value, at least 0. */
    public void add(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("negative value " + value);
        }
        total++;
        min = Math.min(min, value);
        max = Math.max(max, value);
        if (value == 0) {
            zeros++;
            return;
        }
        int bucket = bucket(value);
        if (bucket >= counts.length) {
            counts = Arrays.copyOf(counts, bucket + 256);
        }
        counts[bucket]++;
    }

    /** Adds everything another histogram holds. */
    public void merge(QuantileHistogram other) {
        if (other.counts.length > counts.length) {
            counts = Arrays.copyOf(counts, other.counts.length);
        }
        for (int i = 0; i < other.counts.length; i++) {
            counts[i] += other.counts[i];
        }
        zeros += other.zeros;
        total += other.total;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
    }

    /** How many values. */
    public long count() {
        return total;
    }

    /** Largest value, exact; 0 if there is none. */
    public long max() {
        return max;
    }

    /**
     * The smallest value that at least a share {@code q} of all values do not exceed, within 0.1 %.
     *
     * @param q in [0, 1]
     * @return NaN if there is no value
     */
    public double quantile(double q) {
        if (total == 0) {
            return Double.NaN;
        }
        long rank = Math.max(1, (long) Math.ceil(q * total));
        long seen = zeros;
        if (seen >= rank) {
            return 0;
        }
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return Math.min(max, Math.max(min, value(i)));
            }
        }
        return max;
    }

    /** Shows every bucket that holds anything, from the smallest value on. */
    void forEach(BucketVisitor visitor) {
        if (zeros > 0) {
            visitor.bucket(0, zeros);
        }
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                visitor.bucket(value(i), counts[i]);
            }
        }
    }

    /** Sees one bucket: its value and how many there are. */
    @FunctionalInterface
    interface BucketVisitor {
        void bucket(double value, long count);
    }

    private static int bucket(long value) {
        return (int) Math.ceil(StrictMath.log(value) / LOG_GAMMA);
    }

    private static double value(int bucket) {
        return 2 * StrictMath.exp(bucket * LOG_GAMMA) / (GAMMA + 1);
    }
}
