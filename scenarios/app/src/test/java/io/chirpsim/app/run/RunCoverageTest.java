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
            propagation: { model: { exponent: 4, reference: { distance: 1 m, loss: 33.041 dB } }, shadowing: { sigma: 0 dB } }
            gateways:
              - { id: gw-a, at: { x: 0 m, y: 0 m }, height: 1 m, noiseFigure: 6 dB }
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
        assertEquals(
                ExitCode.OK, coverage("disc.yaml", "--set", "radio.reception=threshold", "--out", "map"), stderr());
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
     * Frames of 20 B on the air against noise of -174 + 10 log10(125000) + 6 = -117.03 dBm. awgn: the SNR at which a tenth of them is lost, -8.31 dB at SF7
     * and -22.47 dB at SF12, and 0.5 dB of implementation loss. calibrated: the data sheet's floor, -7.5 dB and -20 dB. threshold: its sensitivity.
     * Long bursts in 5 % of the time leave 95 % of the frames alone, in 20 % too few; in short ones no frame escapes.
     */
    @ParameterizedTest(name = "{0}, external interference {1}: {2} and {3} dBm")
    @CsvSource(
            delimiter = '|',
            value = {
                "awgn | 0 dB | -124.84 | -139.00",
                "calibrated | 0 dB | -124.53 | -137.03",
                "threshold | 0 dB | -127 | -141",
                "calibrated | 3 dB | -121.53 | -134.03",
                "threshold | 3 dB | -124 | -138",
                "threshold | { rise: 6 dB, share: 5 %, burst: 1 h } | -127 | -141",
                "threshold | { rise: 6 dB, share: 20 %, burst: 1 h } | -121 | -135",
                "threshold | { rise: 6 dB, share: 20 %, burst: 1 ms } | -121 | -135",
            })
    @DisplayName("hears from the power on at which the scenario's reception decodes 90 % of the largest group's frames")
    void criterion(String reception, String external, double sf7Dbm, double sf12Dbm) throws IOException {
        Files.writeString(
                folder.resolve("noisy.yaml"),
                YAML.replace("ORIGIN", "")
                        .replace("noiseFigure: 6 dB }", "noiseFigure: 6 dB, externalInterference: " + external + " }")
                        .replaceFirst("12 B", "7 B"));
        String set = "radio.reception=" + reception;
        assertEquals(ExitCode.OK, coverage("noisy.yaml", "--cell", "100 m", "--set", set, "--out", "map"), stderr());
        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("map/coverage.json").toFile());
        assertEquals(reception, json.at("/criterion/reception").asText());
        assertEquals(7, json.at("/criterion/payloadBytes").asInt());
        assertEquals(20, json.at("/criterion/phyPayloadBytes").asInt());
        assertEquals(sf7Dbm, json.at("/gateways/0/lowestDbm/DR5 (SF7)").asDouble(), 0.02);
        assertEquals(sf12Dbm, json.at("/gateways/0/lowestDbm/DR0 (SF12)").asDouble(), 0.02);
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("(reception: " + reception + ")"));
    }

    @Test
    @DisplayName("covers as much of the disc as the closed form says: (radius of SF7 at -124.53 dBm / 1 km)^2")
    void calibratedShare() throws IOException {
        Files.writeString(
                folder.resolve("short.yaml"), YAML.replace("ORIGIN", "").replaceFirst("12 B", "7 B"));
        String set = "radio.reception=calibrated";
        assertEquals(ExitCode.OK, coverage("short.yaml", "--set", set, "--out", "map"), stderr());
        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("map/coverage.json").toFile());
        // 40 log10 d = 14 - 33.041 + 124.531: d = 433.8 m; SF12 at -137.031 dBm: d = 890.7 m, and a device stands at
        // 900 m
        assertEquals(0.1882, json.at("/area/heardAt/DR5 (SF7)").asDouble(), 0.005);
        assertEquals(0.7934, json.at("/area/heardAt/DR0 (SF12)").asDouble(), 0.005);
        assertEquals(0.75, json.at("/ofDevices/heardAt/DR0 (SF12)").asDouble());
    }

    @Test
    @DisplayName("writes what each gateway hears alone: pictures, columns, properties and shares")
    void eachGateway() throws IOException {
        String two = "  - { id: 'gw/b', at: { x: 800 m, y: 0 m }, height: 1 m, noiseFigure: 6 dB }\ndevices:";
        Files.writeString(folder.resolve("two.yaml"), YAML.replace("ORIGIN", "").replace("devices:", two));
        assertEquals(ExitCode.OK, coverage("two.yaml", "--cell", "100 m", "--out", "map"), stderr());
        for (String picture : List.of("coverage", "rssi", "snr")) {
            for (String name : List.of("gateways/" + picture + "-gw-a", "gateways/" + picture + "-gw_b", picture)) {
                assertTrue(Files.size(folder.resolve("map/" + name + ".png")) > 5000, name);
            }
        }
        JsonNode geoJson = new ObjectMapper()
                .readTree(folder.resolve("map/coverage.geojson").toFile());
        JsonNode cell = geoJson.at("/features/0/properties");
        // the most southern and western cell, at (-250, -950): 982 m from one and 1415 m from the other; the best one's
        // values come first
        assertEquals(
                14 - 33.041 - 40 * StrictMath.log10(StrictMath.hypot(250, 950)),
                cell.path("rssiDbm_gw-a").asDouble(),
                0.01);
        assertEquals(
                14 - 33.041 - 40 * StrictMath.log10(StrictMath.hypot(1050, 950)),
                cell.path("rssiDbm_gw/b").asDouble(),
                0.01);
        assertEquals(cell.path("rssiDbm_gw-a"), cell.path("rssiDbm"));
        assertEquals(
                cell.path("rssiDbm_gw/b").asDouble() + 117.03,
                cell.path("snrDb_gw/b").asDouble(),
                0.011);
        assertTrue(cell.path("dataRate_gw/b").isNull());
        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("map/coverage.json").toFile());
        assertEquals("gw/b", json.at("/gateways/1/id").asText());
        assertTrue(json.at("/gateways/1/area/DR0 (SF12)").asDouble()
                < json.at("/area/heardAt/DR0 (SF12)").asDouble());
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
        for (String picture : List.of("coverage.png", "rssi.png", "snr.png", "gateways.png")) {
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
