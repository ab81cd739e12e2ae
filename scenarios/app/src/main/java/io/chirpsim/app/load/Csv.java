package io.chirpsim.app.load;

import java.util.ArrayList;
import java.util.List;

/** Comma- or semicolon-separated text (RFC 4180) with the place of every cell. */
final class Csv {
    private final String text;
    private final char separator;
    private int position;
    private int line = 1;
    private int lineStart;

    private Csv(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    /** One cell; line and column from 1. */
    record Cell(String text, int line, int column) {}

    /** The rows that are not empty. Spreadsheets of many countries separate with semicolons: the first line decides. */
    static List<List<Cell>> rows(String text) {
        int end = text.indexOf('\n');
        String header = end < 0 ? text : text.substring(0, end);
        return new Csv(text, header.indexOf(';') >= 0 && header.indexOf(',') < 0 ? ';' : ',').rows();
    }

    private List<List<Cell>> rows() {
        List<List<Cell>> rows = new ArrayList<>();
        while (position < text.length()) {
            List<Cell> row = row();
            if (row.size() > 1 || !row.get(0).text().isEmpty()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private List<Cell> row() {
        List<Cell> cells = new ArrayList<>();
        cells.add(cell());
        while (position < text.length() && text.charAt(position) == separator) {
            position++;
            cells.add(cell());
        }
        if (position < text.length()) {
            position++;
            newLine();
        }
        return cells;
    }

    private Cell cell() {
        int startLine = line;
        int column = position - lineStart + 1;
        String cell = position < text.length() && text.charAt(position) == '"' ? quoted() : "";
        int from = position;
        while (position < text.length() && text.charAt(position) != separator && text.charAt(position) != '\n') {
            position++;
        }
        return new Cell((cell + text.substring(from, position)).strip(), startLine, column);
    }

    private String quoted() {
        StringBuilder cell = new StringBuilder();
        position++;
        while (position < text.length()) {
            char c = text.charAt(position++);
            if (c == '"') {
                if (position >= text.length() || text.charAt(position) != '"') {
                    break;
                }
                position++;
            } else if (c == '\n') {
                newLine();
            }
            cell.append(c);
        }
        return cell.toString();
    }

    private void newLine() {
        line++;
        lineStart = position;
    }
}
