package io.chirpsim.app.load;

import io.chirpsim.app.scenario.GeoPoint;
import io.chirpsim.app.scenario.InputFile;
import io.chirpsim.app.scenario.Sensor;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the spreadsheet of sensors a campus has: CSV with the columns devEUI, name, lat, lon, height (metres), indoor and profile in any order;
 * lat and lon and one of devEUI and name are needed, empty cells mean "as the group says".
 */
final class SensorFile {
    private static final List<String> COLUMNS = List.of("devEUI", "name", "lat", "lon", "height", "indoor", "profile");

    private final Cursor at;
    private final String label;
    private final Map<String, Mark> names = new HashMap<>();

    private SensorFile(Cursor at, String label) {
        this.at = at;
        this.label = label;
    }

    /** The sensors of the file; null if it cannot be read, which is then reported, as are single wrong cells. */
    static List<Sensor> read(InputFile file, Cursor at) {
        try (InputStream in = file.open()) {
            String label = at.text().orElse(file.label());
            return new SensorFile(at, label).sensors(Csv.rows(TextFile.read(in)));
        } catch (IOException e) {
            return at.wrong("cannot read '" + file.label() + "': " + TextFile.reason(e));
        }
    }

    private List<Sensor> sensors(List<List<Csv.Cell>> rows) {
        if (rows.isEmpty()) {
            return at.wrong("'" + label + "' is empty; allowed: a line of column names (" + String.join(", ", COLUMNS)
                    + ") and one line per sensor");
        }
        List<Csv.Cell> header = rows.get(0);
        if (!checkHeader(header)) {
            return null;
        }
        List<Sensor> sensors = new ArrayList<>();
        boolean whole = true;
        for (List<Csv.Cell> row : rows.subList(1, rows.size())) {
            Optional<Sensor> sensor = sensor(row(header, row));
            sensor.ifPresent(sensors::add);
            whole &= sensor.isPresent();
        }
        if (rows.size() == 1) {
            return at.wrong("'" + label + "' lists no sensor");
        }
        return whole ? sensors : null;
    }

    private boolean checkHeader(List<Csv.Cell> header) {
        List<String> found = header.stream().map(Csv.Cell::text).toList();
        boolean good = true;
        for (Csv.Cell cell : header) {
            if (!COLUMNS.contains(cell.text())) {
                report(cell, "", "unknown column '" + cell.text() + "'" + DidYouMean.hint(cell.text(), COLUMNS));
                good = false;
            }
        }
        if (!found.contains("lat") || !found.contains("lon") || !(found.contains("devEUI") || found.contains("name"))) {
            report(header.get(0), "", "needs the columns lat, lon, and devEUI or name");
            good = false;
        }
        return good;
    }

    private void report(Csv.Cell cell, String path, String what) {
        at.reading().report(mark(cell), path, what);
    }

    private Mark mark(Csv.Cell cell) {
        return new Mark(label, cell.line(), cell.column());
    }

    /** A row as a section, so that cells are read and reported like keys; empty cells are left out. */
    private Cursor row(List<Csv.Cell> header, List<Csv.Cell> row) {
        List<Tree.Entry> entries = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            Csv.Cell cell = row.get(i);
            if (i >= header.size()) {
                report(cell, "", "found " + row.size() + " cells; allowed: " + header.size() + " as in the first line");
                break;
            }
            if (!cell.text().isEmpty()) {
                entries.add(new Tree.Entry(
                        mark(cell), header.get(i).text(), new Tree.Scalar(mark(cell), cell.text(), false)));
            }
        }
        return new Cursor(at.reading(), new Tree.Mapping(mark(row.get(0)), entries), "", at.enclosing());
    }

    private Optional<Sensor> sensor(Cursor row) {
        int before = at.reading().problems().size();
        Optional<String> devEui = cell(row, "devEUI", Shapes.eui());
        Optional<String> name = cell(row, "name", Shapes.text()).or(() -> devEui);
        Optional<Double> lat = needed(row, "lat", cell(row, "lat", SiteFormat.latitude()));
        Optional<Double> lon = needed(row, "lon", cell(row, "lon", SiteFormat.longitude()));
        Optional<Double> heightM = cell(row, "height", height());
        Optional<Boolean> indoor = cell(row, "indoor", indoor());
        Optional<String> profile = cell(row, "profile", Profiles.reference());
        needed(row, "name", name).ifPresent(text -> reportTwice(row, text));
        if (at.reading().problems().size() > before) {
            return Optional.empty();
        }
        GeoPoint place = new GeoPoint(lat.orElseThrow(), lon.orElseThrow());
        Sensor sensor = new Sensor(devEui, name.orElseThrow(), place, heightM, indoor, profile);
        at.reading().remember(sensor, row);
        at.reading().sensors().add(sensor);
        return Optional.of(sensor);
    }

    private static <T> Optional<T> cell(Cursor row, String column, Shape<T> shape) {
        boolean written = ((Tree.Mapping) row.tree()).child(column).isPresent();
        return written ? Optional.ofNullable(shape.read(row.at(column))) : Optional.empty();
    }

    private static <T> Optional<T> needed(Cursor row, String column, Optional<T> value) {
        if (value.isEmpty() && ((Tree.Mapping) row.tree()).child(column).isEmpty()) {
            row.at(column).wrong("missing");
        }
        return value;
    }

    private void reportTwice(Cursor row, String name) {
        Mark first = names.putIfAbsent(name, row.at("name").tree().mark());
        if (first != null) {
            row.at("name").wrong("'" + name + "' is used twice, first in line " + first.line() + "; names are unique");
        }
    }

    /** Spreadsheets hold numbers without units; the column is in metres. */
    private static Scalar<Double> height() {
        Scalar<Double> length = Shapes.length(0, 10_000, "a height in metres, such as 1.5");
        return new Scalar<>(
                length.allowed(),
                (text, at) -> length.parse(text.matches("[0-9.]+") ? text + " m" : text, at),
                length::write,
                node -> {});
    }

    /** Spreadsheets write TRUE and FALSE. */
    private static Scalar<Boolean> indoor() {
        Scalar<Boolean> flag = Shapes.flag();
        return new Scalar<>(
                flag.allowed(), (text, at) -> flag.parse(text.toLowerCase(Locale.ROOT), at), flag::write, node -> {});
    }
}
