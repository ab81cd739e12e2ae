package io.chirpsim.app.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.app.scenario.LocalPoint;
import io.chirpsim.app.scenario.Mobility;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.app.scenario.Site;
import io.chirpsim.phy.Position;
import io.chirpsim.random.Streams;
import io.chirpsim.results.RunResult;
import io.chirpsim.results.SummaryJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices that move: where they are, what their links lose there, who hears them. */
class MobilityScenarioTest {
    private static final long SECOND_US = 1_000_000;
    private static final Site SITE = new Site(Optional.empty(), 1e6, Optional.empty(), List.of(), List.of());
    private static final String SCENARIO =
            """
            name: bikes
            duration: 2 h
            region: EU868
            site: { radius: 10 km }
            propagation: { model: oulu, shadowing: { sigma: 7.8 dB } }
            %s
            """;
    private static final List<String> GATEWAYS = List.of(
            "  - { id: gw-a, at: { x: 0 m, y: 0 m }, height: 20 m }\n",
            "  - { id: gw-b, at: { x: 6 km, y: 0 m }, height: 20 m }\n");
    private static final List<String> GROUPS = List.of(
            "  - { group: bus, count: 3, mobility: { waypoints: [{ x: 0 m, y: 100 m }, { x: 6 km, y: 100 m }],"
                    + " speed: 36 km/h, loop: true, spacing: 5 min }, dataRate: DR3, activation: ABP,"
                    + " traffic: { kind: periodic, every: 1 min, payload: 10 B } }\n",
            "  - { group: still, count: 10, place: { disc: { radius: 2 km } },"
                    + " traffic: { kind: poisson, mean: 5 min, payload: 10 B } }\n");

    @TempDir
    private Path folder;

    private static Mobility along(double speedMPerS, boolean loop, double... xy) {
        List<io.chirpsim.app.scenario.Position> points = new ArrayList<>();
        for (int i = 0; i < xy.length; i += 2) {
            points.add(new LocalPoint(xy[i], xy[i + 1]));
        }
        return new Mobility(points, Optional.empty(), List.of(), Optional.of(speedMPerS), loop, 0);
    }

    @Test
    @DisplayName("on a straight way somebody is in its middle at half time, and stays at its end")
    void straight() {
        Way way = Way.of(SITE, along(5, false, 100, 0, 1100, 0), 0);
        assertEquals(new LocalPoint(100, 0), way.after(-1));
        assertEquals(new LocalPoint(100, 0), way.after(0));
        assertEquals(new LocalPoint(600, 0), way.after(100 * SECOND_US));
        assertEquals(new LocalPoint(1100, 0), way.after(200 * SECOND_US));
        assertEquals(new LocalPoint(1100, 0), way.after(201 * SECOND_US));
    }

    @Test
    @DisplayName("a loop closes and begins again; corners are passed at constant speed")
    void loop() {
        Way way = Way.of(SITE, along(10, true, 0, 0, 300, 0, 300, 400), 0);
        assertEquals(new LocalPoint(300, 200), way.after(50 * SECOND_US));
        assertEquals(new LocalPoint(150, 200), way.after(95 * SECOND_US), "half of the 500 m back");
        assertEquals(new LocalPoint(0, 0), way.after(120 * SECOND_US));
        assertEquals(way.after(50 * SECOND_US), way.after(170 * SECOND_US));
    }

    private Scenario scenario(List<String> gateways, List<String> groups, String... sets) {
        String lists = "gateways:\n" + String.join("", gateways) + "devices:\n" + String.join("", groups);
        return Audit.scenario(folder, SCENARIO.formatted(lists), sets);
    }

    private static Links links(Scenario scenario) {
        Streams streams = new Streams(scenario.seed(), 0);
        Recordings recordings = TestScenarios.recordings(scenario);
        return Links.of(
                scenario, Regions.of(scenario), recordings, Population.of(scenario, recordings, streams), streams);
    }

    private static double[] lossesDb(Links links, int device) {
        return new double[] {links.table().lossDb(device, 0), links.table().lossDb(device, 1)};
    }

