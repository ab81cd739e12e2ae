package io.chirpsim.results;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The audit of the rules of the air over all replications: of each rule the worst that was found. */
final class Regulation {
    private final Map<String, RegulationRow> rows = new LinkedHashMap<>();

    /** Takes what one replication's audit found. */
    void add(List<RegulationRow> found) {
        found.forEach(row -> rows.merge(row.rule() + "/" + row.subBand(), row, RegulationRow::worse));
    }

    /** Whether a rule was kept wherever the worst sender has a name that begins like this. */
    boolean kept(String rule, String who) {
        return rows.values().stream()
                .allMatch(row ->
                        !row.rule().equals(rule) || row.ok() || !row.who().startsWith(who));
    }

    void fill(ArrayNode array) {
        for (RegulationRow row : rows.values()) {
            ObjectNode node = array.addObject();
            node.put("rule", row.rule());
            node.put("subBand", row.subBand().isEmpty() ? null : row.subBand());
            node.put("unit", row.unit());
            node.set("worst", Json.number(row.worst()));
            node.set("limit", Json.number(row.limit()));
            node.put("ok", row.ok());
            node.put("informative", !row.law());
            node.put("who", row.who());
            node.put("broken", row.broken());
        }
    }

    /** Empty if nobody sent anything. */
    String html() {
        if (rows.isEmpty()) {
            return "";
        }
        HtmlTable table = new HtmlTable("Rules of the air", "Rule", "Verdict", "Worst", "Limit", "By").textColumns(2);
        for (RegulationRow row : rows.values()) {
            String verdict = row.ok() ? "kept" : row.law() ? "broken" : "exceeded";
            table.row(
                    Html.escape(row.name()),
                    "<span class=\"chip " + (row.ok() ? "good" : row.law() ? "bad" : "open") + "\">" + verdict
                            + "</span>",
                    row.worstText(),
                    row.limitText(),
                    Html.escape(row.whoText()));
        }
        return "<p>The worst device or gateway of all replications. By off-time an hour may hold one frame more than the limit. Fair use is"
                + " what The Things Network asks of its users.</p>" + table.html();
    }

    /** One line if all is kept; else one more for each rule that is not. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        List<RegulationRow> laws =
                rows.values().stream().filter(RegulationRow::law).toList();
        if (laws.isEmpty()) {
            return lines;
        }
        long broken = laws.stream().filter(row -> !row.ok()).count();
        lines.add("Rules of the air: "
                + (broken == 0 ? "all " + laws.size() + " kept" : broken + " of " + laws.size() + " BROKEN"));
        for (RegulationRow row : rows.values()) {
            if (!row.ok()) {
                lines.add("  " + (row.law() ? "BROKEN    " : "not fair  ") + row.name() + ": " + row.worstText()
                        + ", limit " + row.limitText() + ", " + row.whoText());
            }
        }
        return lines;
    }
}
