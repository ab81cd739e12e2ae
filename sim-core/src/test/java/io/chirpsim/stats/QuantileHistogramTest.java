package io.chirpsim.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The quantile histogram")
class QuantileHistogramTest {
    private static final double[] QUANTILES = {0, 0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1};
    /** 0.1 % and the last bits of the logarithm. */
    private static final double RELATIVE_ERROR = 0.001 * (1 + 1e-9);

    private enum Shape {
        UNIFORM(r -> r.nextLong(1, 5_000_000)),
        EXPONENTIAL(r -> (long) (-2e6 * Math.log(1 - r.nextDouble()))),
        OVER_TWELVE_DECADES(r -> (long) Math.pow(10, 12 * r.nextDouble())),
        TWO_HEAPS(r -> r.nextInt(10) == 0 ? r.nextLong(900_000_000, 1_000_000_000) : r.nextLong(40_000, 60_000)),
        FEW_MICROSECONDS(r -> r.nextLong(1, 30)),
        HALF_ZEROS(r -> r.nextBoolean() ? 0 : r.nextLong(1, 1000)),
        ALWAYS_THE_SAME(r -> 123_456_789L);

        private final ToLongFunction<SplittableRandom> draw;

        Shape(ToLongFunction<SplittableRandom> draw) {
            this.draw = draw;
        }

        LongSupplier seeded(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            return () -> draw.applyAsLong(random);
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    @DisplayName("is within 0.1 % of the exact quantile")
    void relativeError(Shape shape) {
        for (int size : new int[] {1, 2, 7, 1000, 50_000}) {
            long[] values = LongStream.generate(shape.seeded(size)).limit(size).toArray();
            QuantileHistogram histogram = histogram(values);
            Arrays.sort(values);
            for (double q : QUANTILES) {
                long exact = values[Math.max(1, (int) Math.ceil(q * size)) - 1];
                assertEquals(
                        exact,
                        histogram.quantile(q),
                        exact * RELATIVE_ERROR,
                        () -> "quantile " + q + " of " + size + " values, seed " + size);
            }
            assertEquals(size, histogram.count());
            assertEquals(values[size - 1], histogram.max());
        }
    }

    @Test
    @DisplayName("is within 0.1 % where its buckets meet, from 1 us to 10^12 us")
    void everySingleValue() {
        SplittableRandom random = new SplittableRandom(5);
        long value = 1;
        while (value <= 1_000_000_000_000L) {
            long checked = value;
            QuantileHistogram histogram = histogram(0, value, 4_000_000_000_000L);
            assertEquals(value, histogram.quantile(0.5), value * RELATIVE_ERROR, () -> "value " + checked);
            value += 1 + (long) (value * 0.01 * random.nextDouble());
        }
    }

    @Test
    @DisplayName("answers for quantiles between the ranks with the value above")
    void ranks() {
        QuantileHistogram histogram = histogram(10, 20, 30, 40);
        assertEquals(10, histogram.quantile(0.25), 0.01);
        assertEquals(20, histogram.quantile(0.2501), 0.02);
        assertEquals(20, histogram.quantile(0.5), 0.02);
        assertEquals(40, histogram.quantile(0.76), 0.04);
    }

    @Test
    @DisplayName("merged tells what one would tell that had been given everything, in any order")
    void merge() {
        long[] values = LongStream.generate(Shape.OVER_TWELVE_DECADES.seeded(3))
                .limit(3000)
                .toArray();
        QuantileHistogram all = histogram(values);
        QuantileHistogram backwards = new QuantileHistogram();
        for (int i = values.length - 1; i >= 0; i--) {
            backwards.add(values[i]);
        }
        QuantileHistogram small = histogram(0, 0, 7);
        QuantileHistogram parts = histogram(Arrays.copyOfRange(values, 0, 10));
        parts.merge(histogram(Arrays.copyOfRange(values, 2000, 3000)));
        parts.merge(new QuantileHistogram());
        parts.merge(histogram(Arrays.copyOfRange(values, 10, 2000)));
        same(all, backwards);
        same(all, parts);
        parts.merge(small);
        small.merge(all);
        same(small, parts);
        QuantileHistogram fromNothing = new QuantileHistogram();
        fromNothing.merge(all);
        same(all, fromNothing);
    }

    private static void same(QuantileHistogram expected, QuantileHistogram actual) {
        assertEquals(expected.count(), actual.count());
        assertEquals(expected.max(), actual.max());
        for (int i = 0; i <= 1000; i++) {
            assertEquals(expected.quantile(i / 1000.0), actual.quantile(i / 1000.0), "quantile " + i / 1000.0);
        }
    }

    @Test
    @DisplayName("with nothing in it has no quantile")
    void empty() {
        QuantileHistogram histogram = new QuantileHistogram();
        assertTrue(Double.isNaN(histogram.quantile(0.5)));
        assertEquals(0, histogram.count());
        assertEquals(0, histogram.max());
    }

    @Test
    @DisplayName("takes zeros as zeros and refuses what is negative")
    void zeros() {
        QuantileHistogram histogram = histogram(0, 0, 0, 5);
        assertEquals(0, histogram.quantile(0.75));
        assertEquals(5, histogram.quantile(0.76), 5 * RELATIVE_ERROR);
        assertThrows(IllegalArgumentException.class, () -> histogram.add(-1));
        assertEquals(4, histogram.count());
    }

    private static QuantileHistogram histogram(long... values) {
        QuantileHistogram histogram = new QuantileHistogram();
        for (long value : values) {
            histogram.add(value);
        }
        return histogram;
    }
}
