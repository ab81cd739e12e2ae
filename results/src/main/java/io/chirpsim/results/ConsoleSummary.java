package io.chirpsim.results;

import io.chirpsim.flow.Direction;
import io.chirpsim.stats.ConfidenceInterval;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a person reads on the terminal after a run: at most 100 columns, plain ASCII but for the scenario's own words. */
public final class ConsoleSummary {
    private static final int WIDTH = 100;

    private final RunResult result;
    private final ReportContext context;
    private final StringBuilder out = new StringBuilder();

    private ConsoleSummary(RunResult result, ReportContext context) {
        this.result = result;
        this.context = context;
    }

    /**
     * The text, ending with a line feed.
     *
     * @param folder where the files are, if any were written
     */
    public static String render(RunResult result, ReportContext context, Optional<Path> folder) {
        ConsoleSummary summary = new ConsoleSummary(result, context);
        summary.head();
        summary.groups();
        summary.ages();
        summary.losses("Lost on the way up", Direction.UPLINK);
        summary.downlinks();
        summary.mqtt();
        summary.campaign();
        summary.regulation();
        summary.events();
        summary.requirements();
        folder.ifPresent(summary::files);
        return summary.out.toString();
    }

    private void head() {
        line(context.scenario());
        if (!context.question().isEmpty()) {
            wrap(context.question());
        }
        line(new Facts(result, context).oneLine());
        if (result.replications() == 1) {
            line("One replication: no confidence intervals. With more of them each value has its 95 % interval.");
        }
        line("");
    }

    private void groups() {
        line(row("group", "devices", "messages", "delivered %", "median", "95 % within", "battery"));
        Grouping grouping = result.grouping();
        for (int group = 0; group < grouping.count(); group++) {
            String name = grouping.names().get(group);
            groupRow(name, grouping.size(group), new GroupView(result, group));
        }
        if (grouping.count() > 1) {
            groupRow("all", result.population().devices().size(), new GroupView(result, Metric.ALL_GROUPS));
        }
        line("");
    }

    private void ages() {
        double meanS = result.interval(Metric.AGE_MEAN.key()).mean();
        if (!Double.isNaN(meanS)) {
            line("Age of what one knows of a device: " + Format.seconds(meanS) + " on average, below "
                    + Format.seconds(result.interval(Metric.AGE_P95.key()).mean()) + " for 95 % of the time");
            line("");
        }
    }

    private void groupRow(String name, int devices, GroupView view) {
        line(row(
                name.isEmpty() ? "(no name)" : name,
                Format.count(devices),
                Format.count(view.generated()),
                delivered(view.delivery()),
                Format.seconds(view.latencyS(0.5)),
                Format.seconds(view.latencyS(0.95)),
                Format.years(view.batteryYears().mean())));
    }

    private static String delivered(ConfidenceInterval share) {
        String margin = Format.margin(share);
        return Format.percent(share.mean())
                + (margin.isEmpty() ? "" : " +- " + String.format(Locale.ROOT, "%-4s", margin));
    }

    private static String row(String... cells) {
        String name = cells[0].length() > 24 ? cells[0].substring(0, 21) + "..." : cells[0];
        return String.format(
                        Locale.ROOT,
                        "%-24s %8s %11s  %-14s %9s %12s %11s",
                        name,
                        cells[1],
                        cells[2],
                        cells[3],
                        cells[4],
                        cells[5],
                        cells[6])
                .stripTrailing();
    }

    private void losses(String title, Direction direction) {
        Ledger ledger = result.ledger(direction);
        if (ledger.lost() == 0) {
            return;
        }
        line(title + ": " + Format.percent(Metric.share(ledger.lost(), ledger.generated())) + " % of "
                + Format.plural(ledger.generated(), "message"));
        for (LossTable.Row row : LossTable.of(result, direction).rows()) {
            line(String.format(
                    Locale.ROOT,
                    "  %6s %%  %s",
                    Format.percent(Metric.share(row.count(), ledger.generated())),
                    row.words()));
        }
        line("");
    }

    private void downlinks() {
        Ledger ledger = result.ledger(Direction.DOWNLINK);
        if (ledger.generated() == 0) {
            return;
        }
        line("Downlinks: " + Format.percent(Metric.share(ledger.delivered(), ledger.generated())) + " % of "
                + Format.plural(ledger.generated(), "message") + " reached their device, half of them within "
                + Format.seconds(Metric.quantileS(ledger.latencyUs(), 0.5)));
        if (result.roundTripUs().count() > 0) {
            line("Answers: half of them back within " + Format.seconds(Metric.quantileS(result.roundTripUs(), 0.5))
                    + " of the command, 95 % within " + Format.seconds(Metric.quantileS(result.roundTripUs(), 0.95)));
        }
        losses("Lost on the way down", Direction.DOWNLINK);
        if (ledger.lost() == 0) {
            line("");
        }
    }

    private void mqtt() {
        long published = result.count("mqtt.published");
        if (published > 0) {
            line("MQTT: " + Format.count(published) + " published, " + Format.count(result.count("mqtt.delivered"))
                    + " delivered to subscribers, " + Format.count(result.count("mqtt.dropped")) + " dropped");
            line("");
        }
    }

    private void events() {
        List<String> lines = new EventTables(result).lines();
        lines.forEach(this::line);
        if (!lines.isEmpty()) {
            line("");
        }
    }

    private void campaign() {
        List<String> lines = new Campaign(result).lines();
        if (!lines.isEmpty()) {
            lines.forEach(this::line);
            line("");
        }
    }

    private void regulation() {
        List<String> lines = result.regulation().lines();
        if (!lines.isEmpty()) {
            lines.forEach(this::line);
            line("");
        }
    }

    private void requirements() {
        if (result.verdicts().isEmpty()) {
            return;
        }
        line("Requirements");
        for (RequirementResult one : result.verdicts()) {
            String verdict =
                    one.verdict() == Verdict.NOT_MET ? "NOT MET" : one.verdict().words();
            String start = String.format(
                    Locale.ROOT, "  %-9s  %s", verdict, one.requirement().text());
            String value = Format.valueWithInterval(one);
            if (Math.max(56, start.length()) + 2 + value.length() <= WIDTH) {
                line(String.format(Locale.ROOT, "%-56s  %s", start, value));
            } else {
                line(start);
                line(" ".repeat(13) + value);
            }
        }
        line("");
    }

    private void files(Path folder) {
        line("Report:  " + folder.resolve("report.html"));
        line("Numbers: " + folder.resolve("summary.json"));
    }

    private void wrap(String text) {
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (line.length() + word.length() + 1 > WIDTH && line.length() > 0) {
                line(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        line(line.toString());
    }

    /** Control characters in a scenario's words do not reach the terminal. */
    private void line(String text) {
        out.append(text.replaceAll("\\p{Cntrl}", " ")).append('\n');
    }
}
