package io.chirpsim.phy.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.phy.Position;
import io.chirpsim.phy.Wall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One wall at 868.1 MHz by TR 38.901: concrete 5 + 5 + 4 x 0.8681 = 13.4724 dB, glass 5 + 2 + 0.2 x 0.8681 = 7.1736 dB. */
@DisplayName("Buildings on the straight line between two antennas")
class BuildingsTest {
    private static final double HZ = 868.1e6;

    @ParameterizedTest(name = "{0}: {1} dB")
    @CsvSource({
        "GLASS, 7.174",
        "COATED_GLASS, 28.260",
        "CONCRETE, 13.472",
        "WOOD, 9.954",
        // 5 - 10 log10(0.3 x 10^-0.21736 + 0.7 x 10^-0.84724), and with 0.7 x 10^-2.32604 + 0.3 x 10^-0.84724
        "LOW_LOSS, 10.507",
        "HIGH_LOSS, 18.377"
    })
    @DisplayName("[TR 38.901, 7.4.3.1] the wall classes")
    void walls(Wall wall, double lossDb) {
        assertEquals(lossDb, wall.lossDb(HZ), 0.002);
    }

    @Test
    @DisplayName("a thin one is passed straight through: two walls and 0.5 dB per metre")
    void through() {
        // 2 x 7.1736 + 4 x 0.5
        assertEquals(16.347, excess(level(5), box(40, 44, 10, Wall.GLASS)), 0.001);
    }

    @Test
    @DisplayName("a thick one of concrete over its roof: one edge of P.526")
    void overTheRoof() {
        // through 2 x 13.4724 + 10 = 36.94; over: 5 m above the ray, 40 and 60 m from the ends,
        // v = 5 sqrt(2/0.345343 (1/40 + 1/60)) = 2.4561, J = 20.73
        assertEquals(20.73, excess(level(5), box(40, 60, 10, Wall.CONCRETE)), 0.01);
    }

    @Test
    @DisplayName("one that ends below the ray or beside it costs nothing")
    void missed() {
        assertEquals(0, excess(level(5), box(40, 60, 4.9, Wall.CONCRETE)));
        assertEquals(0, excess(new Position(0, 10.1, 1), new Position(100, 10.1, 1), box(40, 60, 10, Wall.CONCRETE)));
    }

    @Test
    @DisplayName("a device inside pays one wall and its way to it, wherever the roof is")
    void inside() {
        Position device = new Position(50, 0, 1.5);
        Position gateway = new Position(250, 0, 1.5);
        // 13.4724 + 0.5 x 10
        assertEquals(18.472, excess(device, gateway, box(40, 60, 10, Wall.CONCRETE)), 0.001);
        assertTrue(new Buildings(List.of(box(40, 60, 10, Wall.CONCRETE))).contain(device));
        assertFalse(new Buildings(List.of(box(40, 60, 1.5, Wall.CONCRETE))).contain(device));
    }

    @Test
    @DisplayName("inside at most 25 m count")
    void deepInside() {
        // 7.1736 + 12.5
        assertEquals(
                19.674,
                excess(new Position(50, 0, 1.5), new Position(250, 0, 1.5), box(0, 120, 10, Wall.GLASS)),
                0.001);
    }

    @Test
    @DisplayName("[ITU-R P.1238-7] floors between both antennas: 9, 19, 24 dB, no more; no outer wall")
    void floors() {
        Building tower = new Building(square(40, 60), 0, 30, Wall.CONCRETE, 10);
        Position below = new Position(50, 0, 1);
        assertEquals(0.5, excess(below, new Position(50, 0, 2), tower), 1e-9);
        assertEquals(9 + 1.5, excess(below, new Position(50, 0, 4), tower), 1e-9);
        assertEquals(19 + 3, excess(below, new Position(50, 0, 7), tower), 1e-9);
        assertEquals(24 + 4.5, excess(below, new Position(50, 0, 10), tower), 1e-9);
        assertEquals(24 + 12.5, excess(below, new Position(50, 0, 28), tower), 1e-9);
    }

    @Test
    @DisplayName("a gateway on the roof looks over the roof's edge")
    void onTheRoof() {
        // from 12 m to 2 m over 100 m the ray is at 10 m after 20 m, at 8 m at the edge at 40 m: it leaves the roof's
        // edge 2 m below;
        // v = 2 sqrt(5.79134 (1/40 + 1/60)) = 0.98246, J = 13.81, cheaper than roof and wall of concrete
        assertEquals(
                13.81, excess(new Position(0, 0, 12), new Position(100, 0, 2), box(-40, 40, 10, Wall.CONCRETE)), 0.01);
    }

