package io.chirpsim.app.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chirpsim.app.cli.Cli;
import io.chirpsim.app.cli.CoverageCommand;
import io.chirpsim.app.cli.ExitCode;
import io.chirpsim.app.load.LorawanRegionFacts;
import io.chirpsim.app.load.ScenarioLoader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("chirpsim coverage")
class RunCoverageTest {
    /** 33.041 + 40 log10 d dB: from 14 dBm to -127 dBm, SF7 of an SX1302, at 500 m; to -141 dBm, SF12, at 1119 m. */
    private static final String YAML =
            """
            name: disc
            duration: 1 h
            site: { ORIGINradius: 1 km }
            radio: { reception: threshold }
            propagation: { model: { exponent: 4, reference: { distance: 1 m, loss: 33.041 dB } }, shadowing: { sigma: 0 dB } }
            gateways:
              - { id: gw-a, at: { x: 0 m, y: 0 m }, height: 1 m }
            devices:
              - group: near
                count: 3
                place: { at: { x: 400 m, y: 0 m } }
                height: 1 m
                traffic: { kind: poisson, mean: 20 min, payload: 12 B }
              - group: far
                count: 1
                place: { at: { x: 0 m, y: 900 m } }
                height: 1 m
                traffic: { kind: poisson, mean: 20 min, payload: 12 B }
            """;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void scenarios() throws IOException {
        Files.writeString(folder.resolve("disc.yaml"), YAML.replace("ORIGIN", ""));
        Files.writeString(
                folder.resolve("placed.yaml"), YAML.replace("ORIGIN", "origin: { lat: 39.48, lon: -0.34 }, "));
    }

    private int coverage(String... args) {
        PrintStream stdout = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream stderr = new PrintStream(err, true, StandardCharsets.UTF_8);
        ScenarioLoader loader = new ScenarioLoader(new LorawanRegionFacts(), folder);
        var command = new CoverageCommand(loader, new RunCoverage(stdout, stderr, folder), folder);
        String[] all = new String[args.length + 1];
        all[0] = "coverage";
        System.arraycopy(args, 0, all, 1, args.length);
        return new Cli(stdout, stderr, Cli.Faults.WITH_STACK_TRACE, List.of(command)).run(all);
    }

