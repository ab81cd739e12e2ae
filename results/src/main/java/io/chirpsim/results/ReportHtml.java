package io.chirpsim.results;

import io.chirpsim.flow.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code report.html}: one file that opens from disk and loads nothing. */
final class ReportHtml {
    private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)}}");

    private final RunResult result;
    private final ReportContext context;
    private final ReportTables tables;
    private final ReportTimes times;

    ReportHtml(RunResult result, ReportContext context) {
        this.result = result;
        this.context = context;
        this.tables = new ReportTables(result, context);
        this.times = new ReportTimes(result);
    }

    String text() {
        Map<String, String> parts = Map.of(
                "title", Html.escape(context.scenario()),
                "style", resource("report/report.css"),
                "body", body(),
                "data", Html.scriptJson(new ReportData(result, context).json()),
                "echarts", safeScript(resource("echarts/echarts.min.js")),
                "script", safeScript(resource("report/report.js")));
        // one pass: what a scenario says is never looked at for slots
        return SLOT.matcher(resource("report/report.html"))
                .replaceAll(slot -> Matcher.quoteReplacement(parts.get(slot.group(1))));
    }

    private String body() {
        StringBuilder body = new StringBuilder();
        body.append(header());
        body.append(tables.requirements());
        body.append(tables.headline());
        body.append(
                section(
                        "groups",
                        "By group",
                        tables.groups()
                                + figure(
                                        "delivery-chart",
                                        "Messages delivered by group, frames received by data rate",
                                        result.replications() == 1
                                                ? "The same values as in the tables."
                                                : "Dots are means over replications, whiskers their 95 % confidence intervals. The same values as in the tables.")));
        body.append(section("map", "On the map", map()));
        body.append(section("losses", "What was lost, and why", losses()));
        body.append(section("events", "What happened when", events()));
        body.append(section("latency", "How long it takes", latency()));
        body.append(section("energy", "Energy", energy()));
        body.append(section("downlinks", "Commands to devices", tables.downlinks() + times.commands()));
        body.append(section("campaign", "Campaign", new Campaign(result).html()));
        body.append(section("radio", "Radio", tables.rates() + tables.gateways()));
        body.append(
                section("regulation", "Rules of the air", result.regulation().html()));
        body.append(section("scenario", "The scenario", tables.scenario()));
        return body.toString();
    }

    private String header() {
        return "<header><p class=\"brand\">chirpsim</p><h1>" + Html.escape(context.scenario()) + "</h1>"
                + (context.question().isEmpty()
                        ? ""
                        : "<p class=\"question\">" + Html.escape(context.question()) + "</p>")
                + "<p class=\"facts\">" + Html.escape(new Facts(result, context).oneLine()) + "</p>"
                + (result.replications() == 1
                        ? "<p class=\"facts\">One replication: there are no confidence intervals. Run more to see how far the numbers may be off.</p>"
                        : "")
                + "</header>";
    }

    private String map() {
        int step = ReportData.step(result);
        String note = "Devices coloured by the share of their messages that was delivered"
                + (result.deviceReplications() < result.replications()
                        ? ", as placed in the first replication; others place them anew"
                        : "")
                + (step > 1 ? "; one of " + step + " devices is drawn" : "")
                + ". Drag to move, use the buttons to zoom, click the legend to hide.";
        return result.population().devices().isEmpty()
                ? ""
                : figure("map-chart", "Map of gateways and devices, coloured by delivery", note);
    }

    private String losses() {
        String table = tables.losses(Direction.UPLINK, "messages");
        return table.isEmpty()
                ? "<p>No message was lost.</p>"
                : table + figure("losses-chart", "Losses by group and cause", "Share of the messages of each group.");
    }

    private String events() {
        String table = new EventTables(result).html();
        return table.isEmpty()
                ? ""
                : table
                        + figure(
                                "timeline-chart",
                                "Messages delivered over the time they were made, with what happened",
                                "All replications together. Lost because of an event: for the causes it explains, made before it was over and made good; recovered: the next 50 messages are delivered as before it, less 5 %.");
    }

    private String latency() {
        return result.ledger(Direction.UPLINK).latencyUs().count() == 0
                ? ""
                : tables.stages()
                        + figure(
                                "latency-chart",
                                "Latency by stage",
                                "Delivered messages of all replications: the thin bar holds 90 % of them, the thick bar the middle half, the dot is the median.")
                        + times.ages();
    }

    private String energy() {
        return tables.hasEnergy()
                ? tables.energy()
                        + figure(
                                "energy-chart",
                                "Energy per device by group and state",
                                "Mean over the devices of a group and all replications, in the simulated time.")
                        + (tables.hasBatteries()
                                ? figure(
                                        "battery-chart",
                                        "Devices whose battery still lasts, by group",
                                        "Share of the devices of all replications that are alive after so many years, if every day is like those simulated. Lives are told up to "
                                                + Format.MOST_YEARS + " years.")
                                : "")
                : "";
    }

    /** A section; nothing if it would be empty. */
    static String section(String id, String title, String content) {
        return content.isEmpty()
                ? ""
                : "<section id=\"" + id + "\"><h2>" + Html.escape(title) + "</h2>" + content + "</section>";
    }

    private static String figure(String id, String title, String caption) {
        return "<figure class=\"chart\"><div id=\"" + id + "\" role=\"img\" aria-label=\"" + Html.escape(title)
                + "\"></div><figcaption><b>" + Html.escape(title) + ".</b> " + Html.escape(caption)
                + "</figcaption></figure>";
    }

    private static String safeScript(String script) {
        return script.replace("</script", "<\\/script");
    }

    static String resource(String name) {
        try (InputStream in = ReportHtml.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
