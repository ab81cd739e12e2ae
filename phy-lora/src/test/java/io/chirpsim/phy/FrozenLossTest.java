package io.chirpsim.phy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.random.Streams;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Shadowing and building loss")
class FrozenLossTest {
    private static final int DEVICES = 20_000;
    private static final int BUILDINGS = 400_000;
    private static final double SIGMA_DB = 7.8;
    private static final Position PLACE = new Position(10, 20, 1.2);
    private static final Streams STREAMS = new Streams(2022, 0);

    private static long device(int i) {
        return Streams.hash("device-" + i);
    }

    private static long gateway(int i) {
        return Streams.hash("gateway-" + i);
    }

    @Test
    @DisplayName("are drawn once: 100 frames of one link show one power")
    void frozen() {
        Shadowing shadowing = new Shadowing(STREAMS, 0, 0);
        BuildingLoss building = BuildingLoss.tr45820(STREAMS);
        Air air = Air.of(GatewayModel.SX1302, Sensitivity.SX1302, 1);
        Set<Double> powers = new HashSet<>();
        int link = air.deviceHeardAt(
                -80 - shadowing.lossDb(SIGMA_DB, PLACE, device(1), gateway(1)) - building.lossDb(device(1)));
        Transmission[] frames = new Transmission[100];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = air.uplink(link, 7 + i % 6, Air.F1, 20, 5_000_000L * i);
        }
        air.run();
        for (Transmission t : frames) {
            powers.add(air.of(t).rssiDbm().get(0));
        }
        assertEquals(1, powers.size());
    }

    @Test
    @DisplayName("are the same whenever asked, in whatever order, and others in another replication")
    void sameWheneverAsked() {
        Shadowing shadowing = new Shadowing(STREAMS, 0, 0);
        Shadowing again = new Shadowing(new Streams(2022, 0), 0, 0);
        Shadowing other = new Shadowing(STREAMS.ofReplication(1), 0, 0);
        BuildingLoss building = BuildingLoss.tr45820(STREAMS);
        BuildingLoss buildingAgain = BuildingLoss.tr45820(new Streams(2022, 0));
        BuildingLoss buildingOther = BuildingLoss.tr45820(STREAMS.ofReplication(1));
        double[] first = new double[100];
        for (int i = 0; i < 100; i++) {
            first[i] = shadowing.lossDb(SIGMA_DB, PLACE, device(i), gateway(3));
        }
        for (int i = 99; i >= 0; i--) {
            again.lossDb(SIGMA_DB, PLACE, device(i), gateway(4));
            assertEquals(first[i], again.lossDb(SIGMA_DB, PLACE, device(i), gateway(3)));
            assertNotEquals(first[i], other.lossDb(SIGMA_DB, PLACE, device(i), gateway(3)));
            assertEquals(building.lossDb(device(i)), buildingAgain.lossDb(device(i)));
            assertNotEquals(building.lossDb(device(i)), buildingOther.lossDb(device(i)));
        }
    }

    @Test
    @DisplayName("of links are normal with mean 0 and the sigma asked for")
    void normal() {
        Shadowing shadowing = new Shadowing(STREAMS, 0, 0);
        double[] values = new double[DEVICES];
        for (int i = 0; i < DEVICES; i++) {
            values[i] = shadowing.lossDb(SIGMA_DB, PLACE, device(i), gateway(i % 7));
        }
        DescriptiveStatistics seen = new DescriptiveStatistics(values);
        assertEquals(0, seen.getMean(), 5 * SIGMA_DB / Math.sqrt(DEVICES));
        assertEquals(SIGMA_DB, seen.getStandardDeviation(), 5 * SIGMA_DB / Math.sqrt(2.0 * DEVICES));
        double p = new KolmogorovSmirnovTest()
                .kolmogorovSmirnovTest(new NormalDistribution(null, 0, SIGMA_DB), values, false);
        assertTrue(p > 1e-4, () -> "Kolmogorov-Smirnov p = " + p);
        assertEquals(0, shadowing.lossDb(0, PLACE, device(1), gateway(1)));
    }

    @Test
    @DisplayName("of one device's links to two gateways, and of two devices' links to one, are independent")
    void independent() {
        Shadowing shadowing = new Shadowing(STREAMS, 0, 0);
        double[] a = new double[DEVICES];
        double[] otherGateway = new double[DEVICES];
        double[] otherDevice = new double[DEVICES];
        double[] swapped = new double[DEVICES];
        for (int i = 0; i < DEVICES; i++) {
            a[i] = shadowing.lossDb(SIGMA_DB, PLACE, device(i), gateway(1));
            otherGateway[i] = shadowing.lossDb(SIGMA_DB, PLACE, device(i), gateway(2));
            otherDevice[i] = shadowing.lossDb(SIGMA_DB, PLACE, device(i + 1), gateway(1));
            swapped[i] = shadowing.lossDb(SIGMA_DB, PLACE, gateway(1), device(i));
        }
        for (double[] b : new double[][] {otherGateway, otherDevice, swapped}) {
            assertEquals(0, new PearsonsCorrelation().correlation(a, b), 5 / Math.sqrt(DEVICES));
        }
    }

    /** The rule of TR 45.820 as the Javadoc of {@link BuildingLoss} gives it, drawn in another way by another generator. */
    private static double drawn(SplittableRandom random) {
        int wall = random.nextInt(100);
        double externalDb = wall < 25
                ? random.nextDouble(4, 11)
                : wall < 90 ? random.nextDouble(11, 19) : random.nextDouble(19, 23);
        int p = random.nextInt(10_000);
        int walls = p < 2833 ? 0 : p < 2833 + 2827 ? 1 : p < 2833 + 2827 + 2840 ? 2 : 3;
        return externalDb + Math.max(walls * random.nextDouble(4, 10), 0.6 * random.nextDouble(0, 15));
    }

    @Test
    @DisplayName("of buildings are distributed as TR 45.820 says")
    void buildingDistribution() {
        BuildingLoss building = BuildingLoss.tr45820(STREAMS);
        SplittableRandom random = new SplittableRandom(45_820);
        double[] values = new double[BUILDINGS];
        double[] expected = new double[BUILDINGS];
        for (int i = 0; i < BUILDINGS; i++) {
            values[i] = building.lossDb(device(i));
            expected[i] = drawn(random);
        }
        DescriptiveStatistics seen = new DescriptiveStatistics(values);
        assertTrue(seen.getMin() >= 4 && seen.getMin() < 6, () -> "least " + seen.getMin());
        assertTrue(seen.getMax() <= 53 && seen.getMax() > 47, () -> "most " + seen.getMax());
        double p = new KolmogorovSmirnovTest().kolmogorovSmirnovTest(values, expected);
        assertTrue(p > 1e-4, () -> "Kolmogorov-Smirnov p = " + p);
        assertEquals(meanDb(), seen.getMean(), 5 * seen.getStandardDeviation() / Math.sqrt(BUILDINGS));
    }

    /**
     * External wall: 0.25 x 7.5 + 0.65 x 15 + 0.10 x 21 = 13.725 dB. Inside, Y uniform in (0, 9), W the loss of the walls: E[max(W, Y)] = E[W] +
     * E[(Y - W)+]. No wall: 4.5. One, W in (4, 10): the integral of y - w over 4 &lt; w &lt; y &lt; 9 is 5^3 / 6, over an area of 6 x 9. Two, W in
     * (8, 20): 1^3 / 6 over 12 x 9. Three: W is always the larger.
     */
    private static double meanDb() {
        double oneWall = 7 + 125.0 / 6 / 54;
        double twoWalls = 14 + 1.0 / 6 / (12 * 9);
        return 13.725 + 0.2833 * 4.5 + 0.2827 * oneWall + 0.284 * twoWalls + 0.15 * 21;
    }

    @Test
    @DisplayName("of a building may be one number for all")
    void fixed() {
        assertEquals(12.5, BuildingLoss.fixed(12.5).lossDb(device(1)));
        assertEquals(12.5, BuildingLoss.fixed(12.5).lossDb(device(2)));
    }

    /**
     * TR 38.901, tables 7.4.3-1 and 7.4.3-2, at 868 MHz: glass 2.1736, concrete 8.472, coated glass 23.2604 dB. Low: 5 - 10 log10(0.3 x 0.60623 + 0.7 x
     * 0.14216) = 5 - 10 log10(0.28138) = 10.507 dB. High: 5 - 10 log10(0.7 x 0.0047203 + 0.3 x 0.14216) = 5 - 10 log10(0.045952) = 18.377 dB.
     */
    @Test
    @DisplayName("of outer walls is that of TR 38.901")
    void outerWalls() {
        assertEquals(10.507, OuterWall.LOW_LOSS.lossDb(868e6), 5e-4);
        assertEquals(18.377, OuterWall.HIGH_LOSS.lossDb(868e6), 5e-4);
    }

    /**
     * The way inside is the smaller of two U(0, 25): mean 25/3 m, variance 25^2/18 m^2; half a decibel per metre: 4.1667 dB and 8.6806 dB^2. Both
     * deviations are on top.
     */
    @ParameterizedTest
    @CsvSource({"LOW_LOSS, 10.507, 4.4", "HIGH_LOSS, 18.377, 6.5"})
    @DisplayName("of buildings has mean and spread of TR 38.901")
    void outdoorToIndoor(OuterWall wall, double wallDb, double sigmaDb) {
        BuildingLoss building = BuildingLoss.tr38901(STREAMS, wall, 868e6);
        double[] values = new double[BUILDINGS];
        double[] expected = new double[BUILDINGS];
        SplittableRandom random = new SplittableRandom(38_901);
        for (int i = 0; i < BUILDINGS; i++) {
            values[i] = building.lossDb(device(i));
            double insideM = 25 * Math.min(random.nextDouble(), random.nextDouble());
            expected[i] = wallDb + 0.5 * insideM + sigmaDb * random.nextGaussian();
        }
        DescriptiveStatistics seen = new DescriptiveStatistics(values);
        assertEquals(4.1667, seen.getMean() - wallDb, 5 * seen.getStandardDeviation() / Math.sqrt(BUILDINGS));
        assertEquals(Math.sqrt(8.6806 + sigmaDb * sigmaDb), seen.getStandardDeviation(), 0.02);
        double p = new KolmogorovSmirnovTest().kolmogorovSmirnovTest(values, expected);
        assertTrue(p > 1e-4, () -> "Kolmogorov-Smirnov p = " + p);
        assertEquals(values[7], BuildingLoss.tr38901(STREAMS, wall, 868e6).lossDb(device(7)));
    }
}
