package io.chirpsim.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.app.cli.RunRequest;
import io.chirpsim.app.run.RunScenario;
import io.chirpsim.app.scenario.InputFile;
import io.chirpsim.app.scenario.Scenario;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A path-loss model outside its range")
class WarningsTest {
    private static final String YAML =
            """
            name: far
            duration: 10 min
            replications: 2
            site: { origin: { lat: 39.481, lon: -0.343 }, radius: 900 m }
            propagation: { model: hata-urban }
            gateways:
              - { id: gw-1, at: { x: 0 m, y: 0 m }, height: 30 m }
            devices:
              - group: near
                count: 5
                place: { at: { x: 300 m, y: 0 m } }
                traffic: { kind: periodic, every: 5 min, payload: 12 B }
            """;

    @TempDir
    private Path folder;

    private String stderr(String out, Set<RunRequest.Option> options, String... sets) throws Exception {
        Path file = Files.writeString(folder.resolve("far.yaml"), YAML, StandardCharsets.UTF_8);
        Scenario scenario = TestScenarios.load(file.toString(), sets);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        new RunScenario(
                        new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        folder)
                .run(new RunRequest(
                        scenario,
                        new InputFile.OnDisk(file),
                        List.of(),
                        2,
                        Optional.of(folder.resolve(out)),
                        Optional.empty(),
                        Optional.empty(),
                        options));
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("warns once per run, however many links and replications, and not at all with --quiet or inside")
    void once() throws Exception {
        String warning = "chirpsim: warning: Okumura-Hata: distance outside 1000 to 20000 m; the loss is extrapolated";
        String told = stderr("told", Set.of());
        assertEquals(1, told.lines().filter(warning::equals).count(), told);
        assertEquals(1, told.lines().filter(line -> line.contains("warning")).count(), told);
        assertEquals("", stderr("quiet", Set.of(RunRequest.Option.QUIET)));
        String inside = stderr("inside", Set.of(), "propagation.model=walfisch-ikegami-los");
        assertFalse(inside.contains("warning"), inside);
        assertTrue(Files.exists(folder.resolve("quiet/summary.json")));
    }
}
