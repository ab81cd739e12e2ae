package io.chirpsim.phy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.random.Streams;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Fading")
class FadingTest {
    private static final Streams STREAMS = new Streams(2022, 0);
    private static final int FRAMES = 20_000;
    private static final long DEVICE = Streams.hash("device");
    private static final long GATEWAY = Streams.hash("gateway");

    private static Fading of(FadingModel model) {
        return new Fading(STREAMS, model, 100_000, 0);
    }

    /** The gains of many frames of one link, a quarter of a second apart; power ratios, not dB. */
    private static double[] gains(Fading fading, int piece) {
        double[] gains = new double[FRAMES];
        double[] out = new double[64];
        for (int i = 0; i < FRAMES; i++) {
            fading.gainsDb(DEVICE, GATEWAY, 250_000L * i, piece + 1, out);
            gains[i] = StrictMath.pow(10, out[piece] / 10);
        }
        return gains;
    }

    private static void assertMeanOne(double[] gains) {
        double standardError = Math.sqrt(StatUtils.variance(gains) / gains.length);
        assertEquals(1, StatUtils.mean(gains), 4 * standardError);
    }

    private static void assertLikely(double p) {
        assertTrue(p > 1e-3, () -> "Kolmogorov-Smirnov p = " + p);
    }

    @Test
    @DisplayName("Rayleigh has an exponential power gain of mean 1")
    void rayleigh() {
        double[] gains = gains(of(new FadingModel.Rayleigh()), 0);
        assertMeanOne(gains);
        assertLikely(
                new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new ExponentialDistribution(null, 1), gains, false));
    }

    @ParameterizedTest(name = "Nakagami with m = {0} has a gamma power gain of mean 1")
    @ValueSource(doubles = {0.5, 0.8, 1, 2, 7.5})
    void nakagami(double m) {
        double[] gains = gains(of(new FadingModel.Nakagami(m)), 0);
        assertMeanOne(gains);
        assertLikely(
                new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new GammaDistribution(null, m, 1 / m), gains, false));
    }

    @Test
    @DisplayName("Nakagami below m = 0.5 does not exist")
    void nakagamiShape() {
        assertThrows(IllegalArgumentException.class, () -> new FadingModel.Nakagami(0.49));
    }

    /**
     * Of a non-central chi-squared gain: mean 1, variance (1 + 2 K) / (1 + K)^2. The distribution is the mixture of gamma distributions of shape
     * 1 + j and rate 1 + K with Poisson weights of mean K, so that a gain drawn as a mixture, by another generator, is of the same kind.
     */
    @ParameterizedTest(name = "Rice with K = {0} dB has the gain of one path among many")
    @CsvSource({"-10", "0", "6", "12"})
    void rice(double kDb) {
        double k = StrictMath.pow(10, kDb / 10);
        double[] gains = gains(of(new FadingModel.Rice(kDb)), 0);
        assertMeanOne(gains);
        double variance = (1 + 2 * k) / ((1 + k) * (1 + k));
        assertEquals(variance, StatUtils.variance(gains), 0.05 * variance);
        SplittableRandom random = new SplittableRandom(6);
        double[] mixed = new double[FRAMES];
        Arrays.setAll(mixed, i -> mixture(k, random));
        assertLikely(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(gains, mixed));
    }

    private static double mixture(double k, SplittableRandom random) {
        int shape = 1;
        for (double u = random.nextDouble(), left = StrictMath.exp(-k); u > left && shape < 200; shape++) {
            u -= left;
            left *= k / shape;
        }
        double sum = 0;
        for (int i = 0; i < shape; i++) {
            sum -= StrictMath.log(1 - random.nextDouble());
        }
        return sum / (1 + k);
    }

    @Test
    @DisplayName("of a frame as a whole is normal in dB around the link's loss and the same in all its parts")
    void temporal() {
        Fading fading = new Fading(STREAMS, new FadingModel.Constant(), Long.MAX_VALUE, 2);
        assertEquals(1, fading.pieces(2_000_000));
        double[] gainsDb = new double[FRAMES];
        double[] out = new double[64];
        for (int i = 0; i < FRAMES; i++) {
            fading.gainsDb(DEVICE, GATEWAY, 250_000L * i, 2, out);
            assertEquals(out[0], out[1]);
            gainsDb[i] = out[0];
        }
        assertLikely(
                new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new NormalDistribution(null, 0, 2), gainsDb, false));
    }

    @Test
    @DisplayName("of parts, frames, devices, gateways and replications is independent")
    void independent() {
        Fading fading = of(new FadingModel.Rayleigh());
        double[] a = gains(fading, 0);
        double[] otherPart = gains(fading, 1);
        double[] later = new double[FRAMES];
        System.arraycopy(a, 1, later, 0, FRAMES - 1);
        double[] otherReplication =
                gains(new Fading(STREAMS.ofReplication(1), new FadingModel.Rayleigh(), 100_000, 0), 0);
        double[] swapped = new double[FRAMES];
        double[] out = new double[1];
        for (int i = 0; i < FRAMES; i++) {
            fading.gainsDb(GATEWAY, DEVICE, 250_000L * i, 1, out);
            swapped[i] = StrictMath.pow(10, out[0] / 10);
        }
        for (double[] b : new double[][] {otherPart, later, otherReplication, swapped}) {
            assertEquals(0, new PearsonsCorrelation().correlation(a, b), 5 / Math.sqrt(FRAMES));
        }
    }

    @Test
    @DisplayName("is the same whenever asked, and of a part whatever the number of parts")
    void repeatable() {
        for (FadingModel model :
                new FadingModel[] {new FadingModel.Rayleigh(), new FadingModel.Rice(3), new FadingModel.Nakagami(0.7)
                }) {
            double[] once = new double[14];
            double[] again = new double[14];
            of(model).gainsDb(DEVICE, GATEWAY, 777, 14, once);
            of(model).gainsDb(DEVICE, GATEWAY, 777, 3, again);
            assertArrayEquals(Arrays.copyOf(once, 3), Arrays.copyOf(again, 3));
            assertNotEquals(once[0], once[1]);
        }
    }

    @ParameterizedTest(name = "a frame of {0} us over a coherence time of {1} us has {2} parts")
    @CsvSource({
        "1,       104000, 1",
        "104000,  104000, 1",
        "104001,  104000, 2",
        "1482752, 104000, 15",
        "2793472, 20000,  64",
        "2793472, 9223372036854775807, 1"
    })
    void pieces(long airtimeUs, long coherenceUs, int expected) {
        assertEquals(expected, new Fading(STREAMS, new FadingModel.Rayleigh(), coherenceUs, 0).pieces(airtimeUs));
    }

    @Test
    @DisplayName("of a pedestrian at 868 MHz keeps for 104 ms: 0.423 / (1.4 m/s x 868 MHz / c) = 0.423 / 4.05 Hz")
    void coherence() {
        assertEquals(104_356, Fading.coherenceUs(1.4, 868e6), 1);
        assertEquals(Long.MAX_VALUE, Fading.coherenceUs(0, 868e6));
        assertThrows(IllegalArgumentException.class, () -> new Fading(STREAMS, new FadingModel.Rayleigh(), 0, 0));
    }

    @Test
    @DisplayName("none is none, and a gain above the headroom is rare")
    void headroom() {
        assertTrue(Fading.NONE.none());
        assertEquals(0, Fading.NONE.headroomDb());
        double[] out = {1, 1};
        Fading.NONE.gainsDb(DEVICE, GATEWAY, 5, 2, out);
        assertArrayEquals(new double[] {0, 0}, out);
        for (FadingModel model :
                new FadingModel[] {new FadingModel.Rayleigh(), new FadingModel.Rice(0), new FadingModel.Nakagami(0.5)
                }) {
            Fading fading = of(model);
            assertFalse(fading.none());
            double highest = StrictMath.pow(10, fading.headroomDb() / 10);
            assertTrue(Arrays.stream(gains(fading, 0))
                            .filter(gain -> gain > highest)
                            .count()
                    <= 6);
        }
    }
}
