package io.chirpsim.app.load;

import io.chirpsim.app.scenario.GeoPoint;
import io.chirpsim.app.scenario.InputFile;
import io.chirpsim.app.scenario.Sensor;
import io.chirpsim.bridge.InputFileException;
import io.chirpsim.bridge.InputSource;
import io.chirpsim.bridge.SensorRow;
import io.chirpsim.bridge.SensorsCsv;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The sensors of a spreadsheet, each remembered with its line for checks that compare several. */
final class SensorFile {
    private final Cursor at;
    private final String label;

    private SensorFile(Cursor at, String label) {
        this.at = at;
        this.label = label;
    }

    /** The sensors of the file; null if anything is wrong with it, which is then reported. */
    static List<Sensor> read(InputFile file, Cursor at) {
        return new SensorFile(at, at.text().orElse(file.label())).sensors(file);
    }

    private List<Sensor> sensors(InputFile file) {
        try {
            return sensors(SensorsCsv.read(new InputSource(label, file::open)));
        } catch (InputFileException e) {
            for (InputFileException.Problem problem : e.problems()) {
                Mark mark = new Mark(label, Math.max(1, problem.line()), Math.max(1, problem.column()));
                at.reading().report(mark, "", problem.message());
            }
            return null;
        }
    }

    private List<Sensor> sensors(List<SensorRow> rows) {
        List<Sensor> sensors = new ArrayList<>();
        boolean whole = true;
        for (SensorRow row : rows) {
            Cursor place = place(row);
            Optional<String> profile =
                    row.profile().map(name -> Profiles.reference().read(place.at("profile")));
            whole &= profile.isPresent() == row.profile().isPresent();
            Sensor sensor = new Sensor(
                    Optional.of(String.format(Locale.ROOT, "%016X", row.devEui())),
                    row.name(),
                    new GeoPoint(row.latitudeDeg(), row.longitudeDeg()),
                    row.heightM(),
                    row.indoor(),
                    profile);
            at.reading().remember(sensor, place);
            at.reading().sensors().add(sensor);
            sensors.add(sensor);
        }
        return whole ? sensors : null;
    }

    /** The line as a section, so that what is wrong in it is reported like a key. */
    private Cursor place(SensorRow row) {
        Mark mark = new Mark(label, row.line(), 1);
        List<Tree.Entry> entries =
                row.profile().map(name -> new Tree.Entry(mark, "profile", new Tree.Scalar(mark, name, false))).stream()
                        .toList();
        return new Cursor(at.reading(), new Tree.Mapping(mark, entries), "", at.enclosing());
    }
}
