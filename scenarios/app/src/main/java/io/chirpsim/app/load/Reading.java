package io.chirpsim.app.load;

import io.chirpsim.app.scenario.DeviceProfile;
import io.chirpsim.app.scenario.InputFile;
import io.chirpsim.app.scenario.Sensor;
import io.chirpsim.lorawan.region.Region;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one reading of a scenario collects: problems, where every record came from, the profiles in use. */
final class Reading {
    private RegionFacts regions;
    private final InputFile file;
    private final Path workingDirectory;
    private final List<Problem> problems;
    private final Map<Object, Cursor> places = new IdentityHashMap<>();
    private final SortedMap<String, DeviceProfile> profiles = new TreeMap<>();
    private final Map<String, DeviceProfile> builtInProfiles = new HashMap<>();
    private final List<Sensor> sensors = new ArrayList<>();

    Reading(RegionFacts regions, InputFile file, Path workingDirectory, List<Problem> problems) {
        this.regions = regions;
        this.file = file;
        this.workingDirectory = workingDirectory;
        this.problems = problems;
    }

    /** A region of the user's own. */
    void useRegion(String key, Region region) {
        regions = regions.with(key, region);
    }

    RegionFacts regions() {
        return regions;
    }

    void report(Mark mark, String path, String what) {
        problems.add(new Problem(mark, path, what));
    }

    List<Problem> problems() {
        return problems;
    }

    /** Remembers where a record was read, for checks that compare several. */
    void remember(Object read, Cursor at) {
        places.put(read, at);
    }

    Cursor placeOf(Object read) {
        return places.get(read);
    }

    /** Every sensor of every sensor file, in the order in which they were read. */
    List<Sensor> sensors() {
        return sensors;
    }

    /** Built-in profiles read so far, by name: a sensor file may name one in every line. */
    Map<String, DeviceProfile> builtInProfiles() {
        return builtInProfiles;
    }

    /** The profiles that groups and sensors name, by name. */
    SortedMap<String, DeviceProfile> profiles() {
        return profiles;
    }

    /** The file a text refers to: relative to the scenario file, in --set to the current directory. Empty if the text is no file name. */
    Optional<InputFile> resolve(Mark mark, String text) {
        if (text.startsWith(InputFile.GALLERY)) {
            return Optional.of(new InputFile.InGallery(text.substring(InputFile.GALLERY.length())));
        }
        try {
            return Optional.of(relative(mark, Path.of(text)));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private InputFile relative(Mark mark, Path path) {
        if (path.isAbsolute()) {
            return new InputFile.OnDisk(path);
        }
        if (!mark.inText()) {
            return new InputFile.OnDisk(workingDirectory.resolve(path));
        }
        return file instanceof InputFile.OnDisk disk
                ? new InputFile.OnDisk(disk.path().resolveSibling(path))
                : new InputFile.InGallery(path.toString());
    }
}
