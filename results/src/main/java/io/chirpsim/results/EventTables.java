package io.chirpsim.results;

import io.chirpsim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the events did, for people: a table of the report and lines of the terminal. */
final class EventTables {
    private static final double US_PER_S = 1e6;

    private final RunResult result;

    EventTables(RunResult result) {
        this.result = result;
    }

    /** Empty if nothing happened. */
    String html() {
        if (result.events().isEmpty()) {
            return "";
        }
        HtmlTable table = new HtmlTable(
                        "Events, means per replication",
                        "What",
                        "When",
                        "For",
                        "Lost because of it",
                        "Delivered before",
                        "while it lasted",
                        "Recovered after",
                        "Most under way",
                        "95 % joined after")
                .textColumns(1);
        for (int event = 0; event < result.events().size(); event++) {
            EventInfo info = result.events().get(event);
            table.row(
                    Html.escape(info.what()),
                    at(info),
                    length(info),
                    lost(event),
                    percent(event, "before"),
                    percent(event, "during"),
                    recovery(event),
                    Format.fixed(result.event(event, "backlogMost").mean(), 0),
                    joined(event));
        }
        return table.html();
    }

    /** For the terminal; none if nothing happened. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int event = 0; event < result.events().size(); event++) {
            if (event == 0) {
                lines.add(row("event", "at", "for", "lost", "recovered", "95 % joined"));
            }
            EventInfo info = result.events().get(event);
            lines.add(row(info.what(), at(info), length(info), lost(event), recovery(event), joined(event)));
        }
        return lines;
    }

    private static String row(String what, String at, String length, String lost, String recovery, String joined) {
        String shown = what.length() > 38 ? what.substring(0, 35) + "..." : what;
        return String.format(Locale.ROOT, "%-38s %9s %9s %10s %11s %13s", shown, at, length, lost, recovery, joined)
                .stripTrailing();
    }

    private static String at(EventInfo info) {
        return Format.span(info.atUs() / US_PER_S);
    }

    private static String length(EventInfo info) {
        return info.untilUs() == info.atUs() ? "" : Format.span((info.untilUs() - info.atUs()) / US_PER_S);
    }

    private String lost(int event) {
        ConfidenceInterval lost = result.event(event, "lost");
        if (Double.isNaN(lost.mean())) {
            return "";
        }
        return Format.fixed(lost.mean(), lost.mean() < 10 && lost.mean() != Math.rint(lost.mean()) ? 1 : 0);
    }

    private String percent(int event, String figure) {
        String text = Format.percent(result.event(event, figure).mean());
        return text.equals(Format.NONE) ? "" : text + " %";
    }

    /** Where some replications did not recover within the run their mean would flatter. */
    private String recovery(int event) {
        int told = result.told(event, "recoveryS");
        if (told < result.replications()) {
            return result.told(event, "before") == 0 ? "" : told == 0 ? "never" : told + " of " + result.replications();
        }
        double seconds = result.event(event, "recoveryS").mean();
        return seconds == 0 ? "at once" : Format.seconds(seconds);
    }

    private String joined(int event) {
        if (!(result.event(event, "joining").mean() > 0)) {
            return "";
        }
        int told = result.told(event, "join95S");
        return told == result.replications()
                ? Format.seconds(result.event(event, "join95S").mean())
                : told == 0 ? "never" : told + " of " + result.replications();
    }
}
