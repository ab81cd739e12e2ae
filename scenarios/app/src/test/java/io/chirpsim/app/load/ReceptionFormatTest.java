package io.chirpsim.app.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chirpsim.app.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("radio")
class ReceptionFormatTest {
    private static final String ROW = "[6, -16, -18, -19, -19, -20]";

    @TempDir
    private Path folder;

    private static String yaml(String radio) {
        return LoaderHarness.BASE + "radio: " + radio.replace("ROW", ROW) + "\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{ reception: threshold, rule: energy, interference: goursaud, overlap: exact, invertedIq: none,"
                        + " signalsWhileSending: ignored }",
                "{ rule: worst-segment, interference: orthogonal, overlap: lorasim }",
                "{ rule: lock, interference: croce-6db }",
                "{ rule: { lock: { symbols: 4 } }, invertedIq: interferes }",
                "{ rule: pairwise-critical-section, interference: { base: croce, capture: 6.5 dB } }",
                "{ rule: { pairwise-critical-section: { criticalSymbols: 6, whose: later } } }",
                "{ interference: { matrix: [ROW, ROW, ROW, ROW, ROW, ROW] } }"
            })
    @DisplayName("loads from what is written back, and keeps to the schema both times")
    void roundTrip(String radio) throws IOException {
        LoaderHarness harness = new LoaderHarness(folder);
        Scenario scenario = harness.load(yaml(radio));
        String written = ScenarioWriter.write(scenario);
        assertEquals(scenario, harness.load(written));
        assertEquals(List.of(), GalleryTest.schemaErrors(yaml(radio)));
        assertEquals(List.of(), GalleryTest.schemaErrors(written));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ interference: { matrix: [ROW, ROW, ROW, ROW, ROW] } } | radio.interference.matrix: found 5 rows;"
                        + " allowed: 6 rows (wanted SF7 to SF12) of 6 ratios in dB (interfering SF7 to SF12)",
                "{ interference: { matrix: [ROW, ROW, [1, 2, 3], ROW, ROW, ROW] } } | radio.interference.matrix: found"
                        + " 3 ratios in row 3; allowed: 6 rows (wanted SF7 to SF12) of 6 ratios in dB (interfering"
                        + " SF7 to SF12)",
                "{ interference: { matrix: [ROW, ROW, ROW, ROW, ROW, [1, 2, 3, 4, six, 6]] } } |"
                        + " radio.interference.matrix[5][4]: found 'six'; allowed: a number of dB from -200 to 200",
                "{ interference: { matrix: [ROW], base: croce } } | radio.interference: allowed: either matrix, or base"
                        + " and capture",
                "{ interference: { base: croce } } | radio.interference: allowed: either matrix, or base and capture",
                "{ interference: gorsaud } | radio.interference: found 'gorsaud'; did you mean 'goursaud'? allowed:"
                        + " goursaud, croce, croce-6db, orthogonal, aloha",
                "{ rule: { lock: {}, pairwise-critical-section: {} } } | radio.rule: allowed: exactly one of"
                        + " pairwise-critical-section, lock",
                "{ rule: { pairwise-critical-section: { criticalSymbols: 0 } } } |"
                        + " radio.rule.pairwise-critical-section.criticalSymbols: found '0'; allowed: a whole number from"
                        + " 1 to 100"
            })
    @DisplayName("says what is wrong with it")
    void wrong(String radio, String problem) {
        List<String> problems = new LoaderHarness(folder).problems(yaml(radio));
        assertEquals(1, problems.size(), problems.toString());
        assertEquals(problem, problems.get(0).replaceFirst("^s.yaml:[0-9]+:[0-9]+: ", ""));
    }
}
