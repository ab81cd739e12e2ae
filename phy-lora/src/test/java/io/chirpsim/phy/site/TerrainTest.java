package io.chirpsim.phy.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.phy.Position;
import io.chirpsim.phy.Wall;
import io.chirpsim.phy.site.HeightTile.BadTileException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.IntBinaryOperator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Terrain")
class TerrainTest {
    private static final double HZ = 868.1e6;

    @Test
    @DisplayName("a ridge that rises above the line of sight costs what one edge of P.526 costs")
    void ridge() {
        // antennas 20 m above 100 m, 4000 m apart; a ridge of one point, 150 m high at 2000 m, above sea level.
        // The Earth's bulge there: 2000 x 2000 / (2 x 8.5e6) = 0.235 m; so the edge is 30.235 m above the line;
        // v = 30.235 sqrt(2/0.345343 (2/2000)) = 2.3009, J = 20.19
        Terrain terrain = new Terrain((x, y) -> Math.abs(x - 2000) < 1 ? 150 : 100, 100);
        assertEquals(20.19, terrain.excessDb(new Position(0, 0, 20), new Position(4000, 0, 20), HZ), 0.01);
        assertEquals(20.19, terrain.excessDb(new Position(4000, 0, 20), new Position(0, 0, 20), HZ), 0.01);
    }

    @Test
    @DisplayName("a ridge just below the line of sight costs a little, one far below nothing")
    void lowRidge() {
        // top 115 + 0.235 m against 120 m: v = -4.765 x 0.0761 = -0.3626, J = 3.01
        assertEquals(3.01, overRidge(115), 0.01);
        // 109 + 0.235: v = -0.819
        assertEquals(0, overRidge(109));
    }

    private static double overRidge(double topM) {
        Terrain terrain = new Terrain((x, y) -> Math.abs(x - 2000) < 1 ? topM : 100, 100);
        return terrain.excessDb(new Position(0, 0, 20), new Position(4000, 0, 20), HZ);
    }

    @Test
    @DisplayName(
            "flat ground, level or inclined, costs nothing but the curvature of the Earth, however low the antennas")
    void flat() {
        Terrain level = new Terrain((x, y) -> 300, 90);
        Terrain slope = new Terrain((x, y) -> 300 + 0.1 * x - 0.05 * y, 90);
        for (double d : new double[] {50, 500, 1000, 3000}) {
            Position device = new Position(0, 0, 1.2);
            Position gateway = new Position(d, 0, 15);
            assertEquals(0, level.excessDb(device, gateway, HZ), 0.1);
            assertEquals(0, slope.excessDb(device, gateway, HZ), 0.1);
        }
    }

    @Test
    @DisplayName("two ridges cost what the edge costs where the lines to both horizons meet")
    void bullington() {
        // ridges of 150 m at 1000 m and 3000 m, with bulges 1000 x 3000 / 17e6 = 0.176 m; slopes from either antenna,
        // at 120 m:
        // 30.176 / 1000; they meet at 2000 m, 60.353 m above the line; v = 60.353 sqrt(2/0.345343 (2/2000)) = 4.5929, J
        // = 26.05
        Terrain terrain = new Terrain((x, y) -> Math.abs(x - 2000) > 990 && Math.abs(x - 2000) < 1010 ? 150 : 100, 100);
        assertEquals(26.08, terrain.excessDb(new Position(0, 0, 20), new Position(4000, 0, 20), HZ), 0.01);
    }

    @Test
    @DisplayName("beyond the horizon even flat ground is in the way")
    void horizon() {
        Terrain level = new Terrain((x, y) -> 0, 90);
        double excessDb = level.excessDb(new Position(0, 0, 1.2), new Position(30_000, 0, 15), HZ);
        assertTrue(excessDb > 3, "excess " + excessDb);
    }

