package io.chirpsim.results;

/** A table with a caption, its cells already HTML; on a narrow screen it scrolls by itself. */
public final class HtmlTable {
    private final StringBuilder rows = new StringBuilder();
    private final String caption;
    private final String[] headers;
    private int textColumns;

    /** A table without rows; caption and headers are plain text. */
    public HtmlTable(String caption, String... headers) {
        this.caption = caption;
        this.headers = headers;
    }

    /** The first columns hold text; the others numbers, which line up on the right. */
    public HtmlTable textColumns(int n) {
        textColumns = n;
        return this;
    }

    /** Adds a row; its first cell is its header. */
    public HtmlTable row(String... cells) {
        rows.append("<tr>");
        for (int i = 0; i < cells.length; i++) {
            rows.append(cell(i, i == 0 ? "th scope=\"row\"" : "td", cells[i], i == 0 ? "th" : "td"));
        }
        rows.append("</tr>\n");
        return this;
    }

    /** The whole element. */
    public String html() {
        StringBuilder table = new StringBuilder("<div class=\"scroll\"><table><caption>")
                .append(Html.escape(caption))
                .append("</caption><thead><tr>");
        for (int i = 0; i < headers.length; i++) {
            table.append(cell(i, "th scope=\"col\"", Html.escape(headers[i]), "th"));
        }
        return table.append("</tr></thead><tbody>\n")
                .append(rows)
                .append("</tbody></table></div>\n")
                .toString();
    }

    private String cell(int column, String open, String content, String close) {
        String kind = column < textColumns ? "" : " class=\"n\"";
        return "<" + open + kind + ">" + content + "</" + close + ">";
    }
}
