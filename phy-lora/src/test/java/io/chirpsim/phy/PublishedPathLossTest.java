package io.chirpsim.phy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.chirpsim.phy.OkumuraHata.Terrain;
import io.chirpsim.phy.WalfischIkegamiNlos.City;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The closed-form models. Comments give the sums as worked by hand: term by term, in the order of the formula. */
@DisplayName("A published path-loss model")
class PublishedPathLossTest {
    private static final double MHZ = 1e6;
    private static final double EXACT_DB = 0.01;
    private static final WalfischIkegamiNlos MEDIUM = new WalfischIkegamiNlos(15, 20, 40, 90, City.MEDIUM);

    /** A column of the table of oracles: a model and the heights of its antennas. */
    private record Column(PathLoss model, double baseM, double mobileM) {
        double lossDb(double distanceM) {
            return loss(model, 868.1, baseM, mobileM, distanceM);
        }
    }

    private static final Map<String, Column> COLUMNS = Map.ofEntries(
            Map.entry("freeSpace", new Column(new FreeSpace(), 0, 0)),
            Map.entry("loraSim", new Column(LogDistance.LORASIM, 0, 0)),
            Map.entry("oulu", new Column(LogDistance.OULU, 0, 0)),
            Map.entry("magrin", new Column(LogDistance.MAGRIN, 0, 0)),
            Map.entry("hataUrban", new Column(new OkumuraHata(Terrain.URBAN), 30, 1.5)),
            Map.entry("hataSuburban", new Column(new OkumuraHata(Terrain.SUBURBAN), 30, 1.5)),
            Map.entry("hataOpen", new Column(new OkumuraHata(Terrain.OPEN), 30, 1.5)),
            Map.entry("walfischIkegamiNlos", new Column(MEDIUM, 30, 1.5)),
            Map.entry("walfischIkegamiLos", new Column(new WalfischIkegamiLos(), 30, 1.5)),
            Map.entry("umaNlos", new Column(new UrbanMacro(Sight.BLOCKED), 25, 1.5)),
            Map.entry("umaLos", new Column(new UrbanMacro(Sight.CLEAR), 25, 1.5)),
            Map.entry("umiNlos", new Column(new UrbanMicro(Sight.BLOCKED), 10, 1.5)),
            Map.entry("umiLos", new Column(new UrbanMicro(Sight.CLEAR), 10, 1.5)),
            Map.entry("p1238", new Column(new ItuP1238(33, 0), 0, 0)));

    private static double loss(PathLoss model, double mhz, double baseM, double mobileM, double distanceM) {
        Position base = new Position(7, -3, baseM);
        Position mobile = new Position(7 + 0.6 * distanceM, -3 - 0.8 * distanceM, mobileM);
        return model.lossDb(base, mobile, mhz * MHZ);
    }

    @ParameterizedTest(name = "at {0} m")
    @CsvFileSource(resources = "path-loss-oracles.csv", numLinesToSkip = 4)
    @DisplayName("gives the oracles to 0.02 dB, every column")
    void oracles(ArgumentsAccessor row) {
        assertEquals(1 + COLUMNS.size(), row.size());
        String[] names = ("distanceM,freeSpace,loraSim,oulu,magrin,hataUrban,hataSuburban,hataOpen,"
                        + "walfischIkegamiNlos,walfischIkegamiLos,umaNlos,umaLos,umiNlos,umiLos,p1238")
                .split(",", -1);
        for (int i = 1; i < names.length; i++) {
            assertEquals(row.getDouble(i), COLUMNS.get(names[i]).lossDb(row.getDouble(0)), 0.02, names[i]);
        }
    }

    /**
     * Far: 40 log10 5000 = 147.959, less 20 log10(30 x 1.5) = 33.064. 40 log10 10000 = 160, less 20 log10(10 x 2) = 26.021. Near, before 4 pi 45 /
     * 0.3453 = 1637 m, free space over sqrt(500^2 + 28.5^2) = 500.81 m: 32.448 - 6.007 + 58.771 = 85.213. On the ground: one wavelength, 147.959 less 20 log10(30 x 0.34534) = 20.308.
     */
    @ParameterizedTest
    @CsvSource({"30, 1.5, 5000, 114.895", "10, 2, 10000, 133.979", "30, 1.5, 500, 85.213", "30, 0, 5000, 127.651"})
    @DisplayName("two-ray: 40 dB per decade beyond the breakpoint, free space before it")
    void twoRay(double baseM, double mobileM, double distanceM, double expectedDb) {
        assertEquals(expectedDb, loss(new TwoRayGround(), 868.1, baseM, mobileM, distanceM), EXACT_DB);
    }

