package io.chirpsim.app.bench;

import java.util.Arrays;
import java.util.function.DoubleSupplier;

/** One measurement to warm up, then the median of five. */
final class Median {
    private static final int REPEATS = 5;

    private Median() {}

    static double of(DoubleSupplier measurement) {
        measurement.getAsDouble();
        double[] values = new double[REPEATS];
        for (int i = 0; i < REPEATS; i++) {
            values[i] = measurement.getAsDouble();
        }
        Arrays.sort(values);
        return values[REPEATS / 2];
    }
}
