package io.chirpsim.results;

import io.chirpsim.flow.Direction;
import io.chirpsim.flow.Stage;
import io.chirpsim.stats.ConfidenceInterval;
import io.chirpsim.stats.QuantileHistogram;
import java.awt.Color;
import java.awt.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;

/** The plots of a run; one without data is not drawn. */
final class Plots {
    private static final double SHORTEST_S = 1e-4;

    private final RunResult result;
    private final String intervals;

    Plots(RunResult result) {
        this.result = result;
        this.intervals = result.replications() < 2
                ? "One replication: no confidence intervals."
                : "Whiskers are 95 % confidence intervals over " + result.replications() + " replications.";
    }

    /** Messages delivered by group and frames received by data rate. */
    Optional<RowChart> delivery() {
        List<String> rows = new ArrayList<>();
        List<ConfidenceInterval> groups = new ArrayList<>();
        for (String group : result.grouping().names()) {
            rows.add(group);
            groups.add(result.interval(ReplicationValues.inGroup(Metric.DELIVERY_RATIO.key(), group)));
        }
        rows.add("");
        int firstRate = rows.size();
        List<ConfidenceInterval> rates = new ArrayList<>();
        for (String label : result.radio().keySet()) {
            rows.add(label);
            rates.add(result.interval("radio.pdr." + label));
        }
        if (groups.stream().allMatch(g -> Double.isNaN(g.mean())) && rates.isEmpty()) {
            return Optional.empty();
        }
        NumberAxis axis = percentAxis("delivered or received, %", groups, rates);
        RowChart chart = new RowChart("Delivery by group and data rate", intervals, rows, axis);
        addPoints(chart, "messages delivered, by group", groups, 0, rows.size(), RowChart.BLUE, RowChart.dot());
        addPoints(
                chart,
                "frames received by a gateway, by data rate",
                rates,
                firstRate,
                rows.size(),
                RowChart.VERMILLION,
                RowChart.diamond());
        return Optional.of(chart);
    }

    private static void addPoints(
            RowChart chart,
            String name,
            List<ConfidenceInterval> values,
            int first,
            int rows,
            Color color,
            Shape shape) {
        if (!values.isEmpty()) {
            chart.points(
                    name,
                    percent(values, first, rows, ConfidenceInterval::mean),
                    percent(values, first, rows, ConfidenceInterval::low),
                    percent(values, first, rows, ConfidenceInterval::high),
                    color,
                    shape);
        }
    }

    private static double[] percent(
            List<ConfidenceInterval> values, int first, int rows, ToDoubleFunction<ConfidenceInterval> part) {
        double[] percent = new double[rows];
        Arrays.fill(percent, Double.NaN);
        for (int i = 0; i < values.size(); i++) {
            percent[first + i] = 100 * part.applyAsDouble(values.get(i));
        }
        return percent;
    }

    private static NumberAxis percentAxis(String label, List<ConfidenceInterval> some, List<ConfidenceInterval> more) {
        double lowest = 1;
        for (List<ConfidenceInterval> values : List.of(some, more)) {
            for (ConfidenceInterval value : values) {
                double end = Double.isNaN(value.low()) ? value.mean() : value.low();
                lowest = Double.isNaN(end) ? lowest : Math.min(lowest, end);
            }
        }
        double span = Math.max(1, 100 - 100 * lowest);
        return RowChart.numbers(label, Math.max(0, 100 - 1.15 * span), 100 + 0.03 * span);
    }

    /** Where the time goes: the whole latency and its stages. */
    Optional<RowChart> latency() {
        List<String> rows = new ArrayList<>();
        List<QuantileHistogram> times = new ArrayList<>();
        rows.add("from sensor to subscriber");
        times.add(result.ledger(Direction.UPLINK).latencyUs());
        for (Stage stage : Stage.values()) {
            if (result.stageUs(stage).max() >= SHORTEST_S * 1e6) {
                rows.add(stage.words());
                times.add(result.stageUs(stage));
            }
        }
        if (times.get(0).count() == 0) {
            return Optional.empty();
        }
        rows.set(0, result.stageUs(Stage.LINK).count() > 0 ? rows.get(0) : "from sensor to server");
        LogAxis axis = new LogAxis("seconds, logarithmic");
        axis.setSmallestValue(SHORTEST_S);
        axis.setNumberFormatOverride(new PlainNumbers());
        RowChart chart = new RowChart(
                "Latency by stage",
                "Delivered uplink messages of all replications; time spent in each stage.",
                rows,
                axis);
        chart.spans("90 % of the messages", quantiles(times, 0.05), quantiles(times, 0.95), new Color(0x56B4E9), 4);
        chart.spans("the middle half", quantiles(times, 0.25), quantiles(times, 0.75), RowChart.BLUE, 12);
        double[] median = quantiles(times, 0.5);
        chart.points("median", median, median, median, new Color(0x222222), RowChart.dot());
        return Optional.of(chart);
    }

