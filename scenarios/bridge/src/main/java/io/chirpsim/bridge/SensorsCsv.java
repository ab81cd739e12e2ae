package io.chirpsim.bridge;

import io.chirpsim.bridge.CsvText.Cell;
import io.chirpsim.bridge.InputFileException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the spreadsheet of sensors that a campus has: comma-separated text (RFC 4180, UTF-8, with or without byte order mark) with a header
 * row. Columns in any order: {@code devEUI}, {@code lat}, {@code lon}, and if there {@code name}, {@code height} (m), {@code indoor},
 * {@code profile}; others are left alone, unless their title looks like a slip. Semicolons instead of commas are understood, and then a
 * decimal comma, too.
 */
public final class SensorsCsv {
    private static final int MAX_BYTES = 64 << 20;
    private static final int MAX_PROBLEMS = 100;
    private static final double MAX_HEIGHT_M = 1000;

    private final InputSource source;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<SensorColumn, Integer> columns = new EnumMap<>(SensorColumn.class);
    private final Map<Long, Integer> lineOfEui = new HashMap<>();
    private final Map<String, Integer> lineOfName = new HashMap<>();
    private final List<SensorRow> rows = new ArrayList<>();
    private boolean decimalComma;
    private int width;

    private SensorsCsv(InputSource source) {
        this.source = source;
    }

    /**
     * Reads all sensors, in the order of the file.
     *
     * @throws InputFileException with everything that is wrong at once, if anything is
     */
    public static List<SensorRow> read(InputSource source) throws InputFileException {
        return new SensorsCsv(source).rows();
    }

    private List<SensorRow> rows() throws InputFileException {
        CsvText csv = new CsvText(text());
        decimalComma = csv.hasSemicolons();
        List<Cell> header = csv.next();
        if (header == null || header.isEmpty()) {
            throw new InputFileException(source, 1, "no header row; columns: " + SensorColumn.titles());
        }
        header(header);
        if (problems.isEmpty()) {
            for (List<Cell> row = csv.next(); row != null; row = csv.next()) {
                if (!row.isEmpty()) {
                    row(row);
                }
            }
        }
        if (problems.isEmpty() && rows.isEmpty()) {
            report(0, 0, "no sensor below the header row");
        }
        if (!problems.isEmpty()) {
            throw new InputFileException(source, firstProblems());
        }
        return List.copyOf(rows);
    }

    private List<Problem> firstProblems() {
        if (problems.size() <= MAX_PROBLEMS) {
            return problems;
        }
        List<Problem> first = new ArrayList<>(problems.subList(0, MAX_PROBLEMS));
        first.add(new Problem(0, 0, "and " + (problems.size() - MAX_PROBLEMS) + " more"));
        return first;
    }

