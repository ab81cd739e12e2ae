package io.chirpsim.units;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.units.Quantity.Dimension;
import io.chirpsim.units.Quantity.QuantityException;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A quantity")
class QuantityTest {
    @ParameterizedTest(name = "{1} is {2}")
    @CsvSource({
        "TIME, 1 us, 1",
        "TIME, 250 ms, 250000",
        "TIME, 1.5 s, 1500000",
        "TIME, 10 min, 600000000",
        "TIME, 2 h, 7200000000",
        "TIME, 1 day, 86400000000",
        "TIME, 7 days, 604800000000",
        "TIME, 1 week, 604800000000",
        "TIME, 2 weeks, 1209600000000",
        "TIME, 1 year, 31557600000000",
        "TIME, 10 years, 315576000000000",
        "FREQUENCY, 868.1 MHz, 868100000",
        "FREQUENCY, 125 kHz, 125000",
        "FREQUENCY, 2.4 GHz, 2400000000",
        "FREQUENCY, 3 Hz, 3",
        "LENGTH, 25 m, 25",
        "LENGTH, 6.4 km, 6400",
        "LENGTH, 150 cm, 1.5",
        "POWER, -14.5 dBm, -14.5",
        "RATIO_DB, 7.8 dB, 7.8",
        "SHARE, 95 %, 0.95",
        "SHARE, 0.1%, 0.001",
        "BYTES, 12 B, 12",
        "BYTES, 1.5 kB, 1500",
        "BYTES, 2 MB, 2000000",
        "BYTES, 1 KiB, 1024",
        "BYTES, 1 MiB, 1048576",
        "BIT_RATE, 9600 bit/s, 9600",
        "BIT_RATE, 5 Mbit/s, 5000000",
        "BIT_RATE, 62.5 kbit/s, 62500",
        "CURRENT, 2 A, 2",
        "CURRENT, 44 mA, 0.044",
        "CURRENT, 1.5 uA, 1.5e-6",
        "CURRENT, 900 nA, 9e-7",
        "CHARGE, 2400 mAh, 2.4",
        "CHARGE, 19 Ah, 19",
        "VOLTAGE, 3.6 V, 3.6",
        "VOLTAGE, 3300 mV, 3.3",
        "ENERGY, 2 J, 2",
        "ENERGY, 6.7 mJ, 0.0067",
        "ENERGY, 8 uJ, 8e-6",
        "PPM, -20 ppm, -20",
        "ANGLE, 39.481 deg, 39.481",
        "ANTENNA_GAIN, -2.15 dBi, -2.15",
        "SPEED, 1.4 m/s, 1.4"
    })
    @DisplayName("is read in its base unit, to the last bit")
    void read(Dimension dimension, String text, double expected) {
        assertEquals(expected, Quantity.parse(text, dimension));
    }

