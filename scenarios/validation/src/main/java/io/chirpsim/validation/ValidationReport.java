package io.chirpsim.validation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chirpsim.results.Html;
import io.chirpsim.results.HtmlTable;
import io.chirpsim.results.Json;
import io.chirpsim.results.StaticPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code validation.json} and {@code validation.html}. */
final class ValidationReport {
    private final List<Row> rows;
    private final long seed;

    ValidationReport(List<Row> rows, long seed) {
        this.rows = rows;
        this.seed = seed;
    }

    void write(Path folder) throws IOException {
        Files.write(folder.resolve("validation.json"), Json.pretty(json()));
        Files.writeString(folder.resolve("validation.html"), StaticPage.html("Validation", body()));
    }

    private ObjectNode json() {
        ObjectNode root = Json.object();
        root.put("seed", seed);
        ArrayNode checks = root.putArray("checks");
        for (Row row : rows) {
            ObjectNode check = checks.addObject();
            check.put("id", row.id());
            check.put("what", row.what());
            check.put("source", row.source());
            check.set("reference", Json.number(row.reference()));
            check.set("tolerance", Json.number(row.tolerance()));
            check.set("value", Json.number(row.value()));
            check.set("low", Json.number(row.low()));
            check.set("high", Json.number(row.high()));
            check.put("ok", row.ok());
        }
        return root;
    }

    private String body() {
        long failed = rows.stream().filter(row -> !row.ok()).count();
        HtmlTable table = new HtmlTable(
                        "Simulated values with their 99.9 % intervals; of exact checks the smallest and the largest value.",
                        "Check", "Verdict", "Source", "Reference", "Tolerance", "Simulated", "Interval")
                .textColumns(3);
        rows.forEach(row -> table.row(
                Html.escape(row.what()) + "<br><small>" + Html.escape(row.id()) + "</small>",
                row.ok() ? chip("good", "passes") : chip("bad", "fails"),
                Html.escape(row.source()),
                row.referenceText(),
                row.toleranceText(),
                row.valueText(),
                row.intervalText()));
        return "<header><p class=\"brand\">chirpsim</p><h1>Validation</h1>"
                + "<p class=\"question\">Does the simulator come to what is known from theory, tables and other simulators?</p>"
                + "<p class=\"facts\">" + rows.size() + " checks, seed " + seed + "</p></header>"
                + "<p class=\"banner "
                + (failed == 0 ? "good\">All checks pass." : "bad\">" + failed + " of " + rows.size() + " checks fail.")
                + "</p>" + table.html()
                + "<p>A simulated value passes if its 99.9 % interval lies inside reference &plusmn; tolerance and is at most 0.8 tolerances wide.</p>";
    }

    private static String chip(String kind, String word) {
        return "<span class=\"chip " + kind + "\">" + word + "</span>";
    }
}
