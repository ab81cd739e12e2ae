package io.chirpsim.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.app.scenario.Traffic;
import io.chirpsim.random.Draws;
import io.chirpsim.random.Streams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When messages are made, against closed forms; 2 March 2026 is a Monday. */
class ArrivalsTest {
    private static final long S = 1_000_000;
    private static final long MIN = 60 * S;
    private static final long H = 60 * MIN;
    private static final long DAY = 24 * H;

    @TempDir
    private Path folder;

    /** Times of the messages of each device. */
    private List<List<Long>> times(int count, String duration, String group) {
        Scenario scenario = scenario(count, duration, group);
        Recordings recordings = TestScenarios.recordings(scenario);
        Streams streams = new Streams(scenario.seed(), 0);
        Arrivals arrivals = new Arrivals(streams, recordings.start(), recordings.durationUs());
        Draws draws = streams.draws(WirePurpose.SENSOR_VALUE);
        List<List<Long>> all = new ArrayList<>();
        for (PlacedDevice device : Population.of(scenario, recordings, streams)) {
            SensorValues values =
                    new SensorValues(device.profile().values(), recordings.start(), draws, device.entity(), null);
            Traffic.Made traffic = (Traffic.Made) device.group().traffic();
            all.add(upTo(recordings.durationUs(), arrivals.of(device, traffic, 0, values)));
        }
        return all;
    }

    private static List<Long> upTo(long durationUs, ArrivalTimes times) {
        List<Long> made = new ArrayList<>();
        for (long atUs = times.timeUs(0); atUs < durationUs; atUs = times.timeUs(made.size())) {
            assertTrue(made.isEmpty() || atUs >= made.get(made.size() - 1), "back in time");
            made.add(atUs);
        }
        return made;
    }

