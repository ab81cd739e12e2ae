package io.chirpsim.phy.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("[ITU-R P.526] Diffraction over edges")
class KnifeEdgeTest {
    @ParameterizedTest(name = "J({0}) = {1} dB")
    @CsvSource({"-1, 0", "-0.78, 0", "0, 6.03", "1, 13.93", "2.4, 20.54", "10, 32.86"})
    @DisplayName("loss of one edge")
    void lossOfOneEdge(double v, double lossDb) {
        // 6.9 + 20 log10(sqrt((v - 0.1)^2 + 1) + v - 0.1), e.g. v = 1: 6.9 + 20 log10(1.3454 + 0.9) = 13.93
        assertEquals(lossDb, KnifeEdge.lossDb(v), 0.01);
    }

    @Test
    @DisplayName("an edge that touches the line of sight costs 6 dB, one far below it nothing")
    void grazing() {
        assertEquals(6.03, path(0.2, 50).lossDb(50, 50, 1000), 0.01);
        assertEquals(0, path(0.2, 30).lossDb(50, 50, 1000));
    }

    @Test
    @DisplayName("Deygout: the worst edge on the whole path, then the worst on either side seen from its top")
    void threeEdges() {
        // wavelength 0.2 m, ends at 0 m, 1000 m apart; edges of 20 m at 300 m, 40 m at 500 m, 30 m at 800 m
        // main, v = h sqrt(10 (1/d1 + 1/d2)): 40 m: 40 sqrt(10/500 + 10/500) = 8.0000; 20 m: 20 sqrt(10/300 + 10/700) =
        // 4.3644;
        // 30 m: 30 sqrt(10/800 + 10/200) = 7.5; so J(8) = 30.91
        // before, line to 40 m at 500 m is at 24 m: -4 sqrt(10/300 + 10/200) = -1.155: clear
        // side edges count 1 - exp(-30.91/6) = 0.9942
        // after, line from 40 m at 500 m to 0 m is at 16 m at 800 m: 14 sqrt(10/300 + 10/200) = 4.0415: J = 24.97
        EdgePath path = new EdgePath(3, 0.2);
        path.add(300, 20);
        path.add(500, 40);
        path.add(800, 30);
        assertEquals(30.91 + 0.9942 * 24.97, path.lossDb(0, 0, 1000), 0.02);
    }

    private static EdgePath path(double wavelengthM, double topM) {
        EdgePath path = new EdgePath(1, wavelengthM);
        path.add(500, topM);
        return path;
    }
}