    @Test
    @DisplayName(
            "at a point of the way the link loses what a device loses that stands there, shadowing included, also when it comes back")
    void lossesAtAPoint() {
        String still = "  - { group: bus, count: 1, place: { at: { x: 3000 m, y: 100 m } }, dataRate: DR0,"
                + " activation: ABP, traffic: { kind: periodic, every: 1 min, payload: 10 B } }\n";
        double[] standing = lossesDb(links(scenario(GATEWAYS, List.of(still))), 0);
        Links moving = links(scenario(GATEWAYS, GROUPS));
        double[] begin = lossesDb(moving, 0);
        moving.follow(0, 300 * SECOND_US);
        double[] middle = lossesDb(moving, 0);
        assertEquals(new Position(3000, 100, 1.2), moving.whereabouts().at(0, 300 * SECOND_US));
        assertNotEquals(begin[0], middle[0]);
        assertArrayEquals(standing, middle, 1e-9);
        moving.follow(0, 450 * SECOND_US);
        assertNotEquals(middle[0], lossesDb(moving, 0)[0]);
        moving.follow(0, 900 * SECOND_US);
        assertArrayEquals(middle, lossesDb(moving, 0), 1e-9, "on the way back it finds the same shadowing");
        assertEquals(new Position(0, 100, 1.2), moving.whereabouts().at(1, 300 * SECOND_US), "the next sets out then");
    }

    @Test
    @DisplayName("a bus is heard by the gateway it is near: first by one, then by the other")
    void heardAlongTheWay() {
        String lists = "gateways:\n" + String.join("", GATEWAYS) + "devices:\n" + GROUPS.get(0);
        Audit audit = Audit.of(
                folder,
                SCENARIO.formatted(lists),
                "propagation.shadowing.sigma=0 dB",
                "devices.bus.count=1",
                "devices.bus.dataRate=DR5");
        int[] near = new int[2];
        int[] far = new int[2];
        for (Audit.Frame up : audit.uplinks) {
            double seconds = up.startUs() / 1e6 % 1200;
            double x = seconds < 600 ? 10 * seconds : 12_000 - 10 * seconds;
            if (x < 1000 || x > 5000) {
                int here = x < 1000 ? 0 : 1;
                near[here] += up.decodedBy().contains(here) ? 1 : 0;
                far[here] += up.decodedBy().contains(1 - here) ? 1 : 0;
            }
        }
        assertTrue(near[0] >= 18 && near[1] >= 18, () -> near[0] + " " + near[1]);
        assertEquals(0, far[0] + far[1], "six kilometres are too far for SF7");
    }

    private static String summary(Scenario scenario, int threads) throws InterruptedException {
        RunResult result =
                new Experiment(scenario, TestScenarios.recordings(scenario), Sinks.NONE).run(threads, done -> {});
        byte[] bytes = SummaryJson.bytes(result, scenario.name(), scenario.seed(), 7200, new TreeMap<>());
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("the same bytes for any number of threads, any order of gateways and groups, bytes and sizes")
    void deterministic() throws InterruptedException {
        String[] sets = {"replications=3"};
        String expected = summary(scenario(GATEWAYS, GROUPS, sets), 1);
        assertEquals(expected, summary(scenario(GATEWAYS, GROUPS, sets), 2));
        List<String> gateways = List.of(GATEWAYS.get(1), GATEWAYS.get(0));
        List<String> groups = List.of(GROUPS.get(1), GROUPS.get(0));
        assertEquals(expected, summary(scenario(gateways, groups, sets), 2));
        assertEquals(expected, summary(scenario(GATEWAYS, GROUPS, "replications=3", "fidelity=sizes"), 2));
    }

    @Test
    @DisplayName("a way that leads nowhere changes nothing: the same as standing there")
    void standing() throws InterruptedException {
        String way = "  - { group: bus, count: 5, %s, dataRate: DR0, activation: ABP,"
                + " traffic: { kind: periodic, every: 3 min, payload: 10 B } }\n";
        String still = way.formatted("place: { at: { x: 2 km, y: 0 m } }");
        String walks =
                way.formatted("mobility: { waypoints: [{ x: 2 km, y: 0 m }, { x: 2 km, y: 0 m }], speed: 1 m/s }");
        assertEquals(summary(scenario(GATEWAYS, List.of(still)), 1), summary(scenario(GATEWAYS, List.of(walks)), 1));
    }
}
