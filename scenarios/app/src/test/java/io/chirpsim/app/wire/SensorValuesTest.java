package io.chirpsim.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.app.scenario.ValueModel;
import io.chirpsim.app.scenario.WeeklyHours;
import io.chirpsim.random.Streams;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What made-up sensors measure, against closed forms. */
class SensorValuesTest {
    private static final long H = 3_600_000_000L;
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final WeeklyHours OFFICE = new WeeklyHours(
            List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
            8 * H,
            18 * H,
            0);
    private static final SensorValues.Self SELF = new SensorValues.Self() {
        @Override
        public double batteryShare(long nowUs) {
            return 0.25;
        }

        @Override
        public double coordinate(ValueModel.Axis axis, long nowUs) {
            return axis == ValueModel.Axis.LATITUDE ? 39.5 : -0.3;
        }
    };

    private static SensorValues values(long entity, Map<String, ValueModel> models) {
        return new SensorValues(
                new TreeMap<>(models), MONDAY, new Streams(7, 0).draws(WirePurpose.SENSOR_VALUE), entity, SELF);
    }

    private static double at(SensorValues values, long us, long index, String field) {
        values.moveTo(us, index);
        return values.number(field);
    }

    @Test
    @DisplayName("a day's course: highest at its peak, lowest twelve hours later; the year adds its part")
    void daily() {
        ValueModel.Daily day = new ValueModel.Daily(15, 6, 14 * H, 8, 61 + 183, 0, 0, -100, 100);
        SensorValues values = values(1, Map.of("t", day));
        double winter = 8 * StrictMath.cos(2 * Math.PI * -183 / 365.25);
        assertEquals(15 + 6 + winter, at(values, 14 * H, 0, "t"), 1e-9);
        assertEquals(15 - 6 + winter, at(values, 2 * H, 1, "t"), 1e-9);
        assertEquals(15 + winter, at(values, 8 * H, 2, "t"), 1e-9);
        long halfYearUs = 183 * 24 * H;
        assertEquals(15 + 6 + 8, at(values, halfYearUs + 14 * H, 3, "t"), 1e-9);
    }

    @Test
    @DisplayName("noise: mean 0 and the standard deviation asked for, over messages and over devices")
    void noise() {
        ValueModel.Daily day = new ValueModel.Daily(20, 0, 0, 0, 1, 0.5, 2, -100, 100);
        double sum = 0;
        double squares = 0;
        double within = 0;
        for (int device = 0; device < 2000; device++) {
            SensorValues values = values(device, Map.of("t", day));
            double first = at(values, H, 0, "t") - 20;
            double second = at(values, 2 * H, 1, "t") - 20;
            sum += first;
            squares += first * first;
            within += (second - first) * (second - first);
        }
        assertEquals(0, sum / 2000, 4 * Math.sqrt(4.25 / 2000));
        assertEquals(4.25, squares / 2000, 4 * 4.25 * Math.sqrt(2.0 / 2000));
        assertEquals(0.5, within / 2000, 4 * 0.5 * Math.sqrt(2.0 / 2000));
    }

    @Test
    @DisplayName("a random walk stays between its bounds, fills them evenly and spreads with the root of time")
    void walk() {
        double step = 0;
        int low = 0;
        for (int device = 0; device < 2000; device++) {
            SensorValues values = values(device, Map.of("w", new ValueModel.Walk(1, 0, 1000)));
            double before = at(values, 0, 0, "w");
            double after = at(values, 4 * H, 1, "w");
            step += (after - before) * (after - before);
            low += before < 500 ? 1 : 0;
        }
        assertEquals(4, step / 2000, 4 * 4 * Math.sqrt(2.0 / 2000));
        assertEquals(1000, low, 90);
        SensorValues wild = values(5, Map.of("w", new ValueModel.Walk(50, 20, 30)));
        for (int i = 0; i < 1000; i++) {
            double value = at(wild, i * H, i, "w");
            assertTrue(value >= 20 && value <= 30, "value " + value);
        }
    }

    @Test
    @DisplayName(
            "a counter: 30 an hour in office hours and 2 else are 1,500 + 236 in a week, whatever it is asked in between")
    void counter() {
        ValueModel.Counter often = new ValueModel.Counter(30, 2, OFFICE, 1, 0);
        double mean = 50 * 30 + 118 * 2;
        for (int step : new int[] {1, 24}) {
            double sum = 0;
            for (int device = 0; device < 200; device++) {
                SensorValues values = values(device, Map.of("n", often));
                double last = 0;
                for (int hour = step; hour <= 168; hour += step) {
                    double count = at(values, hour * H, hour, "n");
                    assertTrue(count >= last);
                    last = count;
                }
                sum += last;
            }
            assertEquals(mean, sum / 200, 4 * Math.sqrt(mean / 200), "asked every " + step + " h");
        }
        ValueModel.Counter wrapping = new ValueModel.Counter(1000, 1000, OFFICE, 10, 256);
        SensorValues values = values(1, Map.of("n", wrapping));
        assertTrue(at(values, 24 * H, 1, "n") < 256);
    }

    @Test
    @DisplayName("occupied 60 % of the slots in office hours and never at night; the same answer within a slot")
    void occupancy() {
        ValueModel.Occupancy desk = new ValueModel.Occupancy(0.6, 0, OFFICE, H / 4, "yes", "no");
        int taken = 0;
        for (int device = 0; device < 500; device++) {
            SensorValues values = values(device, Map.of("o", desk));
            values.moveTo(12 * H, 1);
            Object noon = values.value("o");
            taken += noon.equals("yes") ? 1 : 0;
            values.moveTo(12 * H + H / 8, 2);
            assertEquals(noon, values.value("o"));
            values.moveTo(3 * H, 3);
            assertEquals("no", values.value("o"));
        }
        assertEquals(300, taken, 4 * Math.sqrt(500 * 0.24));
    }

    @Test
    @DisplayName("battery, position, states, numbers of messages, constants")
    void others() {
        SensorValues values = values(
                3,
                Map.of(
                        "b", new ValueModel.BatteryLevel(3.6, 2.8),
                        "lat", new ValueModel.Whereabouts(ValueModel.Axis.LATITUDE),
                        "c", new ValueModel.Constant(5.0),
                        "hot", new ValueModel.State("c", 4.5, "hot", "cold"),
                        "n", new ValueModel.MessageNumber(8)));
        values.moveTo(H, 19);
        assertEquals(3.0, values.number("b"), 1e-12);
        assertEquals(39.5, values.number("lat"));
        assertEquals("hot", values.value("hot"));
        assertEquals(3.0, values.number("n"));
        assertNull(values.value("nothing"));
        assertEquals(6, values.elements("rows", 6).size());
        assertEquals(1, values.elements("rows", 0).size());
    }

    @Test
    @DisplayName("hours of a week: Friday 18 h to Monday 8 h is one pause; a clock ahead of UTC opens earlier")
    void hours() {
        long friday = 4 * 24 * H + 18 * H;
        assertTrue(OFFICE.contains(MONDAY, friday - 1));
        assertTrue(!OFFICE.contains(MONDAY, friday));
        assertEquals(7 * 24 * H + 8 * H, OFFICE.nextChangeUs(MONDAY, friday));
        WeeklyHours madrid = new WeeklyHours(OFFICE.days(), 8 * H, 18 * H, H);
        assertTrue(madrid.contains(MONDAY, 7 * H));
        assertTrue(!madrid.contains(MONDAY, 7 * H - 1));
        assertEquals(7 * H, madrid.nextChangeUs(MONDAY, 0));
    }
}