    @Test
    @DisplayName("both wings around a courtyard have two walls each")
    void courtyard() {
        Footprint ring = Footprint.of(List.of(outline(40, 60), outline(44, 56)));
        // through 4 x 7.1736 + 4 = 32.69; over the edges at 40 m, J = 20.73, and at 60 m, from the top at 40 m: 10 -
        // 8.333 = 1.667 m,
        // v = 1.667 sqrt(5.79134 (1/20 + 1/40)) = 1.0984, J = 14.54: together 34.8
        assertEquals(32.694, excess(level(5), new Building(ring, 0, 10, Wall.GLASS, 1)), 0.01);
        Position yard = new Position(50, 0, 5);
        assertEquals(16.347, excess(yard, new Position(100, 0, 5), new Building(ring, 0, 10, Wall.GLASS, 1)), 0.001);
    }

    @Test
    @DisplayName("of several all are passed through, or all over their roofs, whatever costs less")
    void several() {
        Building thin = box(20, 21, 40, Wall.GLASS);
        Building thick = box(60, 61, 40, Wall.GLASS);
        // 2 x (2 x 7.1736 + 0.5)
        assertEquals(29.694, excess(level(5), thin, thick), 0.001);
        Building low = box(20, 40, 6, Wall.CONCRETE);
        Building high = box(60, 80, 7, Wall.CONCRETE);
        // high, edge at 80 m (1/80 + 1/20 > 1/60 + 1/40): 2 sqrt(5.79134 x 0.0625) = 1.2033, J = 15.17;
        // low, edge at 20 m, before the top at 80 m: 6 - (5 + 2 x 0.25) = 0.5 m, v = 0.5 sqrt(5.79134 (1/20 + 1/60)) =
        // 0.3107, J = 8.72; side edges count 1 - exp(-15.17/6) = 0.9202
        assertEquals(15.17 + 0.9202 * 8.72, excess(level(5), low, high), 0.02);
    }

    @Test
    @DisplayName("cost the same in both directions and in any order, to the last bit")
    void symmetric() {
        SplittableRandom random = new SplittableRandom(7);
        List<Building> town = town(random);
        List<Building> shuffled = new ArrayList<>(town);
        Collections.shuffle(shuffled, new Random(3));
        Buildings one = new Buildings(town);
        Buildings other = new Buildings(shuffled);
        int obstructed = 0;
        for (int i = 0; i < 2000; i++) {
            Position a = somewhere(random);
            Position b = somewhere(random);
            double excessDb = one.excessDb(a, b, HZ);
            assertEquals(excessDb, one.excessDb(b, a, HZ));
            assertEquals(excessDb, other.excessDb(a, b, HZ));
            obstructed += excessDb > 0 ? 1 : 0;
        }
        assertTrue(obstructed > 500, obstructed + " of 2000 rays are obstructed");
    }

    @Test
    @DisplayName("a shape that crosses itself is seen, and where")
    void crossesItself() {
        Footprint bow = Footprint.of(List.of(new double[] {0, 0, 10, 10, 10, 0, 0, 10, 0, 0}));
        assertEquals(new Footprint.Flaw("crosses itself", 5, 5), bow.flaw().orElseThrow());
        assertTrue(square(0, 10).flaw().isEmpty());
        assertEquals(30, square(30, 40).distanceM(0, 0), 1e-9);
    }

    private static List<Building> town(SplittableRandom random) {
        List<Building> town = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            double x = random.nextDouble(-1000, 1000);
            double y = random.nextDouble(-1000, 1000);
            double size = random.nextDouble(10, 60);
            double[] ring = {x, y, x + size, y, x + size, y + size, x, y + size, x, y};
            town.add(new Building(
                    Footprint.of(List.of(ring)), 0, random.nextDouble(4, 30), Wall.values()[random.nextInt(6)], 3));
        }
        return town;
    }

    private static Position somewhere(SplittableRandom random) {
        return new Position(random.nextDouble(-1000, 1000), random.nextDouble(-1000, 1000), random.nextDouble(0.5, 30));
    }

    private static Position level(double heightM) {
        return new Position(0, 0, heightM);
    }

    /** From a place to the point 100 m east of the origin, at the same height. */
    private static double excess(Position from, Building... buildings) {
        return excess(from, new Position(100, 0, from.heightM()), buildings);
    }

    private static double excess(Position from, Position to, Building... buildings) {
        return new Buildings(List.of(buildings)).excessDb(from, to, HZ);
    }

    private static Building box(double fromX, double toX, double heightM, Wall wall) {
        return new Building(square(fromX, toX), 0, heightM, wall, 1);
    }

    private static Footprint square(double fromX, double toX) {
        return Footprint.of(List.of(outline(fromX, toX)));
    }

    private static double[] outline(double fromX, double toX) {
        double half = (toX - fromX) / 2;
        half = half < 5 ? 10 : half;
        return new double[] {fromX, -half, toX, -half, toX, half, fromX, half, fromX, -half};
    }
}