    private Scenario scenario(int count, String duration, String group) {
        String yaml =
                """
                name: arrivals
                start: 2026-03-02T00:00:00Z
                duration: %s
                site: { radius: 900 m }
                gateways: [{ id: gw, at: { x: 0 m, y: 0 m } }]
                devices:
                  - { group: g, count: %d, place: { at: { x: 10 m, y: 0 m } }, %s }
                """
                        .formatted(duration, count, group);
        try {
            Path file = folder.resolve("arrivals.yaml");
            Files.writeString(file, yaml);
            return TestScenarios.load(file.toString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long sum(List<List<Long>> all) {
        return all.stream().mapToLong(List::size).sum();
    }

    @Test
    @DisplayName(
            "a clock that is up to 20 ppm wrong: after 144 periods of 10 min a device is up to 1.728 s late or early, uniformly")
    void drift() {
        String traffic = "traffic: { kind: periodic, every: 10 min, firstWithin: 1 s, payload: 12 B }";
        List<List<Long>> all = times(400, "1441 min", "clock: { drift: 20 ppm }, " + traffic);
        double most = 0;
        double sum = 0;
        double squares = 0;
        for (List<Long> times : all) {
            double lateS = (times.get(144) - times.get(0) - DAY) / 1e6;
            most = Math.max(most, Math.abs(lateS));
            sum += lateS;
            squares += lateS * lateS;
        }
        assertTrue(most <= 1.728 && most > 1.70, "most " + most);
        assertEquals(0, sum / 400, 4 * 1.728 / Math.sqrt(3 * 400));
        assertEquals(1.728 * 1.728 / 3, squares / 400, 0.15);
        for (List<Long> times : times(3, "1441 min", traffic)) {
            assertEquals(DAY, times.get(144) - times.get(0), "a right clock");
        }
    }

    @Test
    @DisplayName(
            "business hours, Poisson: 6 messages an hour from 8 to 18 on weekdays, one in two hours else; four weeks")
    void businessHours() {
        List<List<Long>> all =
                times(50, "28 days", "traffic: { kind: businessHours, inside: 10 min, outside: 2 h, payload: 12 B }");
        double inside = 50 * 20 * 10 * 6;
        double outside = 50 * (28 * 24 - 200) * 0.5;
        assertEquals(inside + outside, sum(all), 4 * Math.sqrt(inside + outside));
        long[] hours = new long[24];
        long weekend = 0;
        for (List<Long> times : all) {
            for (long atUs : times) {
                if (atUs / DAY % 7 < 5) {
                    hours[(int) (atUs % DAY / H)]++;
                } else {
                    weekend++;
                }
            }
        }
        for (int hour = 0; hour < 24; hour++) {
            double expected = 50 * 20 * (hour >= 8 && hour < 18 ? 6 : 0.5);
            assertEquals(expected, hours[hour], 4.5 * Math.sqrt(expected), "hour " + hour);
        }
        assertEquals(50 * 8 * 24 * 0.5, weekend, 4.5 * Math.sqrt(4800));
    }

    @Test
    @DisplayName("business hours with regular messages and none outside: 60 a day, 10 min apart, none at night")
    void regularBusinessHours() {
        List<List<Long>> all = times(
                5,
                "7 days",
                "traffic: { kind: businessHours, inside: 10 min, rhythm: periodic, hours: { from: 9 h, to: 19 h, aheadOfUTC: 1 h },"
                        + " payload: 12 B }");
        for (List<Long> times : all) {
            assertEquals(5 * 60, times.size(), 1);
            for (int i = 1; i < times.size(); i++) {
                long gapUs = times.get(i) - times.get(i - 1);
                assertTrue(Math.abs(gapUs - 10 * MIN) <= 1 || Math.abs(gapUs - 14 * H - 10 * MIN) <= 1, "gap " + gapUs);
            }
            assertTrue(times.stream().allMatch(us -> us % DAY >= 8 * H && us % DAY < 18 * H && us / DAY < 5));
        }
    }

    @Test
    @DisplayName("bursts: 3 to 7 messages every hour on average are 5 an hour; gaps of 10 to 30 s are 20 s on average")
    void bursts() {
        List<List<Long>> all = times(
                10,
                "100 days",
                "traffic: { kind: bursts, mean: 1 h, messages: { min: 3, max: 7 }, gap: { min: 10 s, max: 30 s }, payload: 12 B }");
        double events = 10 * 2400;
        assertEquals(5 * events, sum(all), 4 * Math.sqrt(events * 27));
        double gaps = 0;
        long count = 0;
        for (List<Long> times : all) {
            for (int i = 1; i < times.size(); i++) {
                long gapUs = times.get(i) - times.get(i - 1);
                if (gapUs < 10 * S) {
                    continue;
                }
                if (gapUs <= 30 * S) {
                    gaps += gapUs / 1e6;
                    count++;
                }
            }
        }
        assertEquals(4 * events, count, 0.03 * 4 * events, "four gaps an event, and few events as near as that");
        assertEquals(20, gaps / count, 0.1);
    }

    @Test
    @DisplayName("a burst of fixed size and gap is exactly that")
    void fixedBursts() {
        List<Long> times = times(
                        1, "30 days", "traffic: { kind: bursts, mean: 10 h, messages: 4, gap: 5 s, payload: 12 B }")
                .get(0);
        for (int i = 0; i + 3 < times.size(); i += 4) {
            assertEquals(5 * S, times.get(i + 1) - times.get(i));
            assertEquals(15 * S, times.get(i + 3) - times.get(i));
        }
        assertTrue(times.size() > 100);
    }

    private static final String DAILY =
            "profile: tektelic-room, traffic: { kind: threshold, field: ambient_temperature, sample: 1 min, ";

    /** A day without noise: 20 + 5 cos(2 pi (t - 15 h) / 24 h). */
    private String smooth(String rest) {
        return "profile: smooth, traffic: { kind: threshold, field: t, sample: 1 min, " + rest + " }";
    }

    private List<List<Long>> smoothTimes(String rest) throws IOException {
        Files.writeString(
                folder.resolve("smooth.yaml"),
                """
                radio: sx1276
                sensitivity: sx1276
                txPower: 14 dBm
                sleepCurrent: 1 uA
                sensing: { current: 1 mA, time: 1 ms }
                battery: { capacity: 1000 mAh, usable: 80 %, voltage: 3.6 V }
                codec: { kind: layout, uplinks: [{ fields: [{ name: t, type: i16, scale: 0.01 }] }] }
                values: { t: { kind: daily, mean: 20, amplitude: 5, peak: 15 h } }
                """);
        return times(4, "10 days", smooth(rest).replace("profile: smooth", "profile: smooth.yaml"));
    }

    @Test
    @DisplayName(
            "a level of 22 in a day of 20 +- 5: crossed twice a day, acos(0.4) / 2 pi days before and after the highest, seen within a sample")
    void level() throws IOException {
        double halfH = StrictMath.acos(0.4) / (2 * Math.PI) * 24;
        for (List<Long> times : smoothTimes("level: 22")) {
            assertEquals(20, times.size());
            for (int i = 0; i < times.size(); i++) {
                double crossedH = 15 + 24 * (i / 2) + (i % 2 == 0 ? -halfH : halfH);
                double lateMin = times.get(i) / 6e7 - crossedH * 60;
                assertTrue(lateMin >= 0 && lateMin <= 1, "message " + i + " " + lateMin + " min late");
            }
        }
    }

    @Test
    @DisplayName(
            "a change of more than 0.5 in a day of 20 +- 5, which goes 20 up and down: just under 40 messages a day")
    void delta() throws IOException {
        for (List<Long> times : smoothTimes("delta: 0.5")) {
            assertTrue(times.size() > 340 && times.size() < 400, "messages " + times.size());
        }
    }

    @Test
    @DisplayName("a sign of life every 6 h: never a longer silence, and nothing else where the level is out of reach")
    void heartbeat() throws IOException {
        for (List<Long> times : smoothTimes("level: 99, heartbeat: 6 h")) {
            assertEquals(40, times.size());
            for (int i = 1; i < times.size(); i++) {
                assertEquals(6 * H, times.get(i) - times.get(i - 1));
            }
        }
    }

    @Test
    @DisplayName("the same seed gives the same times, another one others")
    void deterministic() {
        String noisy = DAILY + "delta: 0.5, heartbeat: 1 h }";
        assertEquals(times(3, "1 day", noisy), times(3, "1 day", noisy));
    }
}