    @Test
    @DisplayName("buildings stand on the ground and antennas above it")
    void buildingOnAHill() {
        double[] ring = {40, -10, 44, -10, 44, 10, 40, 10, 40, -10};
        Building glass = new Building(Footprint.of(List.of(ring)), 500, 10, Wall.GLASS, 1);
        Terrain hill = new Terrain((x, y) -> 500, 90);
        Landscape landscape = new Landscape(Optional.of(hill), new Buildings(List.of(glass)));
        // as in BuildingsTest: two walls of glass and 4 m
        assertEquals(16.347, landscape.excessDb(new Position(0, 0, 5), new Position(100, 0, 5), HZ), 0.001);
        assertTrue(landscape.isInside(new Position(42, 0, 9)));
        assertTrue(!landscape.isInside(new Position(42, 0, 11)));
    }

    @Test
    @DisplayName("a tile is read from north to south and west to east, and heights between points are bilinear")
    void tile() throws Exception {
        HeightTile tile = read("N39W001.hgt", 1201, (row, column) -> 2 * row + column);
        assertTrue(tile.contains(39.5, -0.5));
        assertEquals(0, tile.heightM(40, -1));
        assertEquals(1200, tile.heightM(40, 0));
        assertEquals(2400, tile.heightM(39, -1));
        // half a cell south and a quarter of a cell east of the north-west corner
        assertEquals(1 + 0.25, tile.heightM(40 - 0.5 / 1200, -1 + 0.25 / 1200), 1e-9);
        assertEquals("N39W001", HeightTile.nameAt(39.48, -0.34));
        assertEquals("S01E000", HeightTile.nameAt(-0.2, 0.3));
    }

    @Test
    @DisplayName("one of 1 arc second is read too, and gzip'd ones")
    void fineAndZipped() throws Exception {
        assertEquals(7, read("s12e131.hgt", 3601, (row, column) -> 7).heightM(-11.5, 131.5));
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(bytes(1201, (row, column) -> 5));
        }
        HeightTile tile = HeightTile.read("N39W001.hgt.gz", new ByteArrayInputStream(zipped.toByteArray()));
        assertEquals(5, tile.heightM(39.1, -0.1));
        byte[] half = java.util.Arrays.copyOf(zipped.toByteArray(), zipped.size() / 2);
        BadTileException cut = assertThrows(
                BadTileException.class, () -> HeightTile.read("N39W001.hgt.gz", new ByteArrayInputStream(half)));
        assertEquals("the file is cut off; get it again", cut.getMessage());
    }

    @Test
    @DisplayName("unknown heights are bridged along their row")
    void holes() throws Exception {
        HeightTile tile = read("N39W001.hgt", 1201, (row, column) -> column >= 10 && column < 20 ? -32768 : column);
        assertEquals(15, tile.heightM(40, -1 + 15.0 / 1200), 1);
        BadTileException bad = assertThrows(
                BadTileException.class, () -> read("N39W001.hgt", 1201, (row, column) -> row == 4 ? -32768 : 0));
        assertTrue(bad.getMessage().startsWith("row 5 holds no height at all"), bad.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"valley.hgt", "N39.hgt", "N39W001.tif", "N95W001.hgt", "N39W200.hgt"})
    @DisplayName("whose name says no corner are refused")
    void names(String name) {
        BadTileException bad = assertThrows(BadTileException.class, () -> read(name, 1201, (row, column) -> 0));
        assertTrue(bad.getMessage().contains("such as N39W001.hgt"), bad.getMessage());
    }

    @Test
    @DisplayName("short ones are refused")
    void shortTile() {
        BadTileException bad = assertThrows(
                BadTileException.class,
                () -> HeightTile.read("N39W001.hgt", new ByteArrayInputStream(new byte[2_884_800])));
        assertEquals(
                "found 2884800 bytes; a tile has 25934402 (1 arc second) or 2884802 (3 arc seconds): the file is short;"
                        + " get it again",
                bad.getMessage());
    }

    private static HeightTile read(String name, int side, IntBinaryOperator height)
            throws BadTileException, IOException {
        return HeightTile.read(name, new ByteArrayInputStream(bytes(side, height)));
    }

    private static byte[] bytes(int side, IntBinaryOperator height) {
        ByteBuffer buffer = ByteBuffer.allocate(2 * side * side);
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                buffer.putShort((short) height.applyAsInt(row, column));
            }
        }
        return buffer.array();
    }
}