    private static double[] quantiles(List<QuantileHistogram> times, double q) {
        return times.stream()
                .mapToDouble(us -> Math.max(SHORTEST_S, Metric.quantileS(us, q)))
                .toArray();
    }

    /** What one device spends, by group and state. */
    Optional<RowChart> energy() {
        List<String> groups = result.grouping().names();
        List<ConfidenceInterval> totals = groups.stream()
                .map(group -> result.interval(ReplicationValues.inGroup("energy.meanJPerDevice", group)))
                .toList();
        if (totals.stream().allMatch(t -> Double.isNaN(t.mean()))) {
            return Optional.empty();
        }
        RowChart chart = new RowChart(
                "Energy per device by group",
                "Mean over the devices of a group, in the simulated time. " + intervals,
                groups,
                RowChart.numbers(
                        "joules",
                        0,
                        1.05
                                * furthest(
                                        ends(totals, ConfidenceInterval::mean),
                                        ends(totals, ConfidenceInterval::high))));
        double[] before = new double[groups.size()];
        for (int state : result.spendingStates()) {
            double[] after = before.clone();
            for (int group = 0; group < after.length; group++) {
                after[group] += result.joulesPerDevice(group, state);
            }
            Color color = RowChart.PALETTE.get(state % RowChart.PALETTE.size());
            chart.bars(result.energyStates().get(state), before, after, color);
            before = after;
        }
        chart.points(
                "",
                ends(totals, ConfidenceInterval::mean),
                ends(totals, ConfidenceInterval::low),
                ends(totals, ConfidenceInterval::high),
                new Color(0x222222),
                RowChart.NOTHING);
        return Optional.of(chart);
    }

    /** Share of the devices of each group whose battery lasts so long. */
    Optional<LineChart> batteries() {
        LineChart chart = new LineChart(
                "Devices whose battery still lasts, by group",
                "Devices of all replications, if every day is like those simulated.",
                "years",
                "% of the devices");
        for (int group = 0; group < result.grouping().count(); group++) {
            if (result.lives().has(group)) {
                chart.steps(
                        result.grouping().names().get(group),
                        result.lives().alive(group),
                        1.0 / BatteryLives.STEPS_PER_YEAR);
            }
        }
        return chart.isEmpty() ? Optional.empty() : Optional.of(chart);
    }

    /** Messages delivered over time, with the events; empty if there are none. */
    Optional<LineChart> timeline() {
        if (result.events().isEmpty()) {
            return Optional.empty();
        }
        TimeSlices slices = TimeSlices.of(result);
        LineChart chart = new LineChart(
                "Messages delivered over the time they were made",
                "All replications together; dashed lines are events.",
                slices.unit(),
                "% of the messages");
        chart.steps("delivered", slices.shares(), slices.perSlice());
        result.events().forEach(event -> chart.mark(event.atUs() / slices.unitUs(), event.what()));
        return Optional.of(chart);
    }

    private static double furthest(double[] means, double[] highs) {
        double furthest = 0;
        for (int i = 0; i < means.length; i++) {
            double end = Double.isNaN(highs[i]) ? means[i] : highs[i];
            furthest = Double.isNaN(end) ? furthest : Math.max(furthest, end);
        }
        return Math.max(furthest, 1e-6);
    }

    private static double[] ends(List<ConfidenceInterval> values, ToDoubleFunction<ConfidenceInterval> end) {
        return values.stream().mapToDouble(end).toArray();
    }

    /** Why uplink messages were lost. */
    Optional<RowChart> losses() {
        List<LossTable.Row> losses = LossTable.of(result, Direction.UPLINK).rows();
        if (losses.isEmpty()) {
            return Optional.empty();
        }
        List<ConfidenceInterval> shares =
                losses.stream().map(LossTable.Row::share).toList();
        int rows = losses.size();
        double[] means = percent(shares, 0, rows, ConfidenceInterval::mean);
        double[] highs = percent(shares, 0, rows, ConfidenceInterval::high);
        double furthest = furthest(means, highs);
        RowChart chart = new RowChart(
                "Lost messages by cause",
                "Uplink messages, each with the cause of the attempt that came furthest. " + intervals,
                losses.stream().map(LossTable.Row::words).toList(),
                RowChart.numbers("% of all messages", 0, 1.12 * furthest));
        chart.bars("", new double[rows], means, RowChart.VERMILLION);
        double[] lows = percent(shares, 0, rows, ConfidenceInterval::low);
        chart.points("", means, lows, highs, new Color(0x222222), RowChart.NOTHING);
        double[] textAt = new double[rows];
        Arrays.setAll(textAt, i -> Double.isNaN(highs[i]) ? means[i] : highs[i]);
        chart.texts(
                textAt,
                shares.stream().map(s -> Format.percent(s.mean()) + " %").toList());
        return Optional.of(chart);
    }
}
