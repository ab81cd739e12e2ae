package io.chirpsim.results;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chirpsim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.List;

/** What a campaign, a file sent to many devices, came to: in {@code summary.json}, on the console and in the report. */
final class Campaign {
    private static final String PREFIX = "campaign.";
    private static final int[] SHARES = {50, 95, 99, 100};

    private final RunResult result;

    Campaign(RunResult result) {
        this.result = result;
    }

    private boolean took() {
        return result.values().contains(PREFIX + "complete");
    }

    private ConfidenceInterval of(String figure) {
        return result.interval(PREFIX + figure);
    }

    /** Adds the key {@code campaign} if there was one. A time that was not reached in a replication is null. */
    void fill(ObjectNode root) {
        if (!took()) {
            return;
        }
        ObjectNode node = root.putObject("campaign");
        for (String figure : List.of("devices", "fragments")) {
            node.set(figure, Json.number(of(figure).mean()));
        }
        for (String figure : List.of("complete", "fragmentsSent", "rounds", "durationS", "jPerDevice")) {
            node.set(figure, Json.interval(of(figure)));
        }
        ObjectNode times = node.putObject("timeS");
        for (int share : SHARES) {
            times.set("p" + share, Json.interval(of("timeS.p" + share)));
        }
    }

    private static String time(double seconds) {
        return Double.isFinite(seconds) ? Format.seconds(seconds) : "not reached";
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (took()) {
            lines.add("Campaign: " + Format.percent(of("complete").mean()) + " % of "
                    + Format.count(Math.round(of("devices").mean())) + " devices have the file; "
                    + Format.count(Math.round(of("fragmentsSent").mean())) + " fragments sent, "
                    + Format.count(Math.round(of("fragments").mean())) + " are the file");
            StringBuilder times = new StringBuilder("  ");
            for (int share : SHARES) {
                times.append(share)
                        .append(" % after ")
                        .append(time(of("timeS.p" + share).mean()));
                times.append(share == 100 ? "" : ", ");
            }
            lines.add(times.toString());
            lines.add("  energy of a device meanwhile: "
                    + Format.joules(of("jPerDevice").mean()));
        }
        return lines;
    }

    /** Empty if there was none. */
    String html() {
        if (!took()) {
            return "";
        }
        HtmlTable table = new HtmlTable("Campaign", "Figure", "Mean", "95 % interval");
        row(table, "Devices that have the whole file", "complete", true);
        for (int share : SHARES) {
            ConfidenceInterval time = of("timeS.p" + share);
            table.row(
                    share + " % of the devices have it after",
                    time(time.mean()),
                    Double.isFinite(time.low()) ? time(time.low()) + " to " + time(time.high()) : "");
        }
        row(table, "Fragments sent", "fragmentsSent", false);
        row(table, "Times the devices were asked what they miss", "rounds", false);
        row(table, "Energy of a device from its begin to its end, J", "jPerDevice", false);
        return "<p>A file sent in fragments to a multicast group. Times count from the first fragment; a share that is not reached in every"
                + " replication has none.</p>" + table.html();
    }

    private void row(HtmlTable table, String words, String figure, boolean share) {
        ConfidenceInterval one = of(figure);
        table.row(
                words,
                text(one.mean(), share),
                Double.isFinite(one.low()) ? text(one.low(), share) + " to " + text(one.high(), share) : "");
    }

    private static String text(double value, boolean share) {
        return share ? Format.percent(value) + " %" : Format.fixed(value, 2);
    }
}
