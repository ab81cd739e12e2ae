package io.chirpsim.results;

import io.chirpsim.stats.ConfidenceInterval;
import java.util.Arrays;

/** One value per replication; NaN where a replication had nothing to tell. */
final class Series {
    private static final double CONFIDENCE = 0.95;

    private double[] values = new double[4];
    private int count;

    void add(double value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
    }

    /** Fills up with NaN. */
    void padTo(int length) {
        while (count < length) {
            add(Double.NaN);
        }
    }

    double[] values() {
        return Arrays.copyOf(values, count);
    }

    /** The mean of the values that are there with its interval at 95 %; infinite as soon as one of them is. */
    ConfidenceInterval interval() {
        double[] known =
                Arrays.stream(values(), 0, count).filter(v -> !Double.isNaN(v)).toArray();
        if (Arrays.stream(known).anyMatch(Double::isInfinite)) {
            return new ConfidenceInterval(Double.POSITIVE_INFINITY, Double.NaN, Double.NaN, known.length);
        }
        return ConfidenceInterval.of(known, CONFIDENCE);
    }
}
