package io.chirpsim.phy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Path loss")
class PathLossTest {
    private static final double FREQUENCY_HZ = 868.1e6;
    private static final Position ORIGIN = new Position(0, 0, 0);

    /** 74.85 + 27.5 log10(1000 / 1) and 95.52 + 20.3 log10(1000 / 1). */
    @Test
    @DisplayName("of the sets of Callebaut and Van der Perre counts from one metre")
    void callebaut() {
        assertEquals(157.35, lossDb(LogDistance.CALLEBAUT_URBAN, 1000), 1e-9);
        assertEquals(156.42, lossDb(LogDistance.CALLEBAUT_FOREST, 1000), 1e-9);
        assertEquals(74.85, lossDb(LogDistance.CALLEBAUT_URBAN, 1), 1e-9);
    }

    private static double lossDb(PathLoss model, double distanceM) {
        return model.lossDb(ORIGIN, new Position(0.6 * distanceM, -0.8 * distanceM, 0), FREQUENCY_HZ);
    }

    @Test
    @DisplayName("goes by the distance in space: ns-3's farthest device is heard at -136.8 dBm")
    void heights() {
        Position gateway = new Position(0, 0, 15);
        double lossDb = LogDistance.MAGRIN.lossDb(new Position(6400, 0, 1.2), gateway, FREQUENCY_HZ);
        assertEquals(-136.8, 14 - lossDb, 0.05);
        assertEquals(7.7 + 37.6 * Math.log10(Math.hypot(6400, 13.8)), lossDb, 1e-9);
        assertEquals(50, new Position(30, 0, 0).distanceM(new Position(0, 0, 40)), 1e-12);
        double below = LogDistance.MAGRIN.lossDb(new Position(0, 0, 1.2), new Position(0, 0, 101.2), FREQUENCY_HZ);
        assertEquals(82.90, below, 0.02);
    }

    @Test
    @DisplayName("is the same both ways")
    void reciprocal() {
        Position a = new Position(12, -400, 3);
        Position b = new Position(-7000, 25, 40);
        for (PathLoss model : new PathLoss[] {new FreeSpace(), LogDistance.OULU, LogDistance.MAGRIN}) {
            assertEquals(model.lossDb(a, b, FREQUENCY_HZ), model.lossDb(b, a, FREQUENCY_HZ));
        }
    }

    @Test
    @DisplayName("is never a gain, and finite where two antennas touch")
    void near() {
        assertEquals(7.7, lossDb(LogDistance.MAGRIN, 0));
        assertEquals(7.7, lossDb(LogDistance.MAGRIN, 0.5));
        assertEquals(0, lossDb(new LogDistance(1000, 20, 4), 1));
        assertEquals(0, new FreeSpace().lossDb(ORIGIN, ORIGIN, 1e6));
    }

    @Test
    @DisplayName("in free space grows with the frequency")
    void frequency() {
        Position far = new Position(1000, 0, 0);
        double ratioDb = new FreeSpace().lossDb(ORIGIN, far, 2.4e9) - new FreeSpace().lossDb(ORIGIN, far, 868.1e6);
        assertEquals(20 * Math.log10(2.4e9 / 868.1e6), ratioDb, 1e-9);
    }

    /** The machine's own logarithm may differ in the last bit from one processor to another. */
    @Test
    @DisplayName("is the same bits on every machine")
    void machineIndependent() {
        for (int d = 1; d < 50_000; d++) {
            double distanceM = 0.731 * d + 1;
            Position there = new Position(distanceM, 0, 0);
            assertEquals(
                    7.7 + 10 * 3.76 * StrictMath.log10(distanceM),
                    LogDistance.MAGRIN.lossDb(ORIGIN, there, FREQUENCY_HZ));
            assertEquals(-174 + 10 * StrictMath.log10(distanceM) + 6, Noise.floorDbm(distanceM, 6));
        }
    }

    @ParameterizedTest(name = "{0} Hz: {1} dBm")
    @CsvSource({"125000, -117.03", "250000, -114.02", "500000, -111.01"})
    @DisplayName("is set against a noise of -174 dBm per hertz and the noise figure")
    void noise(double bandwidthHz, double expectedDbm) {
        assertEquals(expectedDbm, Noise.floorDbm(bandwidthHz, 6), 0.005);
    }
}
