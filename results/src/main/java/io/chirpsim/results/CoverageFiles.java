package io.chirpsim.results;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes a coverage map into a folder, best that of {@link RunFolder#path()}: pictures, GeoJSON, table and summary. */
public final class CoverageFiles {
    private static final String NO_COORDINATES =
            "The site has no origin: coordinates are metres east and north of the site's centre, not degrees.";

    private final CoverageMap map;

    private CoverageFiles(CoverageMap map) {
        this.map = map;
    }

    /**
     * Writes {@code coverage.png}, {@code rssi.png}, {@code snr.png}, {@code gateways.png}, the first three for each gateway alone as
     * {@code gateways/coverage-<id>.png} and so on, {@code coverage.geojson}, {@code coverage.csv} and {@code coverage.json}.
     *
     * @throws IOException if a file cannot be written completely
     */
    public static void write(Path folder, CoverageMap map) throws IOException {
        CoverageFiles files = new CoverageFiles(map);
        Files.write(folder.resolve("coverage.json"), Json.pretty(files.summary()));
        files.csv(folder.resolve("coverage.csv"));
        files.geoJson(folder.resolve("coverage.geojson"));
        if (PlotFiles.fontsThere()) {
            files.pictures(folder);
        }
    }

    private void pictures(Path folder) throws IOException {
        CoverageCharts charts = new CoverageCharts(map);
        Files.write(folder.resolve("gateways.png"), charts.gateways().png());
        pictures(folder, "", charts);
        Path each = Files.createDirectories(folder.resolve("gateways"));
        List<String> names =
                FileNames.of(map.gateways().stream().map(GatewayInfo::id).toList());
        for (int g = 0; g < names.size(); g++) {
            pictures(each, "-" + names.get(g), charts.of(g));
        }
    }

    private static void pictures(Path folder, String suffix, CoverageCharts charts) throws IOException {
        Files.write(
                folder.resolve("coverage" + suffix + ".png"), charts.dataRates().png());
        Files.write(folder.resolve("rssi" + suffix + ".png"), charts.rssi().png());
        Files.write(folder.resolve("snr" + suffix + ".png"), charts.snr().png());
    }

    private ObjectNode summary() {
        ObjectNode root = Json.object();
        root.put("scenario", map.scenario()).put("question", map.question()).put("seed", map.seed());
        root.set("cellM", Json.number(map.cellM()));
        root.put("cells", map.cells().size()).put("devices", map.devices().size());
        ObjectNode transmitter = root.putObject("transmitter");
        transmitter.set("powerDbm", Json.number(map.transmitter().powerDbm()));
        transmitter.set("heightM", Json.number(map.transmitter().heightM()));
        transmitter.put("indoor", map.transmitter().indoor());
        criterion(root.putObject("criterion"), map.criterion());
        root.set("area", shares(map.overCells()));
        root.set("ofDevices", shares(map.overDevices()));
        ArrayNode gateways = root.putArray("gateways");
        for (int g = 0; g < map.gateways().size(); g++) {
            ObjectNode gateway = gateways.addObject();
            gateway.put("id", map.gateways().get(g).id());
            gateway.set("lowestDbm", lowest(map.criterion().lowestDbm()[g]));
            gateway.set("area", byRate(map.overCells(), g));
            gateway.set("ofDevices", byRate(map.overDevices(), g));
        }
        return root;
    }

    private static void criterion(ObjectNode node, CoverageMap.Criterion criterion) {
        node.put("heard", criterion.words()).put("reception", criterion.reception());
        node.set("decodedProbability", Json.number(criterion.decodedProbability()));
        node.put("payloadBytes", criterion.payloadBytes()).put("phyPayloadBytes", criterion.phyPayloadBytes());
    }

    private ObjectNode lowest(double[] dbm) {
        ObjectNode rates = Json.object();
        for (int rate = 0; rate < dbm.length; rate++) {
            rates.set(map.dataRates().get(rate), Json.number(rounded(dbm[rate], 100)));
        }
        return rates;
    }

    private ObjectNode shares(Reach reach) {
        ObjectNode node = Json.object();
        ObjectNode rates = node.putObject("heardAt");
        for (int rate = 0; rate < map.dataRates().size(); rate++) {
            rates.set(map.dataRates().get(rate), Json.number(reach.shareAt(rate)));
        }
        ObjectNode gateways = node.putObject("heardByAtLeast");
        for (int n = 1; n <= map.mostGateways(); n++) {
            gateways.set(Integer.toString(n), Json.number(reach.shareHeardBy(n)));
        }
        return node;
    }

    private ObjectNode byRate(Reach reach, int gateway) {
        ObjectNode rates = Json.object();
        for (int rate = 0; rate < map.dataRates().size(); rate++) {
            rates.set(map.dataRates().get(rate), Json.number(reach.shareOf(gateway, rate)));
        }
        return rates;
    }

    private void csv(Path file) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                CsvRows rows = new CsvRows(writer)) {
            rows.text("x_m").text("y_m").text("lat_deg").text("lon_deg");
            rows.text("rssi_dbm")
                    .text("snr_db")
                    .text("data_rate")
                    .text("gateways")
                    .text("best_gateway");
            for (GatewayInfo gateway : map.gateways()) {
                rows.text("rssi_dbm_" + gateway.id())
                        .text("snr_db_" + gateway.id())
                        .text("data_rate_" + gateway.id());
            }
            for (int i = 0; i < map.cells().size(); i++) {
                rows.endRow();
                cell(rows, i);
            }
            rows.endRow();
        }
    }

    private void cell(CsvRows rows, int i) throws IOException {
        CoverageMap.Cell cell = map.cells().get(i);
        Reach reach = map.overCells();
        int best = reach.best(i);
        double[] lonLat = lonLat(cell.xM(), cell.yM()).orElse(new double[] {Double.NaN, Double.NaN});
        rows.number(cell.xM()).number(cell.yM()).number(rounded(lonLat[1], 1e7)).number(rounded(lonLat[0], 1e7));
        rows.number(rounded(reach.rssiDbm()[i][best], 100)).number(rounded(reach.snrDb()[i][best], 100));
        rows.text(rate(reach.bestRate(i)))
                .number(reach.gateways(i))
                .text(map.gateways().get(best).id());
        for (int g = 0; g < map.gateways().size(); g++) {
            rows.number(rounded(reach.rssiDbm()[i][g], 100)).number(rounded(reach.snrDb()[i][g], 100));
            rows.text(rate(reach.rate()[i][g]));
        }
    }

    private String rate(int index) {
        return index == Reach.NOT_HEARD ? "" : map.dataRates().get(index);
    }

    private void geoJson(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("{\"type\":\"FeatureCollection\",\n");
            if (map.projection().isEmpty()) {
                out.write("\"note\":\"" + NO_COORDINATES + "\",\n");
            }
            out.write("\"features\":[");
            for (int i = 0; i < map.cells().size(); i++) {
                out.write(i == 0 ? "\n" : ",\n");
                out.write(Json.compact(feature(i)));
            }
            out.write("\n]}\n");
        }
    }

    private ObjectNode feature(int i) {
        Reach reach = map.overCells();
        int best = reach.best(i);
        ObjectNode feature = Json.object().put("type", "Feature");
        ObjectNode properties = feature.putObject("properties");
        heard(properties, "", reach, i, best, reach.bestRate(i));
        properties
                .put("gateways", reach.gateways(i))
                .put("bestGateway", map.gateways().get(best).id());
        for (int g = 0; g < map.gateways().size(); g++) {
            heard(properties, "_" + map.gateways().get(g).id(), reach, i, g, reach.rate()[i][g]);
        }
        ArrayNode ring = feature.putObject("geometry")
                .put("type", "Polygon")
                .putArray("coordinates")
                .addArray();
        double half = map.cellM() / 2;
        CoverageMap.Cell cell = map.cells().get(i);
        double[][] corners = {{-half, -half}, {half, -half}, {half, half}, {-half, half}, {-half, -half}};
        for (double[] corner : corners) {
            point(ring.addArray(), cell.xM() + corner[0], cell.yM() + corner[1]);
        }
        return feature;
    }

    private void heard(ObjectNode properties, String suffix, Reach reach, int i, int gateway, int rate) {
        properties.set("rssiDbm" + suffix, Json.number(rounded(reach.rssiDbm()[i][gateway], 100)));
        properties.set("snrDb" + suffix, Json.number(rounded(reach.snrDb()[i][gateway], 100)));
        properties.put("dataRate" + suffix, rate == Reach.NOT_HEARD ? null : rate(rate));
    }

    private void point(ArrayNode point, double xM, double yM) {
        double[] place = lonLat(xM, yM).orElse(new double[] {xM, yM});
        point.add(Json.number(rounded(place[0], 1e7))).add(Json.number(rounded(place[1], 1e7)));
    }

    private Optional<double[]> lonLat(double xM, double yM) {
        return map.projection().map(projection -> projection.lonLat(xM, yM));
    }

    private static double rounded(double value, double parts) {
        return Math.rint(value * parts) / parts;
    }
}
