package io.chirpsim.bridge;

import java.util.ArrayList;
import java.util.List;

/** Fields of comma-separated text, RFC 4180, each with its place. The first line tells whether it is commas or semicolons. */
final class CsvText {
    private final String text;
    private final char separator;
    private int at;
    private int line = 1;
    private int lineStart;

    /**
     * One field.
     *
     * @param line line where it begins, from 1
     * @param column character where it begins, from 1
     * @param text what it says, without quotes and surrounding blanks
     * @param closed false if a quoted field never ends
     */
    record Cell(int line, int column, String text, boolean closed) {}

    CsvText(String text) {
        this.text = text;
        String header = text.lines().findFirst().orElse("");
        this.separator = count(header, ';') > count(header, ',') ? ';' : ',';
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    /** Whether fields are separated by semicolons, as spreadsheets do where the decimal sign is a comma. */
    boolean hasSemicolons() {
        return separator == ';';
    }

    /** The next row, which is empty for a blank line; null at the end. */
    List<Cell> next() {
        if (at >= text.length()) {
            return null;
        }
        List<Cell> row = new ArrayList<>();
        while (true) {
            row.add(cell());
            if (at < text.length() && text.charAt(at) == separator) {
                at++;
            } else {
                endLine();
                boolean blank = row.size() == 1 && row.get(0).text().isEmpty();
                return blank ? List.of() : row;
            }
        }
    }

    private Cell cell() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
    }

    private Cell plain() {
        int from = at;
        while (at < text.length() && text.charAt(at) != separator && !isLineEnd(text.charAt(at))) {
            at++;
        }
        return new Cell(line, from - lineStart + 1, text.substring(from, at).strip(), true);
    }

    private Cell quoted() {
        int cellLine = line;
        int column = at - lineStart + 1;
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n') {
                line++;
                lineStart = at + 1;
            }
            if (c == '"' && (at + 1 == text.length() || text.charAt(at + 1) != '"')) {
                at++;
                return new Cell(
                        cellLine,
                        column,
                        value.append(plain().text()).toString().strip(),
                        true);
            }
            at += c == '"' ? 1 : 0;
            value.append(c);
        }
        return new Cell(cellLine, column, value.toString(), false);
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private void endLine() {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        line++;
        lineStart = at;
    }
}