    /**
     * Large city, 868.1 MHz, 50 m, 3 m, 5 km: 69.55 + 76.873 - 23.480 - a + 33.772 x 0.69897 = 23.605; a = 3.2 x 1.54730^2 - 4.97 = 2.690. At 200
     * MHz: 60.195 for 76.873, a = 8.29 x 0.66464^2 - 1.1 = 2.562. Small city, 915 MHz, 100 m, 2 m, 10 km: 69.55 + 77.471 - 27.64 - 1.295 + 31.8; less
     * 2 x 1.51428^2 + 5.4 = 9.986 in the suburbs, less 28.578 in the open.
     */
    @ParameterizedTest
    @CsvSource({
        "LARGE_CITY, 868.1, 50, 3, 5000, 143.859",
        "LARGE_CITY, 200, 50, 3, 5000, 127.309",
        "URBAN, 915, 100, 2, 10000, 149.885",
        "SUBURBAN, 915, 100, 2, 10000, 139.899",
        "OPEN, 915, 100, 2, 10000, 121.308"
    })
    @DisplayName("Okumura-Hata: large city on both sides of 300 MHz, other heights and frequencies")
    void hata(Terrain terrain, double mhz, double baseM, double mobileM, double distanceM, double expectedDb) {
        assertEquals(expectedDb, loss(new OkumuraHata(terrain), mhz, baseM, mobileM, distanceM), EXACT_DB);
    }

    /** 42.6 - 44.173 + 59.228; 42.6 + 12.405 + 59.228; 42.6 - 7.827 + 65.105. */
    @ParameterizedTest
    @CsvSource({"915, 20, 57.655", "915, 3000, 114.234", "1800, 500, 99.879"})
    @DisplayName("Walfisch-Ikegami in sight: free space at 20 m, 26 dB per decade beyond")
    void walfischIkegamiLos(double mhz, double distanceM, double expectedDb) {
        assertEquals(expectedDb, loss(new WalfischIkegamiLos(), mhz, 12, 1.5, distanceM), EXACT_DB);
    }

    /**
     * Roofs 15 m, street 20 m, spacing 40 m, mobile 1.5 m; 868.1 MHz but for the metropolitan row. Lrts less Lori: -16.9 - 13.010 + 29.386 + 22.607 =
     * 22.082. kf log10 f = -4.0431 x 2.93857 = -11.881; 9 log10 b = 14.419.
     *
     * <ul>
     *   <li>1 km, 20 degrees, base 30 m: 91.171 + (22.082 - 10 + 7.08) + (-21.674 + 54 + 0 - 11.881 - 14.419)
     *   <li>1 km, 45 degrees: Lori = 2.5 + 0.75 = 3.25; the rest as before
     *   <li>2 km, 90 degrees, base 10 m: D = -5, ka = 58, kd = 23: 97.192 + 22.092 + (58 + 6.924 - 11.881 - 14.419)
     *   <li>250 m: ka = 54 + 0.8 x 5 x 0.5 = 56: 79.130 + 22.092 + (56 - 13.847 - 11.881 - 14.419)
     *   <li>1 km, base at the roofs, 15 m: 91.171 + 22.092 + (54 + 0 - 11.881 - 14.419)
     *   <li>1 km, metropolitan, 1800 MHz, base 30 m: kf = -4 + 1.5 x 0.94595 = -2.5811: 97.505 + 25.259 + (-21.674 + 54 - 8.402 - 14.419)
     * </ul>
     */
    @ParameterizedTest
    @CsvSource({
        "868.1, 30, 20, MEDIUM, 1000, 116.360",
        "868.1, 30, 45, MEDIUM, 1000, 122.530",
        "868.1, 10, 90, MEDIUM, 2000, 157.908",
        "868.1, 10, 90, MEDIUM, 250, 117.076",
        "868.1, 15, 90, MEDIUM, 1000, 140.964",
        "1800, 30, 90, METROPOLITAN, 1000, 132.270"
    })
    @DisplayName("Walfisch-Ikegami over the roofs: street angle, base above and below the roofs, metropolis")
    void walfischIkegamiNlos(double mhz, double baseM, double angle, City city, double distanceM, double expectedDb) {
        assertEquals(
                expectedDb,
                loss(new WalfischIkegamiNlos(15, 20, 40, angle, city), mhz, baseM, 1.5, distanceM),
                EXACT_DB);
    }

