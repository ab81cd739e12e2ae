package io.chirpsim.app.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.app.scenario.DeviceGroup;
import io.chirpsim.app.scenario.Feature;
import io.chirpsim.app.scenario.GeoPoint;
import io.chirpsim.app.scenario.LocalPoint;
import io.chirpsim.app.scenario.MqttSettings;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.bridge.InputSource;
import io.chirpsim.bridge.LoggedUplink;
import io.chirpsim.bridge.PayloadEncoding;
import io.chirpsim.bridge.UplinkLog;
import io.chirpsim.bridge.UplinkLog.Counts;
import io.chirpsim.phy.Wall;
import io.chirpsim.phy.site.HeightTile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What the gallery's scenarios are made of")
class GalleryDataTest {
    private static final Path GALLERY = Path.of("src/main/resources/io/chirpsim/app/gallery");

    @TempDir
    private Path folder;

    @Test
    @DisplayName("the campus has 420 sensors of seven kinds, three gateways, and a map of named buildings with heights")
    void campus() throws Exception {
        Scenario campus = load("smart-campus");
        assertEquals(7, campus.devices().size());
        assertEquals(
                420,
                campus.devices().stream()
                        .mapToInt(group -> group.count().orElseThrow())
                        .sum());
        assertEquals(3, campus.gateways().size());
        List<Feature> features = campus.site().features();
        List<Feature> buildings = features.stream()
                .filter(feature -> feature.heightM().isPresent())
                .toList();
        assertTrue(buildings.size() >= 40, "buildings: " + buildings.size());
        assertEquals(
                features.size(), features.stream().map(Feature::name).distinct().count(), "names are unique");
        String sketch = "A sketch drawn for this example, not a survey";
        assertTrue(Files.readString(GALLERY.resolve("campus.geojson")).contains(sketch));
    }

    @Test
    @DisplayName("the campus with one gateway differs from the campus in its gateways alone")
    void oneGateway() {
        Scenario three = load("smart-campus");
        Scenario one = load("smart-campus-one-gateway");
        assertEquals(1, one.gateways().size());
        assertTrue(three.gateways().containsAll(one.gateways()));
        assertEquals(three.devices(), one.devices());
        assertEquals(three.mqtt(), one.mqtt());
        assertEquals(three.network(), one.network());
        assertEquals(three.propagation(), one.propagation());
        assertEquals(three.requirements(), one.requirements());
    }

    @Test
    @DisplayName("every command of the scheduler goes to a valve that exists")
    void scheduler() {
        Scenario campus = load("smart-campus");
        DeviceGroup valves = campus.devices().stream()
                .filter(group -> group.name().equals("valve"))
                .findFirst()
                .orElseThrow();
        List<String> commanded = campus.mqtt().orElseThrow().publishers().stream()
                .map(publisher -> ((MqttSettings.Downlink) publisher.message()).device())
                .toList();
        assertEquals(valves.count().orElseThrow(), commanded.size());
        for (int i = 0; i < commanded.size(); i++) {
            assertEquals("valve-" + (i + 1), commanded.get(i));
        }
    }

    @Test
    @DisplayName("the log has 200 lines of two devices at three gateways, with other events and copies among them")
    void log() throws Exception {
        UplinkLog log = UplinkLog.read(InputSource.of(GALLERY.resolve("uplinks.ndjson")), PayloadEncoding.HEX);
        assertEquals(new Counts(200, 180, 7, 13), log.counts());
        assertEquals(
                2, log.uplinks().stream().map(LoggedUplink::devEui).distinct().count());
        assertEquals(
                List.of("0016c001f1500a01", "0016c001f1500a02", "7276ff002e0507c3"),
                log.gateways().stream().map(gateway -> gateway.gatewayId()).collect(Collectors.toList()));
        assertTrue(log.gateways().stream().allMatch(gateway -> gateway.location() != null));
        assertTrue(log.uplinks().stream().allMatch(uplink -> uplink.payload().length == 11));
    }

    private Scenario load(String name) {
        return new ScenarioLoader(new LorawanRegionFacts(), folder).load(name, List.of());
    }

    @Test
    @DisplayName("the valley's height tile is what the formula in its scenario says, and small")
    void valley() throws IOException {
        Path file = GALLERY.resolve("N40W002.hgt.gz");
        assertTrue(Files.size(file) < 100_000);
        HeightTile tile = load("coverage-valley").site().terrain().get(0).heights();
        GeoPoint origin = new GeoPoint(40.5, -1.5);
        for (int i = 0; i < 500; i++) {
            // on points of the tile, along a line through valley, knoll and hills
            GeoPoint point = new GeoPoint(40.5 + (i - 250) / 1200.0, -1.5 + (i - 200) / 1200.0);
            LocalPoint at = point.from(origin);
            assertEquals(valleyM(at.x() / 1000, at.y() / 1000), tile.heightM(point.lat(), point.lon()), 1, "at " + at);
        }
    }

    private static double valleyM(double x, double y) {
        double u = y - 1.2 * StrictMath.sin(x / 3);
        double knoll = ((x - 2) * (x - 2) + (y - 0.9) * (y - 0.9)) / 0.5;
        return 700 + 400 * (1 - StrictMath.exp(-u * u / 2)) + 250 * StrictMath.exp(-knoll);
    }

    @Test
    @DisplayName("the town of the benchmark is what the formula in its scenario says")
    void benchTown() {
        Scenario scenario = load("bench-default-models");
        List<Feature> buildings = scenario.site().features();
        assertEquals(200, buildings.size());
        for (int k = 0; k < buildings.size(); k++) {
            Feature building = buildings.get(k);
            List<GeoPoint> ring = building.polygons().get(0).rings().get(0);
            double fromOriginM = 2400 * Math.sqrt((k + 1) / 200.0);
            double angle = Math.toRadians(137.508 * k);
            double halfWidthM = (30 + 5 * (k % 7)) / 2.0;
            double halfDepthM = (20 + 5 * (k % 4)) / 2.0;
            LocalPoint southWest = scenario.site().locate(ring.get(0));
            LocalPoint northEast = scenario.site().locate(ring.get(2));
            assertEquals(fromOriginM * StrictMath.cos(angle) - halfWidthM, southWest.x(), 0.2, "building " + k);
            assertEquals(fromOriginM * StrictMath.sin(angle) - halfDepthM, southWest.y(), 0.2, "building " + k);
            assertEquals(2 * halfWidthM, northEast.x() - southWest.x(), 0.2, "building " + k);
            assertEquals(2 * halfDepthM, northEast.y() - southWest.y(), 0.2, "building " + k);
            assertEquals(6 + 3 * (k % 5), building.heightM().orElseThrow(), "building " + k);
            assertEquals(
                    List.of(Wall.LOW_LOSS, Wall.HIGH_LOSS, Wall.CONCRETE).get(k % 3), building.wall(), "building " + k);
        }
    }
}
