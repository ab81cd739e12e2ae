package io.chirpsim.app.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chirpsim.app.scenario.Feature;
import io.chirpsim.app.scenario.Obstacles;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.phy.Wall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Maps and height tiles of a site")
class SiteFilesTest {
    private static final String SQUARE = "[-0.343,39.481],[-0.343,39.482],[-0.342,39.482],[-0.343,39.481]";
    private static final String MAPPED = LoaderHarness.BASE.replace("900 m }", "900 m, buildings: b.geojson }");

    @TempDir
    private Path folder;

    private LoaderHarness harness;

    @BeforeEach
    void harness() {
        harness = new LoaderHarness(folder);
    }

    @Test
    @DisplayName("a building has a height, a wall and floors; of walls and floors there are defaults")
    void building() {
        map(feature("hall", "\"height\":12.5,\"wall\":\"concrete\",\"floors\":4", SQUARE), feature("park", "", SQUARE));
        List<Feature> features = harness.load(MAPPED).site().features();
        assertEquals(Optional.of(12.5), features.get(0).heightM());
        assertEquals(Wall.CONCRETE, features.get(0).wall());
        assertEquals(Optional.of(4), features.get(0).floors());
        assertEquals(Optional.empty(), features.get(1).heightM());
        assertEquals(Wall.LOW_LOSS, features.get(1).wall());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "free-space, RAYS",
        "two-ray, RAYS",
        "uma-los, RAYS",
        "umi-los, RAYS",
        "walfisch-ikegami-los, RAYS",
        "oulu, NONE",
        "hata-urban, NONE",
        "uma, NONE",
        "umi-nlos, NONE"
    })
    @DisplayName("buildings stand in the way by default where the model is one of a clear line of sight")
    void raysByDefault(String model, Obstacles buildings) {
        map(feature("hall", "\"height\":12.5", SQUARE));
        assertEquals(buildings, with(MAPPED, model).propagation().buildings());
        map(feature("park", "", SQUARE));
        assertEquals(Obstacles.NONE, with(MAPPED, model).propagation().buildings());
    }

    private Scenario with(String yaml, String model) {
        return harness.load(yaml + "propagation: { model: " + model + " }\n");
    }

    @Test
    @DisplayName("rays without buildings are refused")
    void raysOfNothing() {
        map(feature("park", "", SQUARE));
        assertEquals(
                List.of("s.yaml:11:27: propagation.buildings: rays need buildings; name a GeoJSON file with heights in"
                        + " site.buildings, or say none"),
                harness.problems(MAPPED + "\npropagation: { buildings: rays }\n".stripLeading()));
    }

    @Test
    @DisplayName("everything wrong with a map is said, each with the feature and a remedy")
    void badFeatures() {
        map(
                feature(
                        "bow",
                        "\"height\":9",
                        "[-0.343,39.481],[-0.342,39.482],[-0.342,39.481],[-0.343,39.482],[-0.343,39.481]"),
                feature("pit", "\"height\":-4", SQUARE),
                feature("babel", "\"height\":4000", SQUARE),
                feature("osm", "\"height\":\"12\"", SQUARE),
                feature("", "\"height\":9,\"wall\":\"concret\"", SQUARE),
                feature("loft", "\"height\":9,\"floors\":2.5", SQUARE));
        String start = "s.yaml:3:73: site.buildings: 'FOLDER/b.geojson': feature ";
        assertEquals(
                List.of(
                        start
                                + "1 'bow' crosses itself at [-0.3425, 39.4815]; draw its outline so that no two sides meet",
                        start
                                + "2 'pit' has height -4; allowed: a number of metres above 0, up to 1000, without quotes",
                        start
                                + "3 'babel' has height 4000; allowed: a number of metres above 0, up to 1000, without quotes",
                        start
                                + "4 'osm' has height \"12\"; allowed: a number of metres above 0, up to 1000, without quotes",
                        start + "5 has wall 'concret'; did you mean 'concrete'? allowed: low-loss, high-loss, glass,"
                                + " coated-glass, concrete, wood",
                        start
                                + "6 'loft' has floors 2.5; allowed: a number of whole storeys above 0, up to 200, without"
                                + " quotes"),
                harness.problems(MAPPED));
    }

    @Test
    @DisplayName("a building outside the site is refused, an area or one that reaches in is not")
    void outside() {
        String far = "[-0.330,39.481],[-0.330,39.482],[-0.329,39.482],[-0.330,39.481]";
        map(
                feature("farm", "\"height\":9", far),
                feature("forest", "", far),
                feature("long", "\"height\":9", "[-0.343,39.481],[-0.330,39.482],[-0.330,39.481],[-0.343,39.481]"));
        assertEquals(
                List.of(
                        "s.yaml:3:73: site.buildings: 'FOLDER/b.geojson': feature 1 'farm' lies 1116 m from the site's origin;"
                                + " allowed: within site.radius, 900 m; make that larger or take the building out"),
                harness.problems(MAPPED));
    }

    @Test
    @DisplayName("a height tile that is short, nameless or missing under part of the site is refused")
    void badTiles() throws IOException {
        Files.write(folder.resolve("N39W001.hgt"), new byte[100]);
        Files.write(folder.resolve("valley.hgt"), new byte[2_884_802]);
        Files.write(folder.resolve("N40W001.hgt"), new byte[2_884_802]);
        assertEquals(
                List.of(
                        "s.yaml:3:71: site.terrain: 'FOLDER/N39W001.hgt': found 100 bytes; a tile has 25934402 (1 arc second)"
                                + " or 2884802 (3 arc seconds): the file is short; get it again"),
                problemsOfTerrain("N39W001.hgt"));
        assertEquals(
                List.of(
                        "s.yaml:3:72: site.terrain[0]: 'FOLDER/valley.hgt': the name must say the south-west corner, such as"
                                + " N39W001.hgt or N39W001.hgt.gz"),
                problemsOfTerrain("[valley.hgt]"));
        assertEquals(
                List.of(
                        "s.yaml:3:71: site.terrain: the site reaches onto N39W001.hgt, which is not listed; add it, or make"
                                + " site.radius smaller"),
                problemsOfTerrain("N40W001.hgt"));
    }

    @Test
    @DisplayName("two files of one tile are refused: nobody could say which one counts")
    void tileTwice() throws IOException {
        Files.write(folder.resolve("N39W001.hgt"), new byte[2_884_802]);
        Files.write(folder.resolve("n39w001.SRTMGL3.hgt"), new byte[2_884_802]);
        assertEquals(
                List.of("s.yaml:3:71: site.terrain: found two tiles N39W001; allowed: one of each"),
                problemsOfTerrain("[N39W001.hgt, n39w001.SRTMGL3.hgt]"));
    }

    @Test
    @DisplayName("tiles need an origin")
    void tilesWithoutOrigin() throws IOException {
        Files.write(folder.resolve("N39W001.hgt"), new byte[2_884_802]);
        String yaml = LoaderHarness.BASE
                .replace(
                        "{ origin: { lat: 39.481, lon: -0.343 }, radius: 900 m }",
                        "{ radius: 900 m, terrain: N39W001.hgt }")
                .replace("{ lat: 39.4806, lon: -0.3436 }", "{ x: 0 m, y: 0 m }");
        assertEquals(
                List.of(
                        "s.yaml:3:33: site.terrain: tiles have coordinates, so site.origin is needed: { lat: ..., lon: ... }"),
                harness.problems(yaml));
    }

    @Test
    @DisplayName("what is written back loads to the same tiles")
    void roundTrip() throws IOException {
        Files.write(folder.resolve("N39W001.hgt"), new byte[2_884_802]);
        Scenario scenario = harness.load(terrain("N39W001.hgt"));
        assertEquals(1, scenario.site().terrain().size());
        assertEquals(scenario, harness.load(ScenarioWriter.write(scenario)));
    }

    private List<String> problemsOfTerrain(String tiles) {
        return harness.problems(terrain(tiles));
    }

    private static String terrain(String tiles) {
        return LoaderHarness.BASE.replace("900 m }", "900 m, terrain: " + tiles + " }");
    }

    private void map(String... features) {
        harness.file("b.geojson", "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}");
    }

    private static String feature(String name, String properties, String ring) {
        return "{\"type\":\"Feature\",\"properties\":{\"name\":\"" + name + "\"" + (properties.isEmpty() ? "" : ",")
                + properties + "},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[" + ring + "]]}}";
    }
}