    private String stderr() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("tells the share of the area and of the devices that is heard, at each data rate")
    void shares() throws IOException {
        assertEquals(ExitCode.OK, coverage("disc.yaml", "--out", "map"), stderr());
        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("map/coverage.json").toFile());
        // SF7 within 500 m of 1000 m: a quarter of the area; SF12 everywhere. Three of four devices stand within 500 m.
        assertEquals(0.25, json.at("/area/heardAt/DR5 (SF7)").asDouble(), 0.005);
        assertEquals(1, json.at("/area/heardAt/DR0 (SF12)").asDouble());
        assertEquals(0.75, json.at("/ofDevices/heardAt/DR5 (SF7)").asDouble());
        assertEquals(1, json.at("/ofDevices/heardByAtLeast/1").asDouble());
        assertEquals(20, json.at("/cellM").asDouble());
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("at DR5 (SF7)"));
    }

    /**
     * Noise floor -117.03 dBm. A frame of 12 bytes at SF7 is found in nine of ten cases at -8.61 dB (its first block and 4 blocks of 5 symbols) and half a
     * decibel more: at -125.14 dBm, 449 m; with 4 dB more noise at 357 m.
     */
    @ParameterizedTest(name = "{0} dB: {1} of the area, {2} of the devices")
    @CsvSource({"0, 0.2019, 0.75", "4, 0.1274, 0"})
    @DisplayName("goes by the noise, external interference included, where reception does")
    void byNoise(String riseDb, double area, double ofDevices) throws IOException {
        String external = "gateways.gw-a.externalInterference.";
        String rise = external + "rise=" + riseDb + " dB";
        String share = external + "share=100 %";
        assertEquals(
                ExitCode.OK,
                coverage("disc.yaml", "--set", "radio.reception=awgn", "--set", rise, "--set", share, "--out", "map"),
                stderr());
        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("map/coverage.json").toFile());
        assertEquals(area, json.at("/area/heardAt/DR5 (SF7)").asDouble(), 0.005);
        assertEquals(ofDevices, json.at("/ofDevices/heardAt/DR5 (SF7)").asDouble());
    }

    @Test
    @DisplayName("writes pictures, one table row per cell, and GeoJSON in degrees where the site has an origin")
    void files() throws IOException {
        assertEquals(ExitCode.OK, coverage("placed.yaml", "--cell", "100 m", "--out", "map"), stderr());
        List<String> rows = Files.readAllLines(folder.resolve("map/coverage.csv"));
        String header =
                "x_m,y_m,lat_deg,lon_deg,rssi_dbm,snr_db,data_rate,gateways,best_gateway,rssi_dbm_gw-a,snr_db_gw-a,"
                        + "data_rate_gw-a";
        assertEquals(header, rows.get(0));
        JsonNode json = new ObjectMapper()
                .readTree(folder.resolve("map/coverage.geojson").toFile());
        assertEquals(rows.size() - 1, json.path("features").size());
        assertTrue(rows.stream().allMatch(row -> row.split(",", -1).length == 12));
        JsonNode corner = json.at("/features/0/geometry/coordinates/0/0");
        assertEquals(-0.34, corner.path(0).asDouble(), 0.02);
        assertEquals(39.48, corner.path(1).asDouble(), 0.02);
        for (String picture : List.of("coverage.png", "rssi.png", "gateways.png")) {
            assertTrue(Files.size(folder.resolve("map").resolve(picture)) > 5000, picture);
        }
    }

    @Test
    @DisplayName("writes metres and says so where the site has no origin")
    void withoutOrigin() throws IOException {
        assertEquals(ExitCode.OK, coverage("disc.yaml", "--cell", "200 m", "--out", "map"), stderr());
        JsonNode json = new ObjectMapper()
                .readTree(folder.resolve("map/coverage.geojson").toFile());
        assertTrue(json.path("note").asText().contains("metres"));
        assertTrue(json.at("/features/0/geometry/coordinates/0/0/1").asDouble() <= -800);
    }

    @Test
    @DisplayName("gives the same bytes again")
    void repeats() throws IOException {
        String shadowed = "propagation.shadowing.sigma=6 dB";
        assertEquals(ExitCode.OK, coverage("disc.yaml", "--cell", "50 m", "--set", shadowed, "--out", "one"), stderr());
        assertEquals(ExitCode.OK, coverage("disc.yaml", "--cell", "50 m", "--set", shadowed, "--out", "two"), stderr());
        for (String name : List.of("coverage.csv", "coverage.geojson", "coverage.json", "coverage.png", "rssi.png")) {
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("one").resolve(name)),
                    Files.readAllBytes(folder.resolve("two").resolve(name)),
                    name);
        }
    }

    @Test
    @DisplayName("without --out has a folder of its own under runs")
    void ownFolder() throws IOException {
        assertEquals(ExitCode.OK, coverage("disc.yaml", "--cell", "200 m", "--quiet"), stderr());
        try (var runs = Files.list(folder.resolve("runs"))) {
            assertTrue(runs.findFirst().orElseThrow().getFileName().toString().startsWith("coverage-disc-"));
        }
        assertEquals("", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("refuses what makes no map, with one line and exit code 2")
    void badInput() throws IOException {
        refused("--gateway: there is no gateway 'gw-b'; did you mean 'gw-a'? allowed: gw-a", "--gateway", "gw-b");
        refused(
                "chirpsim: --cell: found '25' has no unit; allowed: a length from 0.1 m to 100 km, such as '25 m'",
                "--cell",
                "25");
        refused("--cell: so small cells would be more than 2,000,000; choose larger ones", "--cell", "0.1 m");
        refused("chirpsim: unknown option '--hight'; did you mean '--height'?", "--hight", "2 m");
        Files.createDirectory(folder.resolve("full"));
        Files.writeString(folder.resolve("full/x"), "x");
        refused(
                "chirpsim: --out: the folder 'full' is not empty; name another one, or say --overwrite",
                "--out",
                "full");
        assertFalse(Files.exists(folder.resolve("runs")));
        assertEquals(
                ExitCode.OK,
                coverage("disc.yaml", "--cell", "200 m", "--out", "full", "--overwrite", "--quiet"),
                stderr());
        assertFalse(Files.exists(folder.resolve("full/x")));
    }

    private void refused(String line, String... args) {
        err.reset();
        String[] all = new String[args.length + 1];
        all[0] = "disc.yaml";
        System.arraycopy(args, 0, all, 1, args.length);
        assertEquals(ExitCode.BAD_INPUT, coverage(all));
        assertEquals(1, stderr().lines().count(), stderr());
        assertTrue(stderr().startsWith(line), stderr());
    }
}
