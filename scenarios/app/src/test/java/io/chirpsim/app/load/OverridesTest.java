package io.chirpsim.app.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chirpsim.app.scenario.InputFile;
import io.chirpsim.app.scenario.LocalPoint;
import io.chirpsim.app.scenario.Place;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.app.scenario.Traffic;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("--set path=value")
class OverridesTest {
    @TempDir
    private Path folder;

    private LoaderHarness harness;

    @BeforeEach
    void harness() {
        harness = new LoaderHarness(folder);
    }

    private Scenario load(String... sets) {
        return harness.load(LoaderHarness.BASE, sets);
    }

    @Test
    @DisplayName("addresses keys, and named things by their name")
    void addresses() {
        Scenario scenario = load("duration=3 h", "devices.parking.count=400", "gateways.gw-1.height=30 m");
        assertEquals(Optional.of(10_800_000_000L), scenario.durationUs());
        assertEquals(Optional.of(400), scenario.devices().get(0).count());
        assertEquals(30, scenario.gateways().get(0).heightM());
    }

    @Test
    @DisplayName("the last of several wins")
    void lastWins() {
        assertEquals(5, load("seed=4", "seed=5").seed());
    }

    @Test
    @DisplayName("adds sections that the file leaves out")
    void addsSections() {
        Scenario scenario = load("propagation.shadowing.sigma=7 dB", "devices.parking.queue.depth=3");
        assertEquals(7, scenario.propagation().shadowing().blockedSigmaDb());
        assertEquals(3, scenario.devices().get(0).queue().depth());
    }

    @Test
    @DisplayName("takes whole sections and lists in braces and brackets")
    void wholeSections() {
        Scenario scenario = load(
                "devices.parking.place={ disc: { radius: 50 m } }",
                "gateways=[{ id: other, at: { x: 1 m, y: 2 m } }]",
                "requirements=[\"latency.max <= 3 s\"]");
        assertEquals(
                new Place.Disc(50, Optional.empty()), scenario.devices().get(0).place());
        assertEquals(new LocalPoint(1, 2), scenario.gateways().get(0).at());
        assertEquals(1, scenario.requirements().size());
    }

    @Test
    @DisplayName("finds the longest name that fits, dots and all")
    void dottedNames() {
        String yaml = LoaderHarness.BASE
                + "  - { group: parking.north, count: 1, place: { at: { x: 0 m, y: 0 m } },"
                + " traffic: { kind: poisson, mean: 1 h, payload: 1 B } }\n";
        Scenario scenario = harness.load(yaml, "devices.parking.north.count=7", "devices.parking.count=8");
        assertEquals(Optional.of(8), scenario.devices().get(0).count());
        assertEquals(Optional.of(7), scenario.devices().get(1).count());
    }

    @Test
    @DisplayName("file names in it are relative to the current directory, those in the file to the file")
    void files() {
        harness.file("a.ndjson", "");
        harness.file("here/b.ndjson", "");
        String yaml = LoaderHarness.BASE
                .replace("    count: 5\n", "")
                .replace(
                        "kind: poisson, mean: 20 min, payload: 12 B",
                        "kind: trace, file: a.ndjson, payloadEncoding: hex");
        assertEquals(
                new InputFile.OnDisk(folder.resolve("a.ndjson")),
                trace(harness.load(yaml)).file());
        assertEquals(
                new InputFile.OnDisk(folder.resolve("here/b.ndjson")),
                trace(harness.load(yaml, "devices.parking.traffic.file=b.ndjson"))
                        .file());
        assertEquals(
                List.of(
                        "--set devices.parking.traffic.file: there is no file 'a.ndjson' (looked for FOLDER/here/a.ndjson)"),
                harness.problems(yaml, "devices.parking.traffic.file=a.ndjson"));
    }

    private static Traffic.Trace trace(Scenario scenario) {
        return (Traffic.Trace) scenario.devices().get(0).traffic();
    }

    static Stream<Arguments> slips() {
        return Stream.of(
                Arguments.of(
                        "devices.parkng.count=3",
                        "--set devices.parkng.count: there is no 'parkng' in devices; did you mean 'parking'? allowed:"
                                + " parking"),
                Arguments.of(
                        "gateways.gw-1.at.lot=3",
                        "--set gateways.gw-1.at.lot: unknown key 'lot'; did you mean 'lat'? allowed: lat, lon, x, y"),
                Arguments.of(
                        "site.radius=3",
                        "--set site.radius: found '3' has no unit; allowed: a length from 1 m to 1000 km, such as '900 m'"
                                + " (m, cm, km)"),
                Arguments.of(
                        "site={ radius: 3 }",
                        "--set site: site.radius: found '3' has no unit; allowed: a length from 1 m to 1000 km, such as"
                                + " '900 m' (m, cm, km)"),
                Arguments.of("name.first=a", "--set name.first: 'name' has no keys; set it as a whole"),
                Arguments.of(
                        "replications=0", "--set replications: found '0'; allowed: a whole number from 1 to 1000000"),
                Arguments.of("seed", "--set seed: found no '='; allowed: path=value, such as duration=\"3 h\""),
                Arguments.of("site={", "--set site: not YAML: expected the node content, but found '<stream end>'"),
                Arguments.of("devices=3", "--set devices: found '3'; allowed: a list with at least one item"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("slips")
    @DisplayName("slips are reported with the option")
    void slip(String set, String line) {
        String first = harness.problems(LoaderHarness.BASE, set).get(0);
        assertEquals(line, first);
    }
}
