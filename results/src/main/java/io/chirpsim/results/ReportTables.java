package io.chirpsim.results;

import io.chirpsim.flow.Direction;
import io.chirpsim.flow.Stage;
import io.chirpsim.stats.ConfidenceInterval;
import io.chirpsim.stats.QuantileHistogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The report's parts that need no script: verdicts, headline numbers, tables. */
final class ReportTables {
    private final RunResult result;
    private final ReportContext context;

    ReportTables(RunResult result, ReportContext context) {
        this.result = result;
        this.context = context;
    }

    String requirements() {
        List<RequirementResult> verdicts = result.verdicts();
        if (verdicts.isEmpty()) {
            return "";
        }
        HtmlTable table = new HtmlTable("Requirements", "Verdict", "Requirement", "Result").textColumns(3);
        for (RequirementResult one : verdicts) {
            table.row(chip(one.verdict()), Html.escape(one.requirement().text()), Format.valueWithInterval(one));
        }
        return "<section id=\"verdict\">" + banner(verdicts) + table.html() + "</section>";
    }

    private static String banner(List<RequirementResult> verdicts) {
        long missed =
                verdicts.stream().filter(v -> v.verdict() == Verdict.NOT_MET).count();
        long open =
                verdicts.stream().filter(v -> v.verdict() == Verdict.UNDECIDED).count();
        int all = verdicts.size();
        if (missed > 0) {
            String text = all == 1
                    ? "The requirement is not met."
                    : missed + " of " + all + " requirements " + (missed == 1 ? "is" : "are") + " not met.";
            return "<p class=\"banner bad\">" + text + "</p>";
        }
        if (open > 0) {
            return "<p class=\"banner open\">"
                    + (all == 1
                            ? "The requirement is undecided."
                            : open + " of " + all + " requirements " + (open == 1 ? "is" : "are")
                                    + " undecided, none is missed.")
                    + " More replications would tell.</p>";
        }
        return "<p class=\"banner good\">"
                + (all == 1 ? "The requirement is met." : "All " + all + " requirements are met.") + "</p>";
    }

    private static String chip(Verdict verdict) {
        String kind =
                switch (verdict) {
                    case MET -> "good";
                    case NOT_MET -> "bad";
                    case UNDECIDED -> "open";
                };
        return "<span class=\"chip " + kind + "\">" + verdict.words() + "</span>";
    }

    String headline() {
        GroupView all = new GroupView(result, Metric.ALL_GROUPS);
        StringBuilder cards = new StringBuilder("<section class=\"cards\" aria-label=\"Headline numbers\">");
        card(cards, "Messages delivered", percent(all.delivery()), interval(all.delivery()));
        card(
                cards,
                "Half of them within",
                Format.seconds(all.latencyS(0.5)),
                "95 % within " + Format.seconds(all.latencyS(0.95)));
        ConfidenceInterval pdr = result.interval(Metric.RADIO_PDR.key());
        card(cards, "Frames received", percent(pdr), interval(pdr));
        ConfidenceInterval battery = all.batteryYears();
        if (!Double.isNaN(battery.mean())) {
            String reach = "95 % of devices reach "
                    + Format.years(all.shortBatteryYears().mean());
            card(cards, "Median battery life", Format.years(battery.mean()), reach);
        }
        Ledger ledger = result.ledger(Direction.UPLINK);
        card(
                cards,
                "Messages made",
                Format.count(ledger.generated()),
                Format.count(ledger.lost()) + " lost, " + Format.count(ledger.inFlight()) + " in flight");
        long published = result.count("mqtt.published");
        if (published > 0) {
            card(
                    cards,
                    "MQTT messages",
                    Format.count(published),
                    Format.count(result.count("mqtt.delivered")) + " delivered, "
                            + Format.count(result.count("mqtt.dropped")) + " dropped");
        }
        return cards.append("</section>").toString();
    }

    private static void card(StringBuilder into, String label, String value, String more) {
        into.append("<div class=\"card\"><p class=\"label\">")
                .append(label)
                .append("</p><p class=\"value\">")
                .append(value)
                .append("</p><p class=\"more\">")
                .append(more)
                .append("</p></div>");
    }

    private static String percent(ConfidenceInterval share) {
        String text = Format.percent(share.mean());
        return text.equals(Format.NONE) ? text : text + " %";
    }

    private static String interval(ConfidenceInterval share) {
        return Double.isNaN(share.low()) ? "no interval" : "95 % interval " + between(share);
    }

