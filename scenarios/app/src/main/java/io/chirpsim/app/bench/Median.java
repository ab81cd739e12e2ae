package io.chirpsim.app.bench;

import java.util.Arrays;
import java.util.function.DoubleSupplier;

/** One measurement to warm up, then the median of five. */
final class Median {
    private static final int REPEATS = 5;

    private Median() {}

    static double of(DoubleSupplier measurement) {
        double[] values = new double[1 + REPEATS];
        for (int i = 0; i < values.length; i++) {
            values[i] = measurement.getAsDouble();
        }
        Arrays.sort(values, 1, values.length);
        return values[1 + REPEATS / 2];
    }
}
