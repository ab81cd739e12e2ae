package io.chirpsim.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.app.scenario.Redraw;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.phy.Position;
import io.chirpsim.random.Streams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Links of a scenario")
class LinksTest {
    private static final String YAML =
            """
            name: links
            duration: 10 min
            site: { radius: 20 km }
            gateways:
              - { id: gw, at: { x: 0 m, y: 0 m }, height: 25 m }
              - { id: gw-2, at: { x: 0 m, y: 0 m }, height: 25 m }
            devices:
              - { group: here, count: 1, place: { at: { x: 500 m, y: 0 m } }, traffic: { kind: periodic, every: 5 min, payload: 12 B } }
              - { group: there, count: 1, place: { at: { x: 500 m, y: 50 m } }, traffic: { kind: periodic, every: 5 min, payload: 12 B } }
              - { group: inside, count: 1, indoor: true, place: { at: { x: 500 m, y: 0 m } }, traffic: { kind: periodic, every: 5 min, payload: 12 B } }
            propagation:
            """;
    private static final int HERE = 0;
    private static final int INSIDE = 1;
    private static final int THERE = 2;
    private static final int REPLICATIONS = 600;

    @TempDir
    private Path folder;

    private Scenario scenario(String propagation, String... sets) throws IOException {
        Path file = Files.writeString(
                folder.resolve("links.yaml"),
                YAML.stripTrailing() + " { " + propagation + " }\n",
                StandardCharsets.UTF_8);
        return TestScenarios.load(file.toString(), sets);
    }

    private static Links links(Scenario scenario, int replication) {
        Streams streams = new Streams(scenario.seed(), replication);
        Recordings recordings = TestScenarios.recordings(scenario);
        return Links.of(
                scenario,
                Region.named(scenario.region()),
                recordings,
                Population.of(scenario, recordings, streams),
                streams);
    }

    /** Losses of one link in many replications. */
    private static double[] losses(Scenario scenario, int device, int gateway) {
        return IntStream.range(0, REPLICATIONS)
                .mapToDouble(r -> links(scenario, r).table().lossDb(device, gateway))
                .toArray();
    }

    private static double correlation(double[] a, double[] b) {
        return new PearsonsCorrelation().correlation(a, b);
    }

    /** The ground under the gateway on the slope lies 348.9 m above that in the village, 3002 m away: atan(359.9 / 3001.7) = 6.84 degrees down. */
    @Test
    @DisplayName("meet an antenna's vertical pattern at the angle that the hills make")
    void verticalPatternOnASlope() {
        double round = onSlopeDb("3 dBi");
        double tilted = onSlopeDb("{ gain: 3 dBi, vertical: { 0 deg: 0 dB, 90 deg: -90 dB } }");
        assertEquals(6.84, tilted - round, 0.05);
    }

    private static double onSlopeDb(String antenna) {
        Scenario scenario = TestScenarios.load(
                "coverage-valley",
                "gateways=[{ id: gw-slope, at: { x: 1500 m, y: 2600 m }, height: 12 m, antenna: " + antenna + " }]");
        LinkLosses losses = new LinkLosses(
                scenario,
                Region.named(scenario.region()),
                TestScenarios.recordings(scenario),
                new Streams(scenario.seed(), 0));
        return losses.lossDb(new LinkLosses.End(new Position(0, 0, 1), 1, false, Redraw.PER_REPLICATION), 0);
    }

    @Test
    @DisplayName("between two gateways are the same in both directions, in sight or not")
    void reciprocal() throws IOException {
        Scenario scenario = scenario("model: uma", "gateways.gw-2.at.x=200 m");
        SortedSet<Double> lossesDb = new TreeSet<>();
        for (int r = 0; r < 40; r++) {
            Links links = links(scenario, r);
            double lossDb = links.far().gatewaysDb(0, 1);
            assertEquals(lossDb, links.far().gatewaysDb(1, 0));
            lossesDb.add(lossDb);
        }
        assertEquals(2, lossesDb.size(), "200 m: in sight in about half of the cases");
    }

    @Test
    @DisplayName("are shadowed alike where devices are near: 0.37 at 50 m, 0.5 between gateways")
    void correlated() throws IOException {
        Scenario scenario = scenario("model: oulu, shadowing: { sigma: 7.8 dB, correlation: 50 m }");
        double[] here = losses(scenario, HERE, 0);
        assertEquals(7.8, Math.sqrt(StatUtils.variance(here)), 0.9);
        assertEquals(StrictMath.exp(-1), correlation(here, losses(scenario, THERE, 0)), 0.12);
        assertEquals(0.5, correlation(here, losses(scenario, HERE, 1)), 0.12);
    }

    @Test
    @DisplayName("are independent with a correlation of 0 m")
    void independent() throws IOException {
        Scenario scenario = scenario("model: oulu, shadowing: { sigma: 7.8 dB, correlation: 0 m }");
        double[] here = losses(scenario, HERE, 0);
        assertEquals(0, correlation(here, losses(scenario, THERE, 0)), 0.15);
        assertEquals(0, correlation(here, losses(scenario, HERE, 1)), 0.15);
    }

