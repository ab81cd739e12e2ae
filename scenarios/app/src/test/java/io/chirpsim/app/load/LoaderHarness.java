package io.chirpsim.app.load;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.chirpsim.app.scenario.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Loads small scenarios from a folder of their own; --set is relative to its subfolder {@code here}. */
final class LoaderHarness {
    /** A scenario with nothing wrong; line numbers of tests count on it. */
    static final String BASE =
            """
            name: base
            duration: 1 h
            site: { origin: { lat: 39.481, lon: -0.343 }, radius: 900 m }
            gateways:
              - { id: gw-1, at: { lat: 39.4806, lon: -0.3436 } }
            devices:
              - group: parking
                count: 5
                place: { at: { x: 10 m, y: 0 m } }
                traffic: { kind: poisson, mean: 20 min, payload: 12 B }
            """;

    private final Path folder;

    LoaderHarness(Path folder) {
        this.folder = folder;
    }

    void file(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Scenario load(String yaml, String... sets) {
        file("s.yaml", yaml);
        return new ScenarioLoader(new LorawanRegionFacts(), folder.resolve("here")).load("../s.yaml", List.of(sets));
    }

    /** What is wrong, one line each, with the folder left out. */
    List<String> problems(String yaml, String... sets) {
        BadScenarioException bad = assertThrows(BadScenarioException.class, () -> load(yaml, sets));
        return bad.problems().stream()
                .map(line -> line.replace("../s.yaml", "s.yaml").replace(folder.toString(), "FOLDER"))
                .toList();
    }
}
