package io.chirpsim.app.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chirpsim.app.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Multicast groups and campaigns in a file")
class MulticastFormatTest {
    private static final String C = LoaderHarness.BASE.replace("count: 5", "count: 5\n    class: C");
    private static final String GROUP = "multicast:\n  - { id: all, members: parking, class: C, dataRate: DR3 }\n";

    @TempDir
    private Path folder;

    private LoaderHarness harness;

    @BeforeEach
    void harness() {
        harness = new LoaderHarness(folder);
    }

    @Test
    @DisplayName("groups and campaign are read, written and read again as the same")
    void roundTrip() {
        Scenario scenario = harness.load(C
                + "multicast:\n  - { id: all, members: parking, class: C, dataRate: DR3, frequency: 869.6 MHz,"
                + " send: { every: 5 min, first: 1 min, payload: 4 B } }\n"
                + "campaign: { multicast: all, image: 2 kB, fragment: 40 B, start: 20 min }\n");
        assertEquals(869_600_000L, scenario.multicast().get(0).frequencyHz().orElseThrow());
        Scenario again = harness.load(ScenarioWriter.write(scenario));
        assertEquals(scenario.multicast(), again.multicast());
        assertEquals(scenario.campaign(), again.campaign());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ id: all, members: parkin, class: C }|members",
                "{ id: all, members: parking, class: A }|class",
                "{ id: all, members: parking, class: B }|members",
                "{ id: all, members: parking, class: D }|class",
                "{ id: all, class: C }|members",
                "{ members: parking, class: C }|id",
                "{ id: all, members: parking, class: C, dataRate: DR9 }|dataRate",
                "{ id: all, members: parking, class: C, frequency: 915 MHz }|frequency",
                "{ id: all, members: parking, class: C, pingSlots: { every: 8 s } }|pingSlots",
                "{ id: all, members: parking, class: C, send: { every: 1 h, first: 0 s, payload: 60 B } }|send.payload",
                "{ id: all, members: parking, class: C, send: { every: 0 s, first: 0 s, payload: 4 B } }|send.every",
                "{ id: all, members: parking, class: C, send: { first: 0 s, payload: 4 B } }|send.every",
                "{ id: all, members: parking, class: C, sned: { every: 1 h } }|sned"
            })
    @DisplayName("a wrong group gets one line with its place")
    void wrongGroup(String group, String key) {
        one("s.yaml:13:", key, harness.problems(C + "multicast:\n  - " + group + "\n"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{ multicast: al, image: 2 kB, fragment: 40 B, start: 1 min }|multicast",
                "{ image: 2 kB, fragment: 40 B, start: 1 min }|multicast",
                "{ multicast: all, image: 0 B, fragment: 40 B, start: 1 min }|image",
                "{ multicast: all, image: 400 kB, fragment: 40 B, start: 1 min }|image",
                "{ multicast: all, image: 2 kB, fragment: 113 B, start: 1 min }|fragment",
                "{ multicast: all, image: 2 kB, fragment: 40 B }|start",
                "{ multicast: all, image: 2 kB, fragment: 40 B, start: 1 h }|start",
                "{ multicast: all, image: 2 kB, fragment: 40 B, start: 1 min, interval: 0 s }|interval",
                "{ multicast: all, image: 2 kB, fragment: 40 B, start: 1 min, redundancy: 500 % }|redundancy",
                "{ multicast: all, image: 2 kB, fragment: 40 B, start: 1 min, rounds: -1 }|rounds",
                "{ multicast: all, image: 2 kB, fragment: 40 B, start: 1 min, round: 1 }|round"
            })
    @DisplayName("a wrong campaign gets one line with its place")
    void wrongCampaign(String campaign, String key) {
        one("s.yaml:14:", key, harness.problems(C + GROUP + "campaign: " + campaign + "\n"));
    }

    private static void one(String place, String key, List<String> problems) {
        assertEquals(1, problems.size(), problems::toString);
        String line = problems.get(0);
        assertEquals(place, line.substring(0, place.length()), line);
        assertEquals(true, line.contains(key), line);
    }

    @Test
    @DisplayName("a group cannot have the name of an end-device, nor two groups one name")
    void names() {
        String mqtt = "mqtt:\n  integration: { format: the-things-stack, applicationId: a, tenant: t }\n";
        one(
                "s.yaml:13:11: multicast.parking-1.id",
                "another name",
                harness.problems(C + "multicast:\n  - { id: parking-1, members: parking, class: C }\n" + mqtt));
        one("s.yaml:14:11: ", "twice", harness.problems(C + GROUP + "  - { id: all, members: parking, class: C }\n"));
    }

    @Test
    @DisplayName("ChirpStack has no MQTT command for a group; The Things Stack has")
    void chirpStack() {
        String mqtt = "mqtt:\n  integration: { format: chirpstack, applicationId: a, tenant: t }\n  publishers:\n"
                + "    - { id: boss, downlink: { device: all, fPort: 3, payload: \"01\" }, at: 10 min }\n";
        one("s.yaml:17:", "format: the-things-stack", harness.problems(C + GROUP + mqtt));
        harness.load(C + GROUP + mqtt.replace("chirpstack", "the-things-stack"));
    }
}
