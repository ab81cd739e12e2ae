package io.chirpsim.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Draws")
class DrawsTest {
    private static final int DRAWS = 100_000;
    private static final double ALPHA = 1e-4;

    private final Draws draws = new Streams(77, 0).draws(() -> "test");

    @Test
    @DisplayName("are uniform along the indices of one entity and along the entities of one index")
    void uniform() {
        RealDistribution expected = new UniformRealDistribution(null, 0, 1);
        fits(expected, i -> draws.uniform(5, i));
        fits(expected, i -> draws.uniform(i, 5));
        fits(expected, i -> draws.uniform(Streams.hash("device-" + i), 0));
        fits(expected, i -> draws.uniform((long) i << 40, 0));
    }

    @Test
    @DisplayName("are uniform in pairs of neighbours")
    void pairs() {
        long[] cells = new long[32 * 32];
        for (int i = 0; i < 4 * DRAWS; i++) {
            cells[32 * (int) (32 * draws.uniform(6, 2L * i)) + (int) (32 * draws.uniform(6, 2L * i + 1))]++;
        }
        double[] expected = new double[cells.length];
        Arrays.fill(expected, 4.0 * DRAWS / cells.length);
        assertTrue(new ChiSquareTest().chiSquareTest(expected, cells) > ALPHA);
    }

    @Test
    @DisplayName("are exponential with the mean asked for")
    void exponential() {
        fits(new ExponentialDistribution(null, 600), i -> draws.exponential(600, 1, i));
        DescriptiveStatistics seen = statistics(i -> draws.exponential(600, 1, i));
        assertEquals(600, seen.getMean(), 5 * 600 / Math.sqrt(DRAWS));
        assertEquals(600, seen.getStandardDeviation(), 5 * 600 * Math.sqrt(2.0 / DRAWS));
        assertTrue(seen.getMin() > 0);
    }

    @Test
    @DisplayName("are normal with the mean and the sigma asked for")
    void normal() {
        fits(new NormalDistribution(null, -3, 7.8), i -> draws.normal(-3, 7.8, 1, i));
        DescriptiveStatistics seen = statistics(i -> draws.normal(-3, 7.8, 1, i));
        assertEquals(-3, seen.getMean(), 5 * 7.8 / Math.sqrt(DRAWS));
        assertEquals(7.8, seen.getStandardDeviation(), 5 * 7.8 / Math.sqrt(2.0 * DRAWS));
        assertEquals(0, seen.getSkewness(), 5 * Math.sqrt(6.0 / DRAWS));
        assertEquals(0, seen.getKurtosis(), 5 * Math.sqrt(24.0 / DRAWS));
        assertEquals(4.5, draws.normal(4.5, 0, 1, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 10, 64, 1000})
    @DisplayName("of whole numbers below a bound come equally often")
    void below(int bound) {
        long[] seen = new long[bound];
        for (int i = 0; i < DRAWS; i++) {
            seen[draws.below(bound, 8, i)]++;
        }
        if (bound == 1) {
            assertEquals(DRAWS, seen[0]);
            return;
        }
        double[] expected = new double[bound];
        Arrays.fill(expected, (double) DRAWS / bound);
        assertTrue(new ChiSquareTest().chiSquareTest(expected, seen) > ALPHA);
    }

    @Test
    @DisplayName("of whole numbers below a large bound are not biased towards its lower half")
    void belowLargeBound() {
        int bound = 3 << 29;
        DescriptiveStatistics seen = statistics(i -> draws.below(bound, 9, i));
        assertTrue(seen.getMin() >= 0 && seen.getMax() < bound);
        assertEquals(bound / 2.0, seen.getMean(), 5.0 * bound / Math.sqrt(12.0 * DRAWS));
        assertTrue(seen.getMax() > 0.999 * bound);
        assertTrue(draws.below(Integer.MAX_VALUE, 1, 1) >= 0);
    }

    @Test
    @DisplayName("of microseconds lie in the span, also in the shortest and in one of centuries")
    void uniformUs() {
        for (int i = 0; i < 1000; i++) {
            assertEquals(0, draws.uniformUs(1, 2, i));
            long far = draws.uniformUs(1L << 53, 2, i);
            assertTrue(far >= 0 && far < 1L << 53);
        }
        fits(new UniformRealDistribution(null, 0, 6e8), i -> draws.uniformUs(600_000_000, 3, i));
    }

    @Test
    @DisplayName("of microseconds in no span at all are the only time there is, never a negative one")
    void uniformUsOfNothing() {
        assertEquals(0, draws.uniformUs(0, 2, 0));
        assertThrows(IllegalArgumentException.class, () -> draws.uniformUs(-1, 2, 0));
    }

    @Test
    @DisplayName("below nothing are refused")
    void belowNothing() {
        assertThrows(IllegalArgumentException.class, () -> draws.below(0, 2, 0));
        assertThrows(IllegalArgumentException.class, () -> draws.below(-5, 2, 0));
    }

    /** The machine's own log and exp may differ in the last bit from one processor to another; {@link StrictMath} may not. */
    @Test
    @DisplayName("are the same bits on every machine")
    void machineIndependent() {
        for (int i = 0; i < DRAWS; i++) {
            assertEquals(-600 * StrictMath.log(draws.uniform(4, i)), draws.exponential(600, 4, i));
        }
    }

    private static void fits(RealDistribution expected, IntToDoubleFunction draw) {
        double[] values = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            values[i] = draw.applyAsDouble(i);
        }
        double p = new KolmogorovSmirnovTest().kolmogorovSmirnovTest(expected, values, false);
        assertTrue(p > ALPHA, () -> "Kolmogorov-Smirnov p = " + p);
    }

    private static DescriptiveStatistics statistics(IntToDoubleFunction draw) {
        DescriptiveStatistics seen = new DescriptiveStatistics();
        for (int i = 0; i < DRAWS; i++) {
            seen.addValue(draw.applyAsDouble(i));
        }
        return seen;
    }
}
