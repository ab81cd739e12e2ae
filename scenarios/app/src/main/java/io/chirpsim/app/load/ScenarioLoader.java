package io.chirpsim.app.load;

import io.chirpsim.app.scenario.DeviceProfile;
import io.chirpsim.app.scenario.InputFile;
import io.chirpsim.app.scenario.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Loads scenarios: YAML text and {@code --set} options to checked records with every default filled in. */
public final class ScenarioLoader {
    private final RegionFacts regions;
    private final Path workingDirectory;

    /**
     * @param regions the regions that may be named
     * @param workingDirectory what file names on the command line are relative to
     */
    public ScenarioLoader(RegionFacts regions, Path workingDirectory) {
        this.regions = regions;
        this.workingDirectory = workingDirectory;
    }

    /**
     * Loads a scenario.
     *
     * @param fileOrName a file (if it has a folder or ends in .yaml or .yml, or is there) or the name of a gallery scenario
     * @param sets {@code path=value}, applied in this order; paths address named things by their name
     * @throws BadScenarioException with everything that is wrong
     */
    public Scenario load(String fileOrName, List<String> sets) {
        return load(locate(fileOrName), fileOrName, sets);
    }

    /** The profiles of end-devices that come with chirpsim, in the order of their names. */
    public List<DeviceProfile> profiles() {
        return Profiles.builtIn(regions);
    }

    private Scenario load(InputFile file, String label, List<String> sets) {
        List<Problem> problems = new ArrayList<>();
        String source = file instanceof InputFile.InGallery ? file.label() : label;
        Optional<Tree> tree = text(file, source, problems).flatMap(text -> YamlText.read(source, text, problems));
        Reading reading = new Reading(regions, file, workingDirectory, problems);
        Scenario scenario = tree.map(root -> Overrides.apply(root, sets, problems))
                .map(root -> Presets.under(root, problems))
                .map(root -> ScenarioFormat.SECTION.read(new Cursor(reading, root, "", null)))
                .orElse(null);
        if (!problems.isEmpty()) {
            throw new BadScenarioException(sorted(problems, source));
        }
        return scenario;
    }

    /**
     * The file that a name on the command line means.
     *
     * @throws BadScenarioException if there is none
     */
    public InputFile locate(String fileOrName) {
        Optional<Path> path = path(fileOrName).map(workingDirectory::resolve);
        boolean looksLikeFile = fileOrName.matches(".*[/\\\\].*|.*\\.ya?ml");
        Optional<InputFile> disk = path.map(InputFile.OnDisk::new);
        if (looksLikeFile || disk.isPresent() && disk.get().exists()) {
            return disk.filter(InputFile::exists)
                    .orElseThrow(() -> new BadScenarioException(List.of(fileOrName + ": there is no such file")));
        }
        return Gallery.find(fileOrName)
                .orElseThrow(() -> new BadScenarioException(List.of("'" + fileOrName
                        + "' is neither a file nor a scenario of the gallery"
                        + DidYouMean.hint(fileOrName, Gallery.names()) + " (see chirpsim list)")));
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(InputFile file, String source, List<Problem> problems) {
        try (InputStream in = file.open()) {
            return Optional.of(TextFile.read(in));
        } catch (IOException e) {
            problems.add(new Problem(Mark.ofFile(source), "", "cannot read the file: " + TextFile.reason(e)));
            return Optional.empty();
        }
    }

    /** The scenario file first, then files it refers to, then the command line. */
    private static List<String> sorted(List<Problem> problems, String source) {
        Comparator<Problem> order = Comparator.comparingInt(
                        (Problem problem) -> problem.mark().rank(source))
                .thenComparing(problem -> problem.mark().source())
                .thenComparing(Problem::mark, Mark.BY_POSITION);
        return problems.stream().sorted(order).map(Problem::toString).distinct().toList();
    }
}