    /** Roofs 4 m, mobile 3 m, street 50 m, spacing 100 m, 0 degrees, base 50 m at 50 m: Lrts = -14.504, Lmsd = -29.397; L0 = 32.4 - 26.021 + 58.771. */
    @Test
    @DisplayName("Walfisch-Ikegami over the roofs is never below free space")
    void walfischIkegamiFloor() {
        WalfischIkegamiNlos low = new WalfischIkegamiNlos(4, 50, 100, 0, City.MEDIUM);
        assertEquals(65.151, loss(low, 868.1, 50, 3, 50), EXACT_DB);
        assertThrows(IllegalArgumentException.class, () -> new WalfischIkegamiNlos(15, 20, 40, 91, City.MEDIUM));
        assertThrows(IllegalArgumentException.class, () -> new WalfischIkegamiNlos(0, 20, 40, 90, City.MEDIUM));
    }

    /** 59.085 + 33 + 24 - 28; 59.085 + 33 x 1.60206 + 9 - 28; 59.085 + 56 + 19 - 28. */
    @ParameterizedTest
    @CsvSource({"33, 3, 10, 88.085", "33, 1, 40, 92.953", "28, 2, 100, 106.085"})
    @DisplayName("P.1238: floors and coefficient")
    void floors(double coefficient, int floors, double distanceM, double expectedDb) {
        assertEquals(expectedDb, loss(new ItuP1238(coefficient, floors), 900, 1, 1, distanceM), EXACT_DB);
        assertThrows(IllegalArgumentException.class, () -> new ItuP1238(33, 4));
    }

    /**
     * 915 MHz: 20 log10 0.915 = -0.7716. 25 m and 10 m: dBP = 4 x 24 x 9 x 3.05 = 2635.2 m. 1 km before it: 28 + 22 x 3.000049 - 0.772; NLOS 13.54 +
     * 117.242 - 0.772 - 5.1. 3 km beyond it: 28 + 40 x 3.477127 - 0.772 - 9 x log10(2635.2^2 + 225) = 61.575. 25 m and 5 m, 300 m before 1171.2 m: 28 +
     * 22 x 2.478084 - 0.772; NLOS 13.54 + 96.844 - 0.772 - 2.1.
     */
    @ParameterizedTest
    @CsvSource({"10, 1000, 93.229, 124.910", "10, 3000, 104.739, 143.555", "5, 300, 81.746, 107.512"})
    @DisplayName("UMa: both sides of the breakpoint, taller lower antennas")
    void macro(double mobileM, double distanceM, double clearDb, double blockedDb) {
        assertEquals(clearDb, loss(new UrbanMacro(Sight.CLEAR), 915, 25, mobileM, distanceM), EXACT_DB);
        assertEquals(blockedDb, loss(new UrbanMacro(Sight.BLOCKED), 915, 25, mobileM, distanceM), EXACT_DB);
    }

    /**
     * 10 m and 1.5 m, 30 m before 4 x 9 x 0.5 x 3.05 = 54.9 m: 32.4 + 21 x 1.493889 - 0.772; NLOS 22.4 + 52.734 - 0.822. 10 m and 5 m, 400 m before
     * 439.2 m: 32.4 + 21 x 2.602094 - 0.772; NLOS 22.4 + 91.854 - 0.822 - 1.05. 10 m and 5 m, 10 m: 32.4 + 21 x 1.048455 - 0.772; NLOS 22.4 + 37.010 -
     * 0.822 - 1.05.
     */
    @ParameterizedTest
    @CsvSource({"1.5, 30, 63.000, 74.313", "5, 400, 86.272, 112.382", "5, 10, 53.646, 57.539"})
    @DisplayName("UMi: before the breakpoint, taller lower antennas")
    void micro(double mobileM, double distanceM, double clearDb, double blockedDb) {
        assertEquals(clearDb, loss(new UrbanMicro(Sight.CLEAR), 915, 10, mobileM, distanceM), EXACT_DB);
        assertEquals(blockedDb, loss(new UrbanMicro(Sight.BLOCKED), 915, 10, mobileM, distanceM), EXACT_DB);
    }

