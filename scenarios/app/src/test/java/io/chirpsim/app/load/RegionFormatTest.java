package io.chirpsim.app.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.app.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionFormatTest {
    @TempDir
    private Path folder;

    private LoaderHarness harness;

    @BeforeEach
    void harness() {
        harness = new LoaderHarness(folder);
    }

    private List<String> planProblems(String plan) {
        harness.file("plan.json", plan);
        return harness.problems(LoaderHarness.BASE + "region: { file: plan.json }\n");
    }

    @Test
    @DisplayName("a plan's faults are told with its file, line and column, all at once")
    void places() {
        List<String> problems = planProblems(
                """
                { "name": "mine", "basedOn": "US915",
                  "txPowerStepDb": -2,
                  "subBands": [
                    { "name": "a", "fromHz": 902000000, "toHz": 900000000, "maxEirpDbm": 30, "dutyCycle": 1 }
                  ] }
                """);
        assertEquals(
                List.of(
                        "FOLDER/plan.json:4:49: subBands[0].toHz: found 900000000; allowed: above fromHz, 902000000",
                        "FOLDER/plan.json:2:20: txPowerStepDb: found -2.0; allowed: above 0 up to 10 dB"),
                problems.stream().sorted(java.util.Comparator.reverseOrder()).toList());
    }

    @ParameterizedTest(name = "{0} | {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'' | FOLDER/plan.json:1:1",
                "[1, 2] | found no keys; allowed: the keys of a region",
                "{ name: mine | not YAML",
                "{ name: mine, basedOn: EU868, dataRtes: [] } | did you mean 'dataRates'?",
                "{ name: mine, basedOn: EU868, rx2: 5 } | rx2: found something else; allowed: keys and values",
                "{ name: mine, basedOn: EU868, networkChannels: 8 } | found '8'; allowed: channels 0-7",
                "{ name: mine, basedOn: EU868, name: other } | this key is here twice",
                "{ name: mine, basedOn: EU868, maxEirpDbm: 14 dBm } | allowed: a number"
            })
    @DisplayName("what is no plan is refused in a line")
    void noPlan(String plan, String what) {
        List<String> problems = planProblems(plan);
        assertTrue(problems.get(0).contains(what), problems::toString);
    }

    @Test
    @DisplayName("there is no such file, or no such key")
    void noFile() {
        String missing = harness.problems(LoaderHarness.BASE + "region: { file: nowhere.json }\n")
                .get(0);
        assertTrue(missing.contains("region.file: there is no file 'nowhere.json'"), missing);
        String unknown = harness.problems(LoaderHarness.BASE + "region: { fle: a.json }\n")
                .get(0);
        assertTrue(unknown.contains("did you mean 'file'?"), unknown);
        String region = harness.problems(LoaderHarness.BASE + "region: US916\n").get(0);
        assertTrue(region.contains("did you mean 'US915'?"), region);
    }

    @Test
    @DisplayName("random text in a plan's file is refused, nothing else")
    void random() {
        SplittableRandom random = new SplittableRandom(46);
        for (int i = 0; i < 50; i++) {
            StringBuilder text = new StringBuilder(i % 2 == 0 ? "{ \"name\": " : "");
            for (int n = random.nextInt(80); n > 0; n--) {
                text.append((char) (32 + random.nextInt(95)));
            }
            assertTrue(!planProblems(text.toString()).isEmpty());
        }
    }

    @Test
    @DisplayName("a plan's data rates, offsets, powers and receive windows hold for the rest of the scenario")
    void holds() {
        harness.file(
                "plan.json",
                """
                { "name": "mine", "basedOn": "AU915", "maxEirpDbm": 10 }
                """);
        String with = LoaderHarness.BASE + "region: { file: plan.json }\n";
        Scenario scenario = harness.load(with);
        assertEquals("mine", scenario.regionalParameters().name());
        assertEquals(8, scenario.network().rx2DataRate());
        assertEquals(10, scenario.devices().get(0).txPowerDbm());
        String rate = harness.problems(with.replace("count: 5", "count: 5\n    dataRate: DR0"))
                .get(0);
        assertTrue(rate.contains("found 'DR0'") && rate.contains("DR2"), rate);
        assertTrue(harness.problems(with, "network.rx1DrOffset=6").get(0).contains("allowed: 0 to 5"));
        assertTrue(harness.problems(with, "network.rx2.dataRate=DR4").get(0).contains("found 'DR4'"));
    }

    @ParameterizedTest(name = "{0}: {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "US915 | '70-80' | found '70-80'; allowed in US915: 0-71",
                "US915 | '9-8' | lowest first",
                "US915 | '8-15 65' | is no channel",
                "US915 | [903.95 MHz] | found 903950000 Hz, no channel of US915",
                "US915 | [903.9 MHz, 903.9 MHz] | twice",
                "US915 | [868.1 MHz] | which US915 forbids",
                "US915 | [] | found an empty list",
                "EU868 | [867.1 MHz] | the default channels, 0-2, are missing",
                "EU868 | '0-8' | allowed in EU868: 0-7",
                "AS923-1 | [923.2 MHz, 923.4 MHz, 922 MHz, 922.2 MHz, 922.4 MHz, 922.6 MHz, 922.8 MHz, 923 MHz] | at most 5 beside the default ones"
            })
    @DisplayName("channels that a region's network cannot use are refused")
    void networkChannels(String region, String channels, String what) {
        List<String> problems = harness.problems(
                LoaderHarness.BASE + "region: " + region + "\nnetwork: { channels: " + channels + " }\n");
        assertTrue(problems.get(0).contains("network.channels"), problems::toString);
        assertTrue(problems.get(0).contains(what), problems::toString);
    }

    @Test
    @DisplayName("network.channels beside radio.channels, or without one for the data rate of a group")
    void contradictions() {
        String both = LoaderHarness.BASE + "network: { channels: '0-3' }\nradio: { channels: [868.1 MHz] }\n";
        assertTrue(harness.problems(both).get(0).contains("radio.channels says which channels there are"));
        String narrow = LoaderHarness.BASE.replace("count: 5", "count: 5\n    dataRate: DR4")
                + "region: US915\nnetwork: { channels: '8-15' }\n";
        assertTrue(
                harness.problems(narrow).get(0).contains("DR4 has none of the network's channels"),
                () -> harness.problems(narrow).toString());
        String strong = LoaderHarness.BASE
                + "region: KR920\nnetwork: { channels: [922.1 MHz, 922.3 MHz, 922.5 MHz, 921.9 MHz] }\n";
        assertTrue(
                harness.problems(strong).get(0).contains("found 14 dBm EIRP; allowed on 921.9 MHz: 10"),
                () -> harness.problems(strong).toString());
    }

    @Test
    @DisplayName("channels are written as they are read")
    void written() {
        String yaml = LoaderHarness.BASE + "region: US915\nnetwork: { channels: '8 - 15,65' }\n";
        Scenario scenario = harness.load(yaml);
        assertEquals(
                "8-15, 65",
                scenario.network().channels().orElseThrow().numbers().orElseThrow());
    }
}
