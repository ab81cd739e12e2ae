package io.chirpsim.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.results.SummaryJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Summaries of gallery scenarios, field by field against those kept in {@code src/test/resources/golden}. Who changes one on purpose says in the
 * commit why the new value is right, and writes the files anew:
 *
 * <pre>mvn -B verify -pl scenarios/app -am -Dtest=GoldenTest -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.write=true</pre>
 *
 * Whole numbers must be equal. Others may differ by a millionth: everything that feeds them is exact integer arithmetic or {@code StrictMath}, so that
 * they should be equal on any machine, but a last bit is no finding.
 */
class GoldenTest {
    private static final double RELATIVE = 1e-6;
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({"hello, 1 h", "smart-campus, 2 h", "ns3-w1, 30 min"})
    @DisplayName("the summary is the one that is kept")
    void sameSummary(String name, String duration) throws IOException, InterruptedException {
        Scenario scenario = TestScenarios.load(name, "replications=1", "duration=" + duration);
        var result = new Experiment(scenario, TestScenarios.recordings(scenario), Sinks.NONE).run(1, done -> {});
        byte[] summary = SummaryJson.bytes(
                result, scenario.name(), scenario.seed(), scenario.durationUs().orElseThrow() * 1e-6, new TreeMap<>());
        if (Boolean.getBoolean("golden.write")) {
            Path folder = Files.createDirectories(Path.of("src/test/resources/golden"));
            Files.write(folder.resolve(name + ".json"), summary);
            return;
        }
        try (InputStream kept = GoldenTest.class.getResourceAsStream("/golden/" + name + ".json")) {
            List<String> differences = differences(JSON.readTree(kept), JSON.readTree(summary));
            assertTrue(differences.isEmpty(), () -> name + ":\n" + String.join("\n", differences));
        }
    }

    private static List<String> differences(JsonNode kept, JsonNode found) {
        List<String> differences = new ArrayList<>();
        compare("", kept, found, differences);
        return differences;
    }

    private static void compare(String path, JsonNode kept, JsonNode found, List<String> differences) {
        if (kept.isObject() && found.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            kept.fieldNames().forEachRemaining(names::add);
            found.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(path + "." + name, kept.path(name), found.path(name), differences));
        } else if (kept.isArray() && found.isArray() && kept.size() == found.size()) {
            for (int i = 0; i < kept.size(); i++) {
                compare(path + "[" + i + "]", kept.get(i), found.get(i), differences);
            }
        } else if (!same(kept, found)) {
            differences.add(path.substring(1) + ": was " + words(kept) + ", is " + words(found));
        }
    }

    private static boolean same(JsonNode kept, JsonNode found) {
        if (kept.isFloatingPointNumber() || found.isFloatingPointNumber()) {
            double difference = Math.abs(kept.asDouble() - found.asDouble());
            return kept.isNumber() && found.isNumber() && difference <= RELATIVE * Math.abs(kept.asDouble());
        }
        return kept.equals(found);
    }

    private static String words(JsonNode node) {
        return node.isMissingNode() ? "not there" : node.toString();
    }

    @Test
    @DisplayName("a difference is told with field, old and new value")
    void tellsDifferences() throws IOException {
        JsonNode kept = JSON.readTree("{\"a\":{\"b\":[1,2.5,\"x\"],\"c\":7},\"d\":1.0}");
        JsonNode found = JSON.readTree("{\"a\":{\"b\":[2,2.6,\"x\"],\"e\":null},\"d\":1.0000000001}");
        assertEquals(
                List.of(
                        "a.b[0]: was 1, is 2",
                        "a.b[1]: was 2.5, is 2.6",
                        "a.c: was 7, is not there",
                        "a.e: was not there, is null"),
                differences(kept, found));
    }
}