    @ParameterizedTest
    @EnumSource(Dimension.class)
    @DisplayName("can be written in every unit of its dimension, the base unit first of all")
    void everyUnit(Dimension dimension) {
        assertEquals(dimension == Dimension.SHARE ? 0.07 : 7, Quantity.parse("7 " + dimension.base(), dimension));
        assertTrue(dimension.units().contains(dimension.base()));
        for (String unit : dimension.units()) {
            double one = Quantity.parse("1 " + unit, dimension);
            assertTrue(one > 0, unit);
            assertEquals(-2.5 * one, Quantity.parse("-2.5" + unit, dimension), 1e-12 * one, unit);
            for (Dimension other : Dimension.values()) {
                assertEquals(other == dimension, other.units().contains(unit), unit + " has one meaning");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+5 s", "5s", "5  s", " 5 s ", "5e0 s", "0.5e1 s", "50E-1 s", "5.000 s", "0005 s"})
    @DisplayName("may be written as people write it")
    void spellings(String text) {
        assertEquals(5_000_000, Quantity.parseUs(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "s", "ten s", "NaN s", "Infinity s", "-", "- 5 s", "--5 s", ".5 s", "٣ s", "5 s\n6 s"})
    @DisplayName("that is no number says so")
    void nonsense(String text) {
        QuantityException e = refused(text, Dimension.TIME);
        assertTrue(e.getMessage().contains("is not a number with a unit"), e.getMessage());
        assertEquals(Dimension.TIME, e.wanted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "-3.5", "1e6"})
    @DisplayName("without a unit says so")
    void missingUnit(String text) {
        assertEquals(
                "'" + text + "' has no unit", refused(text, Dimension.LENGTH).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"5 M", "5 Km", "5 meters", "5. m", "1,5 m", "1_000 m", "5 m m", "0x10 m", "5 m/h", "1e m"})
    @DisplayName("in a unit that nobody knows says so")
    void unknownUnit(String text) {
        assertTrue(refused(text, Dimension.LENGTH).getMessage().startsWith("unknown unit '"), text);
    }

    @Test
    @DisplayName("in a unit of something else says what it measures")
    void wrongUnit() {
        assertEquals(
                "'dBm' is a unit of power, not of time",
                refused("5 dBm", Dimension.TIME).getMessage());
        assertEquals(
                "'min' is a unit of time, not of length",
                refused("5 min", Dimension.LENGTH).getMessage());
        assertEquals(
                "'dBm' is a unit of power, not of ratio db",
                refused("3 dBm", Dimension.RATIO_DB).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5 us", "1e-7 s", "0.00000001 min", "9007199254.7409915 s", "1e-300 s", "1e-999999999 s"})
    @DisplayName("of time that is no whole number of microseconds is refused")
    void fractionsOfMicroseconds(String text) {
        QuantityException e = assertThrows(QuantityException.class, () -> Quantity.parseUs(text));
        assertEquals("'" + text + "' is not a whole number of microseconds", e.getMessage());
    }

    @Test
    @DisplayName("of time is exact where a double would not be")
    void exactTimes() {
        assertEquals(1_100, Quantity.parseUs("1.1 ms"));
        assertEquals(2_301_952, Quantity.parseUs("2.301952 s"));
        assertEquals(100_000, Quantity.parseUs("0.1 s"));
        assertEquals(-1_000_000, Quantity.parseUs("-1 s"));
        assertEquals(9_007_199_254_740_991L, Quantity.parseUs("9007199254.740991 s"));
        assertEquals(1L << 53, Quantity.parseUs("9007199254740992 us"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9007199254740993 us", "286 years", "-300 years", "1e400 s", "1e999999999 s"})
    @DisplayName("of time beyond the calendar is refused as that")
    void tooLong(String text) {
        QuantityException e = assertThrows(QuantityException.class, () -> Quantity.parseUs(text));
        assertEquals("'" + text + "' is longer than 285 years", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400 m", "-1e999999999 km", "1e99999999999 m", "1e-99999999999 m", "1e2147483647 km"})
    @DisplayName("beyond all measure is refused, neither infinite nor a fault")
    void beyondMeasure(String text) {
        assertEquals(
                "'" + text + "' is beyond all measure",
                refused(text, Dimension.LENGTH).getMessage());
    }

    @Test
    @DisplayName("of a thousand digits is read at once")
    void manyDigits() {
        String digits = "9".repeat(300);
        assertEquals(1e300, Quantity.parse(digits + " m", Dimension.LENGTH), 1e286);
        String fraction = "0." + "1".repeat(10_000) + " m";
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertEquals(1 / 9.0, Quantity.parse(fraction, Dimension.LENGTH), 1e-15));
    }

    @Test
    @DisplayName("does not depend on the machine's language")
    void localeIndependent() {
        Locale before = Locale.getDefault();
        try {
            for (Locale locale :
                    new Locale[] {Locale.GERMANY, Locale.forLanguageTag("tr"), Locale.forLanguageTag("ar-EG")}) {
                Locale.setDefault(locale);
                assertEquals(868_100_000.0, Quantity.parse("868.1 MHz", Dimension.FREQUENCY));
                assertEquals(
                        "'MiB' is a unit of bytes, not of time",
                        refused("1 MiB", Dimension.TIME).getMessage());
                assertEquals(
                        "'bit/s' is a unit of bit rate, not of time",
                        refused("1 bit/s", Dimension.TIME).getMessage());
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    private static QuantityException refused(String text, Dimension dimension) {
        return assertThrows(QuantityException.class, () -> Quantity.parse(text, dimension));
    }
}
