package io.chirpsim.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatteryLivesTest {
    private static final Grouping GROUPING = new Grouping(
            Stream.of("a", "a", "b", "c").map(BatteryLivesTest::device).toList());

    private static DeviceInfo device(String group) {
        return new DeviceInfo("id", "name", group, 0, 0, 0, 0, 0, false);
    }

    @Test
    @DisplayName("shares alive fall step by step; lives without an end reach to the edge of what is shown")
    void alive() {
        BatteryLives lives = new BatteryLives(3);
        lives.add(new double[] {0.05, 0.25, 50, Double.NaN}, GROUPING);
        lives.add(new double[] {0.15, 0.25, 50, Double.NaN}, GROUPING);
        assertArrayEquals(new double[] {1, 0.75, 0.5, 0}, lives.alive(0));
        assertArrayEquals(new double[] {1, 1, 1, 1, 1}, lives.alive(1));
        assertFalse(lives.has(2));
        assertTrue(lives.has(1));
    }

    @Test
    @DisplayName("where nobody dies all is shown")
    void nobodyDies() {
        BatteryLives lives = new BatteryLives(3);
        lives.add(new double[] {50, 50, 50, 50}, GROUPING);
        assertEquals(501, lives.alive(0).length);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0137, 5.0 days",
        "0.5, 183 days",
        "0.96, 1.0 years",
        "4.74, 4.7 years",
        "12, 12 years",
        "50, > 50 years",
        "NaN, -"
    })
    @DisplayName("lives as people read them")
    void words(double years, String words) {
        assertEquals(words, Format.years(years));
    }
}