    @Test
    @DisplayName("of uma spread less in sight than out of it")
    void bySight() throws IOException {
        Scenario scenario = scenario("model: uma-los, shadowing: { correlation: 0 m }");
        assertEquals(4, Math.sqrt(StatUtils.variance(losses(scenario, HERE, 0))), 0.3);
        Scenario drawn = scenario("model: uma, shadowing: { sigma: { clear: 0 dB, blocked: 9 dB } }");
        double[] all = losses(drawn, HERE, 0);
        double clearDb = StatUtils.min(losses(scenario("model: uma-los, shadowing: { sigma: 0 dB }"), 0, 0));
        long clear =
                java.util.Arrays.stream(all).filter(lossDb -> lossDb == clearDb).count();
        assertTrue(clear > 10 && clear < REPLICATIONS / 4, () -> clear + " links in sight without any shadowing");
    }

    @Test
    @DisplayName("into buildings cost what TR 38.901 says, outdoors nothing")
    void intoBuildings() throws IOException {
        Scenario low = scenario("model: magrin, indoorLoss: o2i-low");
        double[] inside = losses(low, INSIDE, 0);
        assertEquals(10.5 + 4.17, StatUtils.mean(inside) - links(low, 0).table().lossDb(HERE, 0), 0.9);
        Scenario high = scenario("model: magrin, indoorLoss: o2i-high");
        assertEquals(
                18.4 + 4.17,
                StatUtils.mean(losses(high, INSIDE, 0)) - links(high, 0).table().lossDb(HERE, 0),
                0.8);
    }

    @Test
    @DisplayName("fade as asked for, and reach as far as a strong frame comes through")
    void fading() throws IOException {
        String far = "devices.here.place.at.x=16 km";
        String threshold = "radio.reception=threshold";
        Scenario still = scenario("model: oulu, shadowing: { sigma: 0 dB }", far, threshold);
        Scenario fading = scenario(
                "model: oulu, shadowing: { sigma: 0 dB }, fading: { model: rayleigh, speed: 1.4 m/s }", far, threshold);
        assertTrue(links(still, 0).fading().none());
        assertEquals(Double.POSITIVE_INFINITY, links(still, 0).table().lossDb(HERE, 0));
        Links links = links(fading, 0);
        assertNotEquals(Double.POSITIVE_INFINITY, links.table().lossDb(HERE, 0));
        assertFalse(links.fading().none());
        assertEquals(15, links.fading().pieces(1_482_752));
    }

    /** The device stands 500 m east of the gateways and 23.8 m below them: bearing 90 degrees, 2.72 degrees below the horizon. */
    @Test
    @DisplayName("lose what a gateway's antenna gains less in their direction")
    void antennas() throws IOException {
        Scenario plain = scenario("model: magrin");
        double roundDb = links(plain, 0).table().lossDb(HERE, 0);
        Scenario north = antenna("{ gain: 8 dBi, horizontal: { 0 deg: 0 dB, 180 deg: -30 dB } }");
        assertEquals(roundDb + 15, links(north, 0).table().lossDb(HERE, 0), 1e-9);
        Scenario east = antenna("{ gain: 8 dBi, horizontal: { 0 deg: 0 dB, 180 deg: -30 dB }, azimuth: 90 deg }");
        assertEquals(roundDb, links(east, 0).table().lossDb(HERE, 0), 1e-9);
        Scenario tilted = antenna("{ gain: 8 dBi, vertical: { 0 deg: 0 dB, 10 deg: -10 dB }, downtilt: 6 deg }");
        double belowDeg = StrictMath.toDegrees(StrictMath.atan(23.8 / 500));
        assertEquals(roundDb + 6 - belowDeg, links(tilted, 0).table().lossDb(HERE, 0), 1e-9);
        assertEquals(8, links(tilted, 0).radios().get(0).antennaGainDbi());
    }

    private Scenario antenna(String antenna) throws IOException {
        Path file = folder.resolve("links.yaml");
        scenario("model: magrin");
        String yaml = Files.readString(file, StandardCharsets.UTF_8)
                .replace("{ id: gw, at", "{ id: gw, antenna: " + antenna + ", at");
        Files.writeString(file, yaml, StandardCharsets.UTF_8);
        return TestScenarios.load(file.toString());
    }

    @Test
    @DisplayName("carry the gain of a device's antenna both ways: in its EIRP, and off the loss of downlinks")
    void deviceAntenna() throws IOException {
        Scenario plain = scenario("model: magrin");
        Scenario weak = scenario("model: magrin", "devices.here.antennaGain=-4 dBi");
        double plainDb = links(plain, 0).table().lossDb(HERE, 0);
        assertEquals(plainDb + 4, links(weak, 0).table().lossDb(HERE, 0), 1e-6);
        assertEquals(10, weak.devices().get(0).eirpDbm());
        String near = "devices.here.place.at.x=1050 m";
        int strong = links(scenario("model: magrin", near), 0).dataRate(HERE);
        int faint = links(scenario("model: magrin", near, "devices.here.antennaGain=-20 dBi"), 0)
                .dataRate(HERE);
        assertTrue(faint < strong, () -> "DR" + faint + " with a bad antenna, DR" + strong + " with a good one");
    }
}
