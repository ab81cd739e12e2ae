package io.chirpsim.stats;

import java.util.Arrays;

/**
 * How a quantity that grows by one per microsecond and falls from time to time, such as the age of what one knows, is spread over time: made of
 * ramps from one value to another, mergeable without loss. A ramp from a to b spends equal time at each value between, so the time spent at
 * values up to x is the sum over ramps of (x - a)+ - (x - b)+, and both ends may stand in {@link QuantileHistogram}s: values are within 0.2 %.
 */
public final class RampHistogram {
    private final QuantileHistogram starts = new QuantileHistogram();
    private final QuantileHistogram ends = new QuantileHistogram();

    /** One more ramp from a value, at least 0, to one that is not smaller. */
    public void add(long from, long to) {
        if (to < from) {
            throw new IllegalArgumentException("a ramp does not fall: " + from + " to " + to);
        }
        starts.add(from);
        ends.add(to);
    }

    /** Adds everything another one holds. */
    public void merge(RampHistogram other) {
        starts.merge(other.starts);
        ends.merge(other.ends);
    }

    /** How many ramps. */
    public long count() {
        return starts.count();
    }

    /** Largest value, exact; 0 if there is none. */
    public long max() {
        return ends.max();
    }

    /**
     * The value that is not exceeded for a share {@code q} of the time.
     *
     * @param q in [0, 1]
     * @return NaN if there is no ramp
     */
    public double quantile(double q) {
        if (count() == 0) {
            return Double.NaN;
        }
        Corners up = new Corners(starts);
        Corners down = new Corners(ends);
        double wanted = q * (down.sum() - up.sum());
        double value = 0;
        double time = 0;
        long rising = 0;
        while (!down.isOver()) {
            double next = Math.min(up.value(), down.value());
            double more = rising * (next - value);
            if (time + more >= wanted && rising > 0) {
                return Math.min(max(), value + (wanted - time) / rising);
            }
            time += more;
            value = next;
            rising += up.takeAt(next) - down.takeAt(next);
        }
        return Math.min(max(), value);
    }

    /** The values at which ramps begin or end, one after the other. */
    private static final class Corners {
        private double[] values = new double[64];
        private long[] counts = new long[64];
        private int size;
        private int next;

        Corners(QuantileHistogram of) {
            of.forEach(this::add);
        }

        private void add(double value, long count) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
                counts = Arrays.copyOf(counts, 2 * size);
            }
            values[size] = value;
            counts[size++] = count;
        }

        double sum() {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += counts[i] * values[i];
            }
            return sum;
        }

        boolean isOver() {
            return next == size;
        }

        double value() {
            return isOver() ? Double.POSITIVE_INFINITY : values[next];
        }

        long takeAt(double value) {
            return !isOver() && values[next] == value ? counts[next++] : 0;
        }
    }
}
