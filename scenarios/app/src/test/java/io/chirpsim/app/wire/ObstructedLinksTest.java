package io.chirpsim.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chirpsim.app.load.LorawanRegionFacts;
import io.chirpsim.app.load.ScenarioLoader;
import io.chirpsim.app.scenario.Redraw;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.phy.FreeSpace;
import io.chirpsim.phy.Position;
import io.chirpsim.random.Streams;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Links of a scenario with a map and terrain")
class ObstructedLinksTest {
    private static final String YAML =
            """
            name: hall
            duration: 1 h
            site: { origin: { lat: 39.481, lon: -0.343 }, radius: 2 km, buildings: hall.geojson }
            propagation: { model: free-space, indoorLoss: { fixed: 30 dB } }
            gateways:
              - { id: gw, at: { x: 0 m, y: 0 m }, height: 5 m }
            devices:
              - group: sensors
                count: 1
                place: { at: { x: 10 m, y: 0 m } }
                traffic: { kind: poisson, mean: 20 min, payload: 12 B }
            """;

    @TempDir
    private Path folder;

    @Test
    @DisplayName(
            "a device that a ray sees inside pays one wall, marked indoor or not, and no drawn loss; outside the mark counts")
    void indoor() throws IOException {
        hall();
        LinkLosses losses = losses(load());
        Position inside = new Position(110, 0, 5);
        Position beside = new Position(0, 100, 5);
        // low-loss wall 10.507 dB (TR 38.901); from the wall at 100.1 m to the device 0.5 dB/m
        double wallDb = 10.507 + 0.5 * (110 - 100.07);
        assertEquals(free(inside) + wallDb, lossDb(losses, inside, false), 0.05);
        assertEquals(free(inside) + wallDb, lossDb(losses, inside, true), 0.05);
        assertEquals(free(beside), lossDb(losses, beside, false), 1e-9);
        assertEquals(free(beside) + 30, lossDb(losses, beside, true), 1e-9);
    }

    @Test
    @DisplayName("buildings: none leaves the path loss alone")
    void none() throws IOException {
        hall();
        LinkLosses losses = losses(load("propagation.buildings=none"));
        Position inside = new Position(110, 0, 5);
        assertEquals(free(inside), lossDb(losses, inside, false), 1e-9);
        assertEquals(free(inside) + 30, lossDb(losses, inside, true), 1e-9);
    }

    @Test
    @DisplayName("a hill of the height tile is in the way")
    void hill() throws IOException {
        hall();
        ByteBuffer tile = ByteBuffer.allocate(2 * 1201 * 1201);
        for (int row = 0; row < 1201; row++) {
            for (int column = 0; column < 1201; column++) {
                // a wall from north to south, 300 m high, three points thick: 0.3342 W is 758 m east of the origin
                tile.putShort((short) (Math.abs(column - 799) <= 1 ? 300 : 0));
            }
        }
        Files.write(folder.resolve("N39W001.hgt"), tile.array());
        LinkLosses losses = losses(load("site.terrain=N39W001.hgt", "propagation.buildings=none"));
        Position west = new Position(-700, 100, 5);
        Position east = new Position(1500, 100, 5);
        assertEquals(free(west), lossDb(losses, west, false), 0.1);
        double excessDb = lossDb(losses, east, false) - free(east);
        // v = 295 sqrt(5.79 (1/758 + 1/742)) = 36.7, J = 44.2 dB, a little more as the top is broad; less 1.2 dB that
        // flat ground costs there
        assertEquals(43.5, excessDb, 0.5);
    }

    private void hall() throws IOException {
        // from 100 m to 129 m east and 22 m to either side
        Files.writeString(
                folder.resolve("hall.geojson"),
                """
                {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"hall","height":9,"floors":1},
                "geometry":{"type":"Polygon","coordinates":[[[-0.341834,39.4808],[-0.3415,39.4808],[-0.3415,39.4812],
                [-0.341834,39.4812],[-0.341834,39.4808]]]}}]}
                """);
    }

    private Scenario load(String... sets) throws IOException {
        Files.writeString(folder.resolve("s.yaml"), YAML);
        return new ScenarioLoader(new LorawanRegionFacts(), folder).load("s.yaml", List.of(sets));
    }

    private static LinkLosses losses(Scenario scenario) {
        return new LinkLosses(
                scenario, Region.named("EU868"), TestScenarios.recordings(scenario), new Streams(scenario.seed(), 0));
    }

    private static double lossDb(LinkLosses losses, Position at, boolean indoor) {
        return losses.lossesDb(new LinkLosses.End(at, 7, indoor, Redraw.PER_REPLICATION))[0];
    }

    private static double free(Position at) {
        return new FreeSpace().lossDb(at, new Position(0, 0, 5), 868.1e6);
    }
}
