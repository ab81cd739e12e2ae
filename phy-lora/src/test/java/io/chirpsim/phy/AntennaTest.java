package io.chirpsim.phy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An antenna")
class AntennaTest {
    private static final Position MAST = new Position(100, 200, 30);
    /** A sector: -3 dB at 33 degrees to either side, 25 dB down behind. */
    private static final AntennaPattern SECTOR =
            AntennaPattern.horizontal(new TreeMap<>(Map.of(0.0, 0.0, 33.0, -3.0, 90.0, -15.0, 180.0, -25.0)));
    /** More down below than up above. */
    private static final AntennaPattern LOBE =
            AntennaPattern.vertical(new TreeMap<>(Map.of(-20.0, -12.0, 0.0, 0.0, 10.0, -6.0)));

    private static Position towards(double bearingDeg, double elevationDeg) {
        double bearing = StrictMath.toRadians(bearingDeg);
        double upM = 100 * StrictMath.tan(StrictMath.toRadians(elevationDeg));
        return new Position(100 + 100 * StrictMath.sin(bearing), 200 + 100 * StrictMath.cos(bearing), 30 + upM);
    }

    @ParameterizedTest(name = "towards {0} degrees of the compass it gains {1} dB less")
    @CsvSource({
        "120, 0",
        "153, 3",
        "87, 3",
        "136.5, 1.5",
        "181.5, 9",
        "58.5, 9",
        "300, 25",
        "299, 24.888889",
        "301, 24.888889",
        "255, 20",
        "-15, 20"
    })
    @DisplayName("looks where its azimuth says, interpolated and alike on both sides")
    void around(double bearingDeg, double lessDb) {
        Antenna antenna = new Antenna(8, SECTOR, AntennaPattern.ROUND, 120, 0);
        assertEquals(lessDb, antenna.offAxisDb(MAST, towards(bearingDeg, -7)), 1e-5);
    }

    @ParameterizedTest(name = "{0} degrees above the horizon it gains {1} dB less")
    @CsvSource({"-4, 0", "0, 2.4", "6, 6", "40, 6", "-14, 6", "-24, 12", "-60, 12"})
    @DisplayName("looks down by its tilt, and keeps its outermost values beyond the table")
    void upAndDown(double elevationDeg, double lessDb) {
        Antenna antenna = new Antenna(8, AntennaPattern.ROUND, LOBE, 0, 4);
        assertEquals(lessDb, antenna.offAxisDb(MAST, towards(77, elevationDeg)), 1e-9);
    }

    @Test
    @DisplayName("adds its two cuts, and is the same in all directions without any")
    void bothCuts() {
        Antenna antenna = new Antenna(8, SECTOR, LOBE, 350, 0);
        assertEquals(3 + 6, antenna.offAxisDb(MAST, towards(23, 10)), 1e-9);
        assertEquals(0, Antenna.round(3).offAxisDb(MAST, towards(123, -45)), 0);
        assertEquals(0, Antenna.round(3).offAxisDb(MAST, MAST), 0);
    }

    @Test
    @DisplayName("whose table has both sides joins them behind")
    void seam() {
        AntennaPattern pattern =
                AntennaPattern.horizontal(new TreeMap<>(Map.of(-170.0, -10.0, 0.0, 0.0, 170.0, -20.0)));
        Antenna antenna = new Antenna(0, pattern, AntennaPattern.ROUND, 0, 0);
        assertEquals(15, antenna.offAxisDb(MAST, towards(180, 0)), 1e-9);
        assertEquals(12.5, antenna.offAxisDb(MAST, towards(-175, 0)), 1e-9);
        assertEquals(10, antenna.offAxisDb(MAST, towards(85, 0)), 1e-9);
        assertEquals(5, antenna.offAxisDb(MAST, towards(-85, 0)), 1e-9);
    }
}
