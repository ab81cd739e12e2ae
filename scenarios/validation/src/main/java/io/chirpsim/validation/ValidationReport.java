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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code validation.json} and {@code validation.html}. */
final class ValidationReport {
    private static final String RULES =
            "<p>Under a reference stands how far from it is still right, fixed beforehand. Under a simulated value stands its 99.9&nbsp;% interval,"
                    + " which passes if it lies inside reference &plusmn; tolerance and is at most 0.8 tolerances wide, so that another seed"
                    + " passes too. Without chance in it, a check shows the farthest of its values and under it the smallest and the largest.</p>";

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
        List<Row> failing = rows.stream().filter(row -> !row.ok()).toList();
        StringBuilder body = new StringBuilder("<header><p class=\"brand\">chirpsim</p><h1>Validation</h1>")
                .append(
                        "<p class=\"question\">Does the simulator come to what is known from theory, tables, measurements and"
                                + " other simulators?</p><p class=\"facts\">")
                .append(rows.size() + " checks, seed " + seed + "</p></header>")
                .append(
                        failing.isEmpty()
                                ? "<p class=\"banner good\">All checks pass.</p>"
                                : "<p class=\"banner bad\">" + failing.size() + " of " + rows.size()
                                        + " checks fail.</p>")
                .append(RULES);
        if (!failing.isEmpty()) {
            body.append("<section><h2>What fails</h2>")
                    .append(table("The same rows stand again under their topics.", failing))
                    .append("</section>");
        }
        Map<Topic, List<Row>> topics = byTopic();
        body.append(contents(topics));
        topics.forEach((topic, itsRows) -> body.append("<section id=\"" + topic.anchor() + "\"><h2>")
                .append(Html.escape(topic.title()))
                .append("</h2>")
                .append(table(topic.words(), itsRows))
                .append("</section>"));
        return body.toString();
    }

    /** In the order of the topics. */
    private Map<Topic, List<Row>> byTopic() {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> Topic.of(row.id()), () -> new EnumMap<>(Topic.class), Collectors.toList()));
    }

    private static String contents(Map<Topic, List<Row>> topics) {
        HtmlTable table = new HtmlTable("", "Topic", "Verdict", "Pass", "Checks").textColumns(2);
        topics.forEach((topic, rows) -> {
            long passing = rows.stream().filter(Row::ok).count();
            table.row(
                    "<a href=\"#" + topic.anchor() + "\">" + Html.escape(topic.title()) + "</a>",
                    verdict(passing == rows.size()),
                    Long.toString(passing),
                    Integer.toString(rows.size()));
        });
        return "<section><h2>Topics</h2>" + table.html() + "</section>";
    }

    private static String table(String caption, List<Row> rows) {
        HtmlTable table = new HtmlTable(caption, "Check", "Source", "Verdict", "Reference", "Simulated").textColumns(3);
        rows.forEach(row -> table.row(
                Html.escape(row.what()) + "<br><small>" + Html.escape(row.id()) + "</small>",
                Html.escape(row.source()),
                verdict(row.ok()),
                twoLines(row.referenceText(), "&plusmn; " + row.toleranceText()),
                twoLines(row.valueText(), row.low() == row.high() ? "" : row.intervalText())));
        return "<div class=\"checks\">" + table.html() + "</div>";
    }

    private static String twoLines(String number, String below) {
        return number + "<br><small>" + below + "</small>";
    }

    private static String verdict(boolean ok) {
        return ok ? "<span class=\"chip good\">passes</span>" : "<span class=\"chip bad\">fails</span>";
    }
}
