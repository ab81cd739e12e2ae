package io.chirpsim.phy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.random.Streams;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over many replications; of each, points 400 m apart, so that they tell almost as much as as many replications more. */
@DisplayName("Shadowing correlated over distance")
class ShadowingFieldTest {
    private static final double SIGMA_DB = 7.8;
    private static final double CORRELATION_M = 50;
    private static final double SITES = 0.5;
    private static final int REPLICATIONS = 3000;
    private static final int POINTS = 20;
    private static final long LIBRARY = Streams.hash("gw-library");
    private static final long AGRONOMY = Streams.hash("gw-agronomy");

    private static Shadowing shadowing(int replication) {
        return new Shadowing(new Streams(2022, replication), CORRELATION_M, SITES);
    }

    private static double lossDb(Shadowing shadowing, double xM, double yM, long gateway) {
        return shadowing.lossDb(SIGMA_DB, new Position(xM, yM, 1.5), 7, gateway);
    }

    /** Mean product of the losses of two links whose devices are some metres apart, over the variance asked for. */
    private static double correlation(double distanceM, long gateway, long otherGateway) {
        double sum = 0;
        for (int r = 0; r < REPLICATIONS; r++) {
            Shadowing shadowing = shadowing(r);
            double direction = 2 * Math.PI * r / 12;
            for (int i = 0; i < POINTS; i++) {
                double xM = 400 * (i % 5) - 1000;
                double yM = 400 * (i / 5) - 700;
                double otherXM = xM + distanceM * StrictMath.cos(direction);
                double otherYM = yM + distanceM * StrictMath.sin(direction);
                sum += lossDb(shadowing, xM, yM, gateway) * lossDb(shadowing, otherXM, otherYM, otherGateway);
            }
        }
        return sum / (REPLICATIONS * POINTS * SIGMA_DB * SIGMA_DB);
    }

    @ParameterizedTest(name = "at {0} m the correlation is exp(-d / dcorr)")
    @ValueSource(doubles = {1, 10, 50, 100, 200})
    void overDistance(double distanceM) {
        assertEquals(StrictMath.exp(-distanceM / CORRELATION_M), correlation(distanceM, LIBRARY, LIBRARY), 0.03);
    }

    @Test
    @DisplayName("has the variance asked for, to 2 %")
    void variance() {
        assertEquals(1, correlation(0, LIBRARY, LIBRARY), 0.02);
    }

    @ParameterizedTest(name = "of links to two gateways from places {0} m apart is half of that")
    @ValueSource(doubles = {0, 10, 50, 100})
    void betweenSites(double distanceM) {
        double expected = SITES * StrictMath.exp(-distanceM / CORRELATION_M);
        assertEquals(expected, correlation(distanceM, LIBRARY, AGRONOMY), 0.03);
    }

    @Test
    @DisplayName("is normal: mean 0, no skew, no excess kurtosis, Kolmogorov-Smirnov")
    void normal() {
        double[] values = new double[20_000];
        Arrays.setAll(values, r -> lossDb(shadowing(r), 123, -456, LIBRARY));
        DescriptiveStatistics seen = new DescriptiveStatistics(values);
        assertEquals(0, seen.getMean(), 4 * SIGMA_DB / Math.sqrt(values.length));
        assertEquals(0, seen.getSkewness(), 4 * Math.sqrt(6.0 / values.length));
        assertEquals(0, seen.getKurtosis(), 4 * Math.sqrt(24.0 / values.length));
        double p = new KolmogorovSmirnovTest()
                .kolmogorovSmirnovTest(new NormalDistribution(null, 0, SIGMA_DB), values, false);
        assertTrue(p > 1e-3, () -> "Kolmogorov-Smirnov p = " + p);
    }

    @Test
    @DisplayName("shows in one replication already: over 4 km x 4 km the variance to 15 %, and 0.37 at 50 m to 0.06")
    void oneRealisation() {
        Shadowing shadowing = shadowing(0);
        SplittableRandom random = new SplittableRandom(1);
        double squares = 0;
        double products = 0;
        int points = 20_000;
        for (int i = 0; i < points; i++) {
            double xM = random.nextDouble(-2000, 2000);
            double yM = random.nextDouble(-2000, 2000);
            double direction = random.nextDouble(2 * Math.PI);
            double here = lossDb(shadowing, xM, yM, LIBRARY);
            double there = lossDb(
                    shadowing,
                    xM + CORRELATION_M * StrictMath.cos(direction),
                    yM + CORRELATION_M * StrictMath.sin(direction),
                    LIBRARY);
            squares += here * here;
            products += here * there;
        }
        assertEquals(SIGMA_DB * SIGMA_DB, squares / points, 0.15 * SIGMA_DB * SIGMA_DB);
        assertEquals(StrictMath.exp(-1), products / squares, 0.06);
    }

    @Test
    @DisplayName("depends neither on who asks first nor on the device, only on the place")
    void orderIsIrrelevant() {
        Shadowing forwards = shadowing(0);
        Shadowing backwards = shadowing(0);
        double[] first = new double[50];
        for (int i = 0; i < 50; i++) {
            first[i] = forwards.lossDb(SIGMA_DB, new Position(10 * i, -7 * i, 1), i, i % 2 == 0 ? LIBRARY : AGRONOMY);
        }
        for (int i = 49; i >= 0; i--) {
            Position there = new Position(10 * i, -7 * i, 20);
            assertEquals(first[i], backwards.lossDb(SIGMA_DB, there, 1000 + i, i % 2 == 0 ? LIBRARY : AGRONOMY));
        }
        assertNotEquals(first[0], lossDb(shadowing(1), 0, 0, LIBRARY));
    }

    @Test
    @DisplayName("over 0 m leaves devices independent and one device's links correlated between sites")
    void independentDevices() {
        Shadowing shadowing = new Shadowing(new Streams(2022, 0), 0, SITES);
        int devices = 50_000;
        double sameDevice = 0;
        double otherDevice = 0;
        Position place = new Position(0, 0, 1);
        for (int i = 0; i < devices; i++) {
            double here = shadowing.lossDb(1, place, 2 * i, LIBRARY);
            sameDevice += here * shadowing.lossDb(1, place, 2 * i, AGRONOMY);
            otherDevice += here * shadowing.lossDb(1, place, 2 * i + 1, LIBRARY);
        }
        assertEquals(SITES, sameDevice / devices, 0.03);
        assertEquals(0, otherDevice / devices, 0.03);
    }

    @Test
    @DisplayName("refuses what is no correlation")
    void refuses() {
        Streams streams = new Streams(1, 0);
        assertThrows(IllegalArgumentException.class, () -> new Shadowing(streams, -1, 0.5));
        assertThrows(IllegalArgumentException.class, () -> new Shadowing(streams, 50, 1.1));
    }
}
