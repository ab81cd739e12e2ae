package io.chirpsim.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.random.Draws;
import io.chirpsim.random.Streams;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A confidence interval")
class ConfidenceIntervalTest {
    /**
     * Ten values: sum 13.43, sum of squares 19.5441, so mean 1.343 and variance (19.5441 - 13.43^2 / 10) / 9 = 0.167512; Student's t of 9 degrees
     * of freedom at 0.95 is 1.83311 (every table), so the half-width at 90 % is 1.83311 sqrt(0.0167512) = 0.237254.
     */
    @Test
    @DisplayName("is the one worked by hand with Student's t")
    void workedExample() {
        double[] values = {1.20, 1.50, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.50, 1.09};
        ConfidenceInterval interval = ConfidenceInterval.of(values, 0.90);
        assertEquals(1.343, interval.mean(), 1e-12);
        assertEquals(0.237254, interval.halfWidth(), 2e-6);
        assertEquals(1.343 - 0.237254, interval.low(), 2e-6);
        assertEquals(1.343 + 0.237254, interval.high(), 2e-6);
        assertEquals(10, interval.count());
    }

    /** Two values a and b: mean (a + b) / 2, variance (a - b)^2 / 2, t of one degree of freedom at 0.975 is 12.7062. */
    @Test
    @DisplayName("of two values is wide")
    void twoValues() {
        ConfidenceInterval interval = ConfidenceInterval.of(new double[] {3, 5}, 0.95);
        assertEquals(4, interval.mean());
        assertEquals(12.7062, interval.halfWidth(), 1e-4);
    }

    @Test
    @DisplayName("holds the true mean as often as it says")
    void coverage() {
        Draws draws = new Streams(3, 0).draws(() -> "coverage");
        int trials = 10_000;
        int[] covered = new int[2];
        for (int trial = 0; trial < trials; trial++) {
            double[] values = new double[5];
            for (int i = 0; i < values.length; i++) {
                values[i] = draws.normal(20, 3, trial, i);
            }
            covered[0] += holds(ConfidenceInterval.of(values, 0.95), 20);
            covered[1] += holds(ConfidenceInterval.of(values, 0.80), 20);
        }
        assertEquals(0.95, covered[0] / (double) trials, 5 * Math.sqrt(0.95 * 0.05 / trials));
        assertEquals(0.80, covered[1] / (double) trials, 5 * Math.sqrt(0.80 * 0.20 / trials));
    }

    private static int holds(ConfidenceInterval interval, double value) {
        return interval.low() <= value && value <= interval.high() ? 1 : 0;
    }

    @Test
    @DisplayName("has no ends with one value, and no mean with none")
    void tooFew() {
        ConfidenceInterval one = ConfidenceInterval.of(new double[] {0.7}, 0.95);
        assertEquals(0.7, one.mean());
        assertTrue(Double.isNaN(one.low()) && Double.isNaN(one.high()) && Double.isNaN(one.halfWidth()));
        assertEquals(1, one.count());
        assertTrue(
                Double.isNaN(one.asRatio().low()) && Double.isNaN(one.asRatio().high()));
        assertFalse(one.within(0.7, 100), "no interval lies inside nothing");
        ConfidenceInterval none = ConfidenceInterval.of(new double[0], 0.95);
        assertTrue(Double.isNaN(none.mean()) && Double.isNaN(none.low()));
        assertEquals(0, none.count());
    }

    @Test
    @DisplayName("of equal values has no width, also where they are no round numbers")
    void constant() {
        ConfidenceInterval interval = ConfidenceInterval.of(new double[] {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1}, 0.999);
        assertEquals(0.1, interval.mean(), 1e-15);
        assertEquals(0, interval.halfWidth(), 1e-15);
    }

    @Test
    @DisplayName("keeps its width where the mean is large: no cancellation")
    void largeMean() {
        double offset = 1e12;
        ConfidenceInterval interval = ConfidenceInterval.of(new double[] {offset + 3, offset + 5}, 0.95);
        assertEquals(12.7062, interval.halfWidth(), 1e-3);
    }

    @Test
    @DisplayName("of a ratio stays between 0 and 1")
    void ratio() {
        ConfidenceInterval interval = ConfidenceInterval.of(new double[] {0.01, 0.99}, 0.95);
        assertTrue(interval.low() < 0 && interval.high() > 1);
        assertEquals(new ConfidenceInterval(0.5, 0, 1, 2), interval.asRatio());
        ConfidenceInterval inside = new ConfidenceInterval(0.5, 0.4, 0.6, 9);
        assertEquals(inside, inside.asRatio());
    }

    @Test
    @DisplayName("lies within a tolerance only as a whole, ends included")
    void within() {
        ConfidenceInterval interval = new ConfidenceInterval(10, 9, 11, 30);
        assertTrue(interval.within(10, 1));
        assertTrue(interval.within(10.5, 1.5));
        assertFalse(interval.within(10, 0.999));
        assertFalse(interval.within(10.5, 1.4));
        assertFalse(interval.within(9.5, 1.4));
    }
}