    private String text() throws InputFileException {
        byte[] bytes;
        try (InputStream in = source.open()) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw InputFileException.unreadable(source, 0, e);
        }
        if (bytes.length > MAX_BYTES) {
            throw new InputFileException(source, 0, "longer than 64 MiB");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new InputFileException(source, 0, "not UTF-8; save the spreadsheet as 'CSV UTF-8'");
        }
    }

    private void header(List<Cell> header) {
        width = header.size();
        for (int i = 0; i < width; i++) {
            Cell title = header.get(i);
            Optional<SensorColumn> column = SensorColumn.of(title.text());
            if (column.isPresent() && columns.putIfAbsent(column.get(), i) != null) {
                report(title, "column '" + column.get().title() + "' is there twice");
            }
        }
        for (SensorColumn column : SensorColumn.values()) {
            if (!columns.containsKey(column)) {
                absent(column, header);
            }
        }
    }

    private void absent(SensorColumn column, List<Cell> header) {
        for (Cell title : header) {
            if (SensorColumn.of(title.text()).isEmpty() && column.isMeantBy(title.text())) {
                report(title, "column '" + title.text() + "': did you mean '" + column.title() + "'?");
                return;
            }
        }
        if (column.isRequired()) {
            report(header.get(0), "column '" + column.title() + "' is missing; columns: " + SensorColumn.titles());
        }
    }

    private void row(List<Cell> row) {
        if (row.stream().anyMatch(cell -> !cell.closed())) {
            report(row.get(row.size() - 1), "the quoted field never ends");
            return;
        }
        if (row.size() > width) {
            report(row.get(width), row.size() + " fields, the header has " + width);
            return;
        }
        int problemsBefore = problems.size();
        long devEui = devEui(cell(row, SensorColumn.DEV_EUI));
        String name = name(cell(row, SensorColumn.NAME), devEui);
        double latitudeDeg = coordinate(row, SensorColumn.LAT, 90);
        double longitudeDeg = coordinate(row, SensorColumn.LON, 180);
        Optional<Double> heightM = height(cell(row, SensorColumn.HEIGHT));
        Optional<Boolean> indoor = indoor(cell(row, SensorColumn.INDOOR));
        Optional<String> profile =
                Optional.of(cell(row, SensorColumn.PROFILE).text()).filter(text -> !text.isEmpty());
        if (problems.size() == problemsBefore) {
            int line = row.get(0).line();
            rows.add(new SensorRow(line, devEui, name, latitudeDeg, longitudeDeg, heightM, indoor, profile));
        }
    }

    /** The field of a column; an empty one at the end of the row if it is not there. */
    private Cell cell(List<Cell> row, SensorColumn column) {
        Integer index = columns.get(column);
        if (index != null && index < row.size()) {
            return row.get(index);
        }
        Cell last = row.get(row.size() - 1);
        return new Cell(last.line(), last.column() + last.text().length(), "", true);
    }

    private long devEui(Cell cell) {
        if (!cell.text().matches("[0-9a-fA-F]{16}")) {
            boolean number = cell.text().matches("[0-9]+([.,][0-9]+)?[eE][+]?[0-9]+");
            report(
                    cell,
                    "devEUI " + found(cell) + ", it must be 16 hexadecimal digits"
                            + (number ? "; the spreadsheet made a number of it: format the column as text" : ""));
            return 0;
        }
        long devEui = Long.parseUnsignedLong(cell.text(), 16);
        Integer other = lineOfEui.putIfAbsent(devEui, cell.line());
        if (other != null) {
            report(cell, "devEUI '" + cell.text() + "' is that of line " + other + " already");
        }
        return devEui;
    }

    private String name(Cell cell, long devEui) {
        if (cell.text().isEmpty()) {
            return String.format(Locale.ROOT, "eui-%016x", devEui);
        }
        try {
            TopicLevel.require(cell.text());
        } catch (IllegalArgumentException e) {
            report(cell, "name " + found(cell) + ", it becomes part of a topic and must not have / + #");
        }
        Integer other = lineOfName.putIfAbsent(cell.text(), cell.line());
        if (other != null) {
            report(cell, "name '" + cell.text() + "' is that of line " + other + " already");
        }
        return cell.text();
    }

    private double coordinate(List<Cell> row, SensorColumn column, int limitDeg) {
        Cell cell = cell(row, column);
        double deg = number(cell);
        if (Math.abs(deg) <= limitDeg) {
            return deg;
        }
        boolean swapped = column == SensorColumn.LAT && Math.abs(deg) <= 180;
        report(
                cell,
                column.title() + " " + found(cell) + ", it must be degrees from -" + limitDeg + " to " + limitDeg
                        + (swapped ? "; are lat and lon swapped?" : ""));
        return 0;
    }

    private Optional<Double> height(Cell cell) {
        if (cell.text().isEmpty()) {
            return Optional.empty();
        }
        double heightM = number(cell);
        if (!(heightM >= 0 && heightM <= MAX_HEIGHT_M)) {
            report(cell, "height " + found(cell) + ", it must be metres above the ground from 0 to 1000");
        }
        return Optional.of(heightM);
    }

    private Optional<Boolean> indoor(Cell cell) {
        return switch (cell.text().toLowerCase(Locale.ROOT)) {
            case "" -> Optional.empty();
            case "true", "yes", "1" -> Optional.of(true);
            case "false", "no", "0" -> Optional.of(false);
            default -> {
                report(cell, "indoor " + found(cell) + ", it must be true or false");
                yield Optional.empty();
            }
        };
    }

    /** NaN if it is no number. */
    private double number(Cell cell) {
        String text = decimalComma ? cell.text().replace(',', '.') : cell.text();
        return text.matches("[+-]?[0-9]{1,9}([.][0-9]{0,18})?") ? Double.parseDouble(text) : Double.NaN;
    }

    private static String found(Cell cell) {
        return cell.text().isEmpty() ? "is missing" : "is '" + cell.text() + "'";
    }

    private void report(Cell cell, String message) {
        report(cell.line(), cell.column(), message);
    }

    private void report(int line, int column, String message) {
        problems.add(new Problem(line, column, message));
    }
}
