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
                "{ interference: { matrix: [ROW, ROW, ROW, ROW, ROW, ROW] } }",
                "{ reception: calibrated }",
                "{ lbt: region }",
                "{ lbt: none }",
                "{ lbt: { threshold: -80 dBm, sense: 5 ms } }",
                "{ lbt: { threshold: -65.5 dBm, sense: 160 us, maxAirtime: 4 s, pause: 50 ms } }",
                "{ reception: awgn }",
                "{ reception: { awgn: { implementationLoss: 1.5 dB } } }",
                "{ foreign: [{ perHour: 2000, weakest: -120 dBm, strongest: -90 dBm }] }",
                "{ foreign: [{ perHour: 0.5, channels: [868.1 MHz], spreadingFactors: { sf7: 3, sf12: 1 }, phyPayload: 51 B,"
                        + " weakest: -120 dBm, strongest: -90 dBm, syncWord: same }] }"
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
                "{ reception: { awgn: { implementationLoss: -1 dB } } } | radio.reception.awgn.implementationLoss: found"
                        + " '-1 dB'; allowed: decibels from 0 to 20, such as '3 dB' (dB)",
                "{ foreign: [{ perHour: 1, weakest: -90 dBm, strongest: -91 dBm }] } | radio.foreign[0].strongest: allowed:"
                        + " at least weakest, -90 dBm",
                "{ foreign: [{ perHour: 1, weakest: -90 dBm, strongest: -80 dBm, spreadingFactors: { sf4: 1 } }] } |"
                        + " radio.foreign[0].spreadingFactors.sf4: found 'sf4'; allowed: sf5 to sf12",
                "{ lbt: regoin } | radio.lbt: found 'regoin'; did you mean 'region'? allowed: region, none",
                "{ lbt: { sense: 5 ms } } | radio.lbt.threshold: missing; allowed: a power from -200 dBm to 50 dBm, such as"
                        + " '-80 dBm' (dBm)",
                "{ lbt: { threshold: -80 dB, sense: 5 ms } } | radio.lbt.threshold: found 'dB' is a unit of ratio"
                        + " db, not of power; allowed: a power from -200 dBm to 50 dBm, such as '-80 dBm' (dBm)",
                "{ lbt: { threshold: -80 dBm, sense: 2 s } } | radio.lbt.sense: found '2 s'; allowed: at most 1 s",
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

    private static String gateway(String keys) {
        return LoaderHarness.BASE.replace("lon: -0.3436 } }", "lon: -0.3436 }, " + keys + " }");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model: sx1303, externalInterference: 3 dB, channels: all",
                "externalInterference: { rise: 6 dB, share: 10 %, burst: 500 ms }, channels: region",
                "channels: { lora: [868.1 MHz, 868.3 MHz, 868.5 MHz] }",
                "channels: { lora: [867.1 MHz, 868.5 MHz], standard: { frequency: 868.3 MHz, spreadingFactor: 7, bandwidth:"
                        + " 250 kHz }, fsk: 868.8 MHz }",
                "availability: { downtimes: [{ from: 2 h, to: 3 h }, { from: 4 h, to: 5 h }] }",
                "availability: { regular: { every: 1 day, for: 10 min, first: 2 h } }"
            })
    @DisplayName("and the radio of a gateway load from what is written back")
    void gateways(String keys) throws IOException {
        LoaderHarness harness = new LoaderHarness(folder);
        Scenario scenario = harness.load(gateway(keys));
        String written = ScenarioWriter.write(scenario);
        assertEquals(scenario, harness.load(written));
        assertEquals(List.of(), GalleryTest.schemaErrors(gateway(keys)));
        assertEquals(List.of(), GalleryTest.schemaErrors(written));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "channels: { lora: [867.1 MHz, 868.1 MHz, 869.1 MHz] } | gateways.gw-1.channels: these channels do not fit"
                        + " two radios of 925 kHz each; allowed: two groups of channels, each within 925 kHz from its"
                        + " lowest to its highest edge",
                "channels: { lora: [868.1 MHz, 900 MHz] } | gateways.gw-1.channels.lora[1]: found '900 MHz', which EU868"
                        + " forbids; allowed: a frequency inside one of its sub-bands",
                "channels: { lora: [868.1 MHz], fsk: 868.65 MHz } | gateways.gw-1.channels.fsk: found '868.65 MHz', which EU868"
                        + " forbids; allowed: a frequency inside one of its sub-bands",
                "channels: { lora: [868.1 MHz, 868100 kHz] } | gateways.gw-1.channels.lora: found '868100 kHz' twice; allowed:"
                        + " each once",
                "availability: { downtimes: [{ from: 3 h, to: 2 h }] } | gateways.gw-1.availability.downtimes[0].to: found"
                        + " 2 h; allowed: after from, 3 h",
                "availability: { downtimes: [{ from: 1 h, to: 3 h }, { from: 2 h, to: 4 h }] } |"
                        + " gateways.gw-1.availability.downtimes: number 2 begins before number 1 has ended; allowed: in"
                        + " order and apart",
                "availability: { regular: { every: 1 h, for: 1 h } } | gateways.gw-1.availability.regular.for: found 1 h;"
                        + " allowed: less than every, 1 h",
                "channels: some | gateways.gw-1.channels: found 'some'; allowed: region, all, { lora: [868.1 MHz, 868.3 MHz,"
                        + " 868.5 MHz] }"
            })
    @DisplayName("says what is wrong with a gateway's radio")
    void wrongGateway(String keys, String problem) {
        List<String> problems = new LoaderHarness(folder).problems(gateway(keys));
        assertEquals(1, problems.size(), problems.toString());
        assertEquals(problem, problems.get(0).replaceFirst("^s.yaml:[0-9]+:[0-9]+: ", ""));
    }
}
