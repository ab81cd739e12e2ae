package io.chirpsim.results;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;

/** Rows of comma-separated values (RFC 4180), lines ending in LF; texts cannot run as formulas in a spreadsheet. */
final class CsvRows implements Closeable {
    private final Writer out;
    private boolean inRow;

    CsvRows(Writer out) {
        this.out = out;
    }

    CsvRows header(String... names) throws IOException {
        for (String name : names) {
            cell(name);
        }
        return endRow();
    }

    CsvRows text(String value) throws IOException {
        boolean formula = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
        return cell(formula ? "'" + value : value);
    }

    CsvRows number(long value) throws IOException {
        return cell(Long.toString(value));
    }

    /** Nine significant digits; nothing if it is not a number. */
    CsvRows number(double value) throws IOException {
        return cell(Json.text(value));
    }

    /** Whole microseconds as seconds, exact; nothing if negative. */
    CsvRows seconds(long us) throws IOException {
        return cell(us < 0 ? "" : BigDecimal.valueOf(us, 6).toPlainString());
    }

    CsvRows empty() throws IOException {
        return cell("");
    }

    CsvRows endRow() throws IOException {
        out.write('\n');
        inRow = false;
        return this;
    }

    private CsvRows cell(String value) throws IOException {
        if (inRow) {
            out.write(',');
        }
        inRow = true;
        boolean quote = value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        out.write(quote ? '"' + value.replace("\"", "\"\"") + '"' : value);
        return this;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