    /** UMi at 36 m: 0.5 + exp(-1) x 0.5; UMa at 63 m: 2/7 + exp(-1) x 5/7; UMa at 100 m, 18 m high: 0.34767 x (1 + 1.25 x 0.35355 x 0.51342). */
    @Test
    @DisplayName("sight: certain up to 18 m, then less and less")
    void clearProbability() {
        Position ground = new Position(0, 0, 1.5);
        assertEquals(1, UrbanMicro.clearProbability(ground, new Position(18, 0, 10)));
        assertEquals(1, UrbanMacro.clearProbability(new Position(0, 17, 25), ground));
        assertEquals(0.68394, UrbanMicro.clearProbability(ground, new Position(36, 0, 10)), 1e-5);
        assertEquals(0.54849, UrbanMacro.clearProbability(ground, new Position(0, 63, 25)), 1e-5);
        assertEquals(0.42656, UrbanMacro.clearProbability(new Position(0, 0, 18), new Position(100, 0, 25)), 1e-5);
    }

    static Stream<PathLoss> models() {
        return Stream.concat(
                COLUMNS.values().stream().map(Column::model),
                Stream.of(new TwoRayGround(), new OkumuraHata(Terrain.LARGE_CITY)));
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("is the same both ways, finite and never a gain, wherever the ends are")
    void everywhere(PathLoss model) {
        for (double distanceM : new double[] {0, 0.5, 17, 400, 60_000}) {
            for (double highM : new double[] {0, 1, 1.5, 14.5, 15, 80, 900}) {
                Position a = new Position(0, 0, 1);
                Position b = new Position(0, distanceM, highM);
                double lossDb = model.lossDb(a, b, 868.1 * MHZ);
                assertEquals(lossDb, model.lossDb(b, a, 868.1 * MHZ));
                assertEquals(true, lossDb >= 0 && lossDb < 1000, distanceM + " m, " + highM + " m: " + lossDb);
            }
        }
    }

    @Test
    @DisplayName("says what about a link lies outside its range, in the same words for every such link")
    void validity() {
        OkumuraHata hata = new OkumuraHata(Terrain.URBAN);
        assertEquals(List.of(), outside(hata, 868.1, 30, 1, 1000));
        assertEquals(List.of(), outside(hata, 868.1, 200, 10, 20_000));
        assertEquals(
                List.of("Okumura-Hata: distance outside 1000 to 20000 m; the loss is extrapolated"),
                outside(hata, 868.1, 30, 1.5, 999));
        assertEquals(outside(hata, 868.1, 30, 1.5, 999), outside(hata, 868.1, 30, 1.5, 20_001));
        assertEquals(4, outside(hata, 2400, 29, 0.9, 500).size());
        assertEquals(List.of(), outside(MEDIUM, 868.1, 4, 1, 20));
        assertEquals(
                List.of("3GPP UMa: height of the higher antenna outside 25 m; the loss is extrapolated"),
                outside(new UrbanMacro(Sight.CLEAR), 868.1, 24, 1.5, 100));
        assertEquals(List.of(), outside(new UrbanMicro(Sight.BLOCKED), 868.1, 10, 1.5, 5000));
        assertEquals(
                List.of("ITU-R P.1238-7: frequency outside 900 to 100000 MHz; the loss is extrapolated"),
                outside(new ItuP1238(33, 0), 868.1, 3, 1, 20));
        assertEquals(1, outside(new TwoRayGround(), 868.1, 10, 0.3, 100).size());
        assertEquals(List.of(), outside(LogDistance.OULU, 868.1, 30, 0, 90_000));
    }

    private static List<String> outside(PathLoss model, double mhz, double baseM, double mobileM, double distanceM) {
        return model.outsideValidity(new Position(0, 0, mobileM), new Position(distanceM, 0, baseM), mhz * MHZ);
    }
}