    private static String between(ConfidenceInterval share) {
        return Double.isNaN(share.low())
                ? Format.NONE
                : Format.percent(share.low()) + " to " + Format.percent(share.high()) + " %";
    }

    String groups() {
        List<String> headers = new ArrayList<>(
                List.of("Group", "Devices", "Messages", "Delivered", "95 % interval", "Median latency", "95 % within"));
        if (hasEnergy()) {
            headers.addAll(List.of("Energy per device", "Median battery"));
        }
        HtmlTable table = new HtmlTable("Groups of devices", headers.toArray(String[]::new)).textColumns(1);
        Grouping grouping = result.grouping();
        for (int group = 0; group < grouping.count(); group++) {
            String name = Html.escape(grouping.names().get(group));
            groupRow(table, name, grouping.size(group), new GroupView(result, group));
        }
        if (grouping.count() > 1) {
            int devices = result.population().devices().size();
            groupRow(table, "<b>all</b>", devices, new GroupView(result, Metric.ALL_GROUPS));
        }
        return table.html();
    }

    private void groupRow(HtmlTable table, String name, int devices, GroupView view) {
        List<String> cells = new ArrayList<>(List.of(
                name,
                Format.count(devices),
                Format.count(view.generated()),
                percent(view.delivery()),
                between(view.delivery()),
                Format.seconds(view.latencyS(0.5)),
                Format.seconds(view.latencyS(0.95))));
        if (hasEnergy()) {
            cells.add(Format.joules(view.joules().mean()));
            cells.add(Format.years(view.batteryYears().mean()));
        }
        table.row(cells.toArray(String[]::new));
    }

    /** Empty if nothing was lost. */
    String losses(Direction direction, String what) {
        List<LossTable.Row> rows = LossTable.of(result, direction).rows();
        if (rows.isEmpty()) {
            return "";
        }
        HtmlTable table =
                new HtmlTable("Lost " + what + " by cause", "Cause", "Of all " + what, "", "Lost").textColumns(1);
        double most = Metric.share(rows.get(0).count(), result.generated(direction));
        for (LossTable.Row row : rows) {
            double share = Metric.share(row.count(), result.generated(direction));
            String margin = Format.margin(row.share());
            table.row(
                    Html.escape(row.words()),
                    Format.percent(share) + " %" + (margin.isEmpty() ? "" : " <small>\u00b1 " + margin + "</small>"),
                    bar(share / most),
                    Format.count(row.count()));
        }
        return table.html();
    }

    private static String bar(double part) {
        return "<span class=\"bar\"><i style=\"width:" + Format.fixed(100 * part, 1) + "%\"></i></span>";
    }

    String stages() {
        HtmlTable table = new HtmlTable(
                        "Latency of delivered messages", "Stage", "Median", "95 % within", "99 % within", "Longest")
                .textColumns(1);
        stageRow(table, "<b>whole way</b>", result.ledger(Direction.UPLINK).latencyUs());
        for (Stage stage : Stage.values()) {
            if (result.stageUs(stage).count() > 0) {
                stageRow(table, Html.escape(stage.words()), result.stageUs(stage));
            }
        }
        return table.html();
    }

    private static void stageRow(HtmlTable table, String name, QuantileHistogram us) {
        table.row(
                name,
                Format.seconds(Metric.quantileS(us, 0.5)),
                Format.seconds(Metric.quantileS(us, 0.95)),
                Format.seconds(Metric.quantileS(us, 0.99)),
                Format.seconds(Metric.quantileS(us, 1)));
    }

    boolean hasEnergy() {
        return !Double.isNaN(result.interval("energy.meanJPerDevice").mean());
    }

    String energy() {
        List<String> headers = new ArrayList<>(List.of("Group", "Energy per device", "Mostly spent on"));
        ReplicationValues.BATTERY_QUANTILES.forEach(
                percent -> headers.add(percent == 50 ? "Median battery" : percent + " % empty after"));
        HtmlTable table = new HtmlTable("Energy and batteries", headers.toArray(String[]::new)).textColumns(1);
        for (int group = 0; group < result.grouping().count(); group++) {
            GroupView view = new GroupView(result, group);
            List<String> cells = new ArrayList<>(List.of(
                    Html.escape(result.grouping().names().get(group)),
                    Format.joules(view.joules().mean()),
                    Html.escape(largestState(group))));
            ReplicationValues.BATTERY_QUANTILES.forEach(
                    percent -> cells.add(Format.years(view.batteryYears(percent).mean())));
            table.row(cells.toArray(String[]::new));
        }
        return table.html();
    }

    boolean hasBatteries() {
        return IntStream.range(0, result.grouping().count()).anyMatch(result.lives()::has);
    }

