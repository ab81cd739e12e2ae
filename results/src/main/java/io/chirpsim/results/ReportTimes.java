package io.chirpsim.results;

import io.chirpsim.flow.Direction;
import io.chirpsim.stats.ConfidenceInterval;
import java.util.List;

/** The report's tables of ages of information and of commands, each value with its interval. */
final class ReportTimes {
    private static final List<Metric> AGES = List.of(Metric.AGE_MEAN, Metric.AGE_P95, Metric.AGE_PEAK, Metric.AGE_MAX);

    private final RunResult result;

    ReportTimes(RunResult result) {
        this.result = result;
    }

    /** Empty if nothing was ever heard. */
    String ages() {
        if (Double.isNaN(mean(Metric.AGE_MEAN))) {
            return "";
        }
        HtmlTable table = new HtmlTable(
                        "Age of information: how old the freshest value is that one has of a device",
                        "Group",
                        "Mean over time",
                        "95 % of the time below",
                        "When the next one comes, mean",
                        "Longest")
                .textColumns(1);
        Grouping grouping = result.grouping();
        for (int group = 0; group < grouping.count(); group++) {
            String name = grouping.names().get(group);
            row(table, Html.escape(name), " in " + name, AGES);
        }
        if (grouping.count() > 1) {
            row(table, "<b>all</b>", "", AGES);
        }
        return table.html();
    }

    /** Empty if no command reached its device. */
    String commands() {
        if (result.ledger(Direction.DOWNLINK).delivered() == 0) {
            return "";
        }
        HtmlTable table = new HtmlTable(
                        "From the command on", "Until", "Median", "95 % within", "99 % within", "Longest")
                .textColumns(1);
        row(
                table,
                "the device has it",
                "",
                List.of(
                        Metric.DOWNLINK_LATENCY_P50,
                        Metric.DOWNLINK_LATENCY_P95,
                        Metric.DOWNLINK_LATENCY_P99,
                        Metric.DOWNLINK_LATENCY_MAX));
        if (result.roundTripUs().count() > 0) {
            row(
                    table,
                    "its answer has arrived ("
                            + Format.count(result.roundTripUs().count()) + ")",
                    "",
                    List.of(
                            Metric.DOWNLINK_ROUND_TRIP_P50,
                            Metric.DOWNLINK_ROUND_TRIP_P95,
                            Metric.DOWNLINK_ROUND_TRIP_P99,
                            Metric.DOWNLINK_ROUND_TRIP_MAX));
        }
        return table.html();
    }

    private void row(HtmlTable table, String name, String suffix, List<Metric> metrics) {
        String[] cells = new String[metrics.size() + 1];
        cells[0] = name;
        for (int i = 0; i < metrics.size(); i++) {
            cells[i + 1] = cell(result.interval(metrics.get(i).key() + suffix));
        }
        table.row(cells);
    }

    private static String cell(ConfidenceInterval interval) {
        String mean = Format.seconds(interval.mean());
        return Double.isFinite(interval.low())
                ? mean + " <small>" + Format.seconds(Math.max(0, interval.low())) + " to "
                        + Format.seconds(interval.high()) + "</small>"
                : mean;
    }

    private double mean(Metric metric) {
        return result.interval(metric.key()).mean();
    }
}
