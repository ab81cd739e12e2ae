package io.chirpsim.phy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("COST-231 multi-wall")
class MultiWallTest {
    private static final Position HERE = new Position(0, 0, 2);

    private static double lossDb(MultiWall model, double distanceM) {
        return model.lossDb(HERE, new Position(distanceM, 0, 2), 868.1e6);
    }

    /**
     * By hand at 868.1 MHz, where 20 log10 f = 58.7714. 10 m: free space 32.4478 - 40 + 58.7714 = 51.2192 dB; 20 m: 6.0206 more, 57.2398 dB.
     *
     * <ul>
     *   <li>10 m, two light walls and a heavy one: 51.2192 + 2 x 3.4 + 6.9 = 64.9192 dB
     *   <li>20 m, one floor: 57.2398 + 1^(3/2 - 0.46) x 18.3 = 75.5398 dB
     *   <li>20 m, three light walls, two floors: 57.2398 + 3 x 3.4 + 2^(4/3 - 0.46) x 18.3 = 67.4398 + 1.83190 x 18.3 = 100.9636 dB
     * </ul>
     */
    @ParameterizedTest
    @CsvSource({"10, 2, 1, 0, 64.9192", "20, 0, 0, 1, 75.5398", "20, 3, 0, 2, 100.9636"})
    @DisplayName("adds walls and floors to free space")
    void byHand(double distanceM, int light, int heavy, int floors, double expectedDb) {
        MultiWall model = new MultiWall(light, heavy, floors, MultiWall.Losses.COST_231, 0.46);
        assertEquals(expectedDb, lossDb(model, distanceM), 1e-3);
    }

    @Test
    @DisplayName("takes losses of one's own, and a constant one")
    void own() {
        MultiWall.Losses losses = new MultiWall.Losses(3, 6, 15, 37);
        assertEquals(51.2192 + 3 + 12 + 15 + 37, lossDb(new MultiWall(1, 2, 1, losses, 0.3), 10), 1e-3);
    }

    @Test
    @DisplayName("says that the usual losses are for 1800 MHz, and that a kilometre is no building")
    void validity() {
        Position far = new Position(1001, 0, 2);
        MultiWall usual = new MultiWall(1, 0, 0, MultiWall.Losses.COST_231, 0.46);
        assertEquals(
                List.of(
                        "COST-231 multi-wall: distance outside 1 to 1000 m; the loss is extrapolated",
                        "COST-231 multi-wall: frequency outside 1700 to 1900 MHz; the loss is extrapolated"),
                usual.outsideValidity(HERE, far, 868.1e6));
        MultiWall own = new MultiWall(1, 0, 0, new MultiWall.Losses(3, 6, 15, 0), 0.46);
        assertEquals(List.of(), own.outsideValidity(HERE, new Position(20, 0, 2), 868.1e6));
    }
}
