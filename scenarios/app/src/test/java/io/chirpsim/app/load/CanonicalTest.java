package io.chirpsim.app.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chirpsim.units.Quantity;
import io.chirpsim.units.Quantity.Dimension;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Numbers are written in one form that reads back to the same value")
class CanonicalTest {
    @Test
    @DisplayName("times in the largest unit of which they are a whole number")
    void times() {
        assertEquals("1 day", Canonical.time(86_400_000_000L));
        assertEquals("25 h", Canonical.time(90_000_000_000L));
        assertEquals("90 s", Canonical.time(90_000_000L));
        assertEquals("1500 ms", Canonical.time(1_500_000L));
        assertEquals("1 us", Canonical.time(1));
        assertEquals("0 s", Canonical.time(0));
    }

    @Test
    @DisplayName("currents in a readable unit, shares in per cent")
    void others() {
        assertEquals("1.6 uA", Canonical.quantity(1.6e-6, Dimension.CURRENT));
        assertEquals("10.3 mA", Canonical.quantity(0.0103, Dimension.CURRENT));
        assertEquals("0.5 %", Canonical.quantity(0.005, Dimension.SHARE));
        assertEquals("0 %", Canonical.quantity(0, Dimension.SHARE));
        assertEquals("-3 dB", Canonical.quantity(-3, Dimension.RATIO_DB));
        assertEquals("100000000 m", Canonical.quantity(1e8, Dimension.LENGTH));
    }

    @Test
    @DisplayName("any value of any dimension reads back")
    void anyValue() {
        SplittableRandom random = new SplittableRandom(20260302);
        for (Dimension dimension : Dimension.values()) {
            for (int i = 0; i < 2000 && dimension != Dimension.TIME; i++) {
                double value = random.nextDouble() * Math.pow(10, random.nextInt(-9, 9));
                String text = Canonical.quantity(value, dimension);
                assertEquals(value, Quantity.parse(text, dimension), text);
            }
        }
        for (int i = 0; i < 2000; i++) {
            long us = random.nextLong(1L << random.nextInt(1, 53));
            assertEquals(us, Quantity.parseUs(Canonical.time(us)));
        }
    }
}
