package io.chirpsim.units;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Decibels")
class DbTest {
    @Test
    @DisplayName("are the ratios everybody knows by heart")
    void byHeart() {
        assertEquals(1, Db.toLinear(0));
        assertEquals(10, Db.toLinear(10), 1e-14);
        assertEquals(1e-3, Db.toLinear(-30), 1e-17);
        assertEquals(2, Db.toLinear(3.0103), 1e-6);
        assertEquals(25.118864, Db.dbmToMilliwatt(14), 1e-6);
        assertEquals(20, Db.milliwattToDbm(100));
    }

    @Test
    @DisplayName("come back from linear as they went")
    void roundTrip() {
        for (double db = -200; db <= 200; db += 0.37) {
            assertEquals(db, Db.fromLinear(Db.toLinear(db)), 1e-12);
            assertEquals(db, Db.milliwattToDbm(Db.dbmToMilliwatt(db)), 1e-12);
        }
    }

    @Test
    @DisplayName("of no power are minus infinity, both ways")
    void nothing() {
        assertEquals(Double.NEGATIVE_INFINITY, Db.fromLinear(0));
        assertEquals(0, Db.toLinear(Double.NEGATIVE_INFINITY));
    }

    /** The machine's own exp and log10 may differ in the last bit from one processor to another; {@link StrictMath} may not. */
    @Test
    @DisplayName("are the same bits on every machine")
    void machineIndependent() {
        for (int i = -20_000; i <= 20_000; i++) {
            double db = i * 0.00937;
            assertEquals(StrictMath.exp(db * (StrictMath.log(10) / 10)), Db.toLinear(db));
            double linear = Math.abs(db) + 1e-9;
            assertEquals(10 * StrictMath.log10(linear), Db.fromLinear(linear));
        }
    }
}
