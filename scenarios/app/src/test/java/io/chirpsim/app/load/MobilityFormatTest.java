package io.chirpsim.app.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chirpsim.app.scenario.GeoPoint;
import io.chirpsim.app.scenario.LocalPoint;
import io.chirpsim.app.scenario.Mobility;
import io.chirpsim.app.scenario.Place;
import io.chirpsim.app.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MobilityFormatTest {
    private static final String PLACE = "place: { at: { x: 10 m, y: 0 m } }";
    private static final String RIDE =
            """
            <?xml version="1.0"?>
            <gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">
              <metadata><time>2020-01-01T00:00:00Z</time></metadata>
              <trk><name>ride</name><trkseg>
                <trkpt lat="39.481" lon="-0.343"><ele>4</ele><time>2026-03-02T08:00:00Z</time></trkpt>
                <trkpt lat="39.482" lon="-0.343"><time>2026-03-02T08:01:00Z</time></trkpt>
              </trkseg><trkseg>
                <trkpt lat="39.483" lon="-0.343"><time>2026-03-02T08:02:00.5Z</time></trkpt>
              </trkseg></trk>
            </gpx>
            """;

    @TempDir
    private Path folder;

    private LoaderHarness harness;

    @BeforeEach
    void harness() {
        harness = new LoaderHarness(folder);
    }

    private static String with(String mobility) {
        return LoaderHarness.BASE.replace(PLACE, "mobility: " + mobility);
    }

    @Test
    @DisplayName("waypoints: the devices begin at the first, and what is written is read again as the same")
    void waypoints() {
        Scenario scenario = harness.load(
                with("{ waypoints: [{ x: 0 m, y: 5 m }, { lat: 39.482, lon: -0.343 }], speed: 18 km/h, loop: true }"));
        Mobility way = scenario.devices().get(0).mobility().orElseThrow();
        assertEquals(5, way.speedMPerS().orElseThrow(), 1e-12);
        assertEquals(
                new Place.At(new LocalPoint(0, 5)), scenario.devices().get(0).place());
        assertEquals(scenario, harness.load(ScenarioWriter.write(scenario)));
    }

    @Test
    @DisplayName("GPX: segments are joined, times count from the first point, the file's own date does not matter")
    void gpx() {
        harness.file("ride.gpx", RIDE);
        Scenario scenario = harness.load(with("{ gpx: ride.gpx, spacing: 2 min }"));
        Mobility way = scenario.devices().get(0).mobility().orElseThrow();
        assertEquals(1, way.tracks().size());
        assertEquals(List.of(0L, 60_000_000L, 120_500_000L), way.tracks().get(0).atUs());
        assertEquals(
                new Place.At(new GeoPoint(39.481, -0.343)),
                scenario.devices().get(0).place());
        assertEquals(scenario, harness.load(ScenarioWriter.write(scenario)));
    }

    @Test
    @DisplayName("with a speed the points of a track need no times")
    void speedInsteadOfTimes() {
        harness.file("ride.gpx", RIDE.replaceAll("<time>[^<]*</time>", ""));
        Mobility way = harness.load(with("{ gpx: ride.gpx, speed: 5 m/s }"))
                .devices()
                .get(0)
                .mobility()
                .orElseThrow();
        assertEquals(List.of(), way.tracks().get(0).atUs());
        assertEquals(Optional.of(5.0), way.speedMPerS());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{ waypoints: [{ x: 0 m, y: 0 m }, { x: 1 m, y: 0 m }] }"
                        + "|mobility: says nowhere how fast; allowed: waypoints with speed, such as speed: 15 km/h",
                "{ waypoints: [{ x: 0 m, y: 0 m }], speed: 1 m/s }"
                        + "|mobility.waypoints: found one place; allowed: at least two",
                "{ speed: 1 m/s }|mobility: allowed: either waypoints and speed, or gpx",
                "{ waypoints: [{ x: 0 m, y: 0 m }, { x: 1 m, y: 0 m }], speed: 0 m/s }"
                        + "|mobility.speed: found '0 m/s'; allowed: a speed from 0.01 m/s to 100 m/s, such as '15 km/h' (m/s, km/h)",
                "{ waypoints: [{ x: 0 m, y: 0 m }, { x: 1 km, y: 0 m }], speed: 1 m/s }"
                        + "|mobility.waypoints: lies 1000 m from the site's origin; allowed: within site.radius, 900 m",
                "{ gpx: none.gpx }|mobility.gpx: there is no file 'none.gpx' (looked for FOLDER/none.gpx)"
            })
    @DisplayName("a wrong way gets one line")
    void wrong(String mobility, String line) {
        List<String> problems = harness.problems(with(mobility));
        assertEquals(List.of("devices.parking." + line), stripped(problems));
    }

    private static List<String> stripped(List<String> problems) {
        return problems.stream()
                .map(one -> one.replaceFirst("s.yaml:[0-9]+:[0-9]+: ", ""))
                .toList();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<time>2026-03-02T08:01:00Z</time>||line 6: track point 2 has no time;"
                        + " record it with times, or say how fast with speed: 15 km/h",
                "08:01:00Z|07:01:00Z|line 6: track point 2, 2026-03-02T07:01:00Z, is earlier than the one before,"
                        + " 2026-03-02T08:00:00Z; allowed: points in the order of time",
                "08:01:00Z|8 o'clock|line 6: track point 2 has time '2026-03-02T8 o'clock';"
                        + " allowed: a date and time such as 2026-03-02T08:00:00Z",
                "lat=\"39.482\"|lat=\"93\"|line 6: track point 2 has lat '93'; allowed: -90 to 90 degrees",
                "lat=\"39.482\"|x=\"1\"|line 6: track point 2 has no lat; allowed: -90 to 90 degrees",
                "<gpx |<!DOCTYPE gpx [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><gpx |"
                        + "has a document type (DOCTYPE); GPX needs none, take it out"
            })
    @DisplayName("a wrong GPX file gets one line with the place in it")
    void wrongGpx(String from, String to, String what) {
        harness.file("ride.gpx", RIDE.replace(from, to == null ? "" : to));
        assertEquals(
                List.of("devices.parking.mobility.gpx: 'FOLDER/ride.gpx': " + what),
                stripped(harness.problems(with("{ gpx: ride.gpx }"))));
    }

    @ParameterizedTest(name = "file {index}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "nothing",
            value = {
                "``|'FOLDER/ride.gpx' is not XML",
                "<gpx><trk>|'FOLDER/ride.gpx' is not XML in line 1",
                "lat, lon|'FOLDER/ride.gpx' is not XML in line 1",
                "<gpx/>|'FOLDER/ride.gpx': has no track; allowed: a GPX file with trk, trkseg and at least two trkpt",
                "<gpx><trkpt lat=`1` lon=`1`/></gpx>|'FOLDER/ride.gpx': line 1: a track point (trkpt) outside of a track (trk)"
            })
    @DisplayName("an empty or broken GPX file gets one line")
    void brokenGpx(String text, String begin) {
        harness.file("ride.gpx", text.replace('`', '"'));
        List<String> problems = stripped(harness.problems(with("{ gpx: ride.gpx }")));
        assertEquals(1, problems.size(), problems::toString);
        String expected = "devices.parking.mobility.gpx: " + begin;
        assertEquals(
                expected,
                problems.get(0)
                        .substring(
                                0, Math.min(expected.length(), problems.get(0).length())));
    }

    @Test
    @DisplayName("a group is where its way begins, and two tracks do not serve five devices")
    void contradictions() {
        String way = "mobility: { waypoints: [{ x: 0 m, y: 0 m }, { x: 9 m, y: 0 m }], speed: 1 m/s }";
        assertEquals(
                List.of("devices.parking.place: they are where their way (mobility) begins; leave place out"),
                stripped(harness.problems(LoaderHarness.BASE.replace(PLACE, PLACE + "\n    " + way))));
        String track = RIDE.substring(RIDE.indexOf("  <trk>"), RIDE.indexOf("</gpx>"));
        harness.file("ride.gpx", RIDE.replace("</gpx>", track + "</gpx>"));
        assertEquals(
                List.of("devices.parking.mobility.gpx: has 2 tracks for 5 devices;"
                        + " allowed: one track for all, or as many as devices"),
                stripped(harness.problems(with("{ gpx: ride.gpx }"))));
    }
}
