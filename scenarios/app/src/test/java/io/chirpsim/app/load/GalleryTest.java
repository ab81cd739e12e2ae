package io.chirpsim.app.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.chirpsim.app.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

@DisplayName("Every scenario of the gallery")
class GalleryTest {
    private static final Path RESOURCES = Path.of("src/main/resources/io/chirpsim/app");

    @TempDir
    private Path folder;

    static List<String> names() {
        return Gallery.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    @DisplayName("loads, and what is written back loads to an equal scenario")
    void loadsAndRoundTrips(String name) throws IOException {
        ScenarioLoader loader = new ScenarioLoader(new LorawanRegionFacts(), folder);
        Scenario scenario = loader.load(name, List.of());
        assertEquals(name, scenario.name());
        String written = ScenarioWriter.write(scenario);
        Files.writeString(folder.resolve("again.yaml"), written);
        Scenario again = loader.load("again.yaml", List.of());
        assertEquals(scenario, again);
        assertEquals(written, ScenarioWriter.write(again));
        assertEquals(List.of(), schemaErrors(written));
    }

    @ParameterizedTest
    @MethodSource("names")
    @DisplayName("keeps to the JSON Schema")
    void keepsToTheSchema(String name) throws IOException {
        assertEquals(List.of(), schemaErrors(Files.readString(RESOURCES.resolve("gallery/" + name + ".yaml"))));
    }

    @Test
    @DisplayName("is in the index, and the index names no other")
    void indexIsComplete() throws IOException {
        assertEquals(yamlNames("gallery"), names().stream().sorted().toList());
    }

    @Test
    @DisplayName("can use every built-in profile")
    void profilesAreComplete() throws IOException {
        assertEquals(yamlNames("profiles"), Profiles.BUILT_IN);
    }

    @ParameterizedTest
    @MethodSource("profiles")
    @DisplayName("can use the profile")
    void profileLoads(String profile) {
        ScenarioLoader loader = new ScenarioLoader(new LorawanRegionFacts(), folder);
        Scenario scenario = loader.load("hello", List.of("devices.sensors.profile=" + profile));
        assertEquals(profile, scenario.profileOf(scenario.devices().get(0)).name());
    }

    static List<String> profiles() {
        return Profiles.BUILT_IN;
    }

    @Test
    @DisplayName("is checked by editors against the committed schema, which is up to date")
    void schemaIsUpToDate() throws IOException {
        Path committed = RESOURCES.resolve("scenario.schema.json");
        assertEquals(
                ScenarioSchema.text(),
                Files.readString(committed),
                "write it with: chirpsim schema > scenarios/app/" + committed);
    }

    @Test
    @DisplayName("with an unknown key fails the schema as well")
    void schemaRefusesUnknownKeys() throws IOException {
        String hello = Files.readString(RESOURCES.resolve("gallery/hello.yaml"));
        assertTrue(
                schemaErrors(hello.replace("count: 10", "cuont: 10")).toString().contains("cuont"));
        assertTrue(schemaErrors(hello.replace("every: 5 min", "every: 5"))
                .toString()
                .contains("traffic"));
    }

    private static List<String> yamlNames(String folder) throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".yaml"))
                    .map(file -> file.replace(".yaml", ""))
                    .sorted()
                    .toList();
        }
    }

    /** Reads YAML as an editor does: with the core schema of YAML 1.2. */
    static List<String> schemaErrors(String yaml) throws IOException {
        Object document = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(ScenarioSchema.text(), InputFormat.JSON);
        String json = new ObjectMapper().writeValueAsString(document);
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }
}