    private String largestState(int group) {
        int largest = 0;
        double sum = 0;
        for (int state = 0; state < result.energyStates().size(); state++) {
            sum += result.joulesPerDevice(group, state);
            if (result.joulesPerDevice(group, state) > result.joulesPerDevice(group, largest)) {
                largest = state;
            }
        }
        return sum > 0
                ? result.energyStates().get(largest) + ", "
                        + Format.percent(result.joulesPerDevice(group, largest) / sum) + " %"
                : Format.NONE;
    }

    /** Empty if there were no downlinks. */
    String downlinks() {
        Ledger ledger = result.ledger(Direction.DOWNLINK);
        if (ledger.generated() == 0) {
            return "";
        }
        QuantileHistogram us = ledger.latencyUs();
        return "<p>" + percent(result.interval(Metric.DOWNLINK_RATIO.key())) + " of "
                + Format.plural(ledger.generated(), "command") + " reached their device"
                + (us.count() == 0
                        ? "."
                        : ", half of them within " + Format.seconds(Metric.quantileS(us, 0.5)) + ", 95 % within "
                                + Format.seconds(Metric.quantileS(us, 0.95)) + ".")
                + (ledger.inFlight() > 0 ? " " + Format.count(ledger.inFlight()) + " were under way at the end." : "")
                + "</p>" + losses(Direction.DOWNLINK, "commands");
    }

    String rates() {
        if (result.radio().isEmpty()) {
            return "";
        }
        HtmlTable table = new HtmlTable("Data rates", "Data rate", "Frames sent", "Received", "Share", "95 % interval")
                .textColumns(1);
        result.radio().forEach((label, rate) -> {
            ConfidenceInterval pdr = result.interval("radio.pdr." + label);
            table.row(
                    Html.escape(label),
                    Format.count(rate.allTransmissions()),
                    Format.count(rate.allReceived()),
                    percent(pdr),
                    between(pdr));
        });
        return table.html();
    }

    String gateways() {
        if (result.gateways().isEmpty()) {
            return "";
        }
        boolean measured = !context.measuredShares().isEmpty();
        HtmlTable table = measured
                ? new HtmlTable(
                        "Gateways",
                        "Gateway",
                        "Frames received",
                        "Of all frames, simulated",
                        "Of all frames, measured",
                        "Frames sent",
                        "Airtime",
                        "Downlinks refused",
                        "Backhaul per month")
                : new HtmlTable(
                        "Gateways",
                        "Gateway",
                        "Frames received",
                        "Of all frames",
                        "Frames sent",
                        "Airtime",
                        "Downlinks refused",
                        "Backhaul per month");
        table.textColumns(1);
        for (int i = 0; i < result.gateways().size(); i++) {
            String id = result.population().gateways().get(i).id();
            GatewayTotals totals = result.gateways().get(i);
            String simulated = Format.percent(result.receptionShare(i)) + " %";
            String sent = Format.count(totals.downlinks());
            String airtime = Format.seconds(totals.airtimeUs() / 1e6);
            if (measured) {
                String real = Format.percent(context.measuredShares().getOrDefault(id, Double.NaN)) + " %";
                table.row(
                        Html.escape(id),
                        Format.count(totals.received()),
                        simulated,
                        real,
                        sent,
                        airtime,
                        refused(totals),
                        volume(totals));
            } else {
                table.row(
                        Html.escape(id),
                        Format.count(totals.received()),
                        simulated,
                        sent,
                        airtime,
                        refused(totals),
                        volume(totals));
            }
        }
        return table.html();
    }

    private static String refused(GatewayTotals totals) {
        return Format.count(totals.answers().entrySet().stream()
                .filter(entry -> !entry.getKey().equals("OK"))
                .mapToLong(Map.Entry::getValue)
                .sum());
    }

    private static String volume(GatewayTotals totals) {
        return totals.backhaul().measuredUs() == 0
                ? "-"
                : Format.fixed(totals.backhaul().megabytesPerMonth(), 1) + " MB";
    }

    String scenario() {
        Manifest manifest = context.manifest();
        String commit = manifest.gitCommit().isEmpty() ? "" : " (" + Html.escape(manifest.gitCommit()) + ")";
        return "<details><summary>Show the scenario with every default filled in</summary><pre>"
                + Html.escape(context.resolvedYaml()) + "</pre></details><p class=\"facts\">Made by chirpsim "
                + Html.escape(manifest.version()) + commit + ", seed " + context.seed()
                + ". The same scenario, seed and version give the same numbers.</p>";
    }
}
