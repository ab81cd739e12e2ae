package io.chirpsim.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RampHistogramTest {
    @Test
    @DisplayName("one ramp from a to b: the quantiles are those of the uniform distribution on [a, b]")
    void one() {
        RampHistogram ramps = new RampHistogram();
        ramps.add(1_000, 5_000);
        for (double q : new double[] {0.25, 0.5, 0.95, 1}) {
            assertEquals(1_000 + q * 4_000, ramps.quantile(q), 0.002 * 5_000);
        }
        assertEquals(5_000, ramps.max());
    }

    @Test
    @DisplayName("two ramps, 0 to 10000 and 0 to 30000: three quarters of the time up to 20000")
    void two() {
        RampHistogram ramps = new RampHistogram();
        ramps.add(0, 10_000);
        RampHistogram other = new RampHistogram();
        other.add(0, 30_000);
        ramps.merge(other);
        assertEquals(10_000, ramps.quantile(0.5), 40);
        assertEquals(20_000, ramps.quantile(0.75), 80);
        assertEquals(2, ramps.count());
    }

    @Test
    @DisplayName("nothing has no quantile, and a ramp does not fall")
    void bad() {
        assertEquals(Double.NaN, new RampHistogram().quantile(0.5));
        assertThrows(IllegalArgumentException.class, () -> new RampHistogram().add(2, 1));
    }
}
