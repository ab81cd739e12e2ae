package io.chirpsim.app.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.chirpsim.app.scenario.CodingRate;
import io.chirpsim.app.scenario.DutyCycleRule;
import io.chirpsim.app.scenario.FrameLengths;
import io.chirpsim.app.scenario.GatewayModel;
import io.chirpsim.app.scenario.Interference;
import io.chirpsim.app.scenario.InterferenceMatrix;
import io.chirpsim.app.scenario.PathLossModel;
import io.chirpsim.app.scenario.Propagation.LogDistance;
import io.chirpsim.app.scenario.Propagation.Published;
import io.chirpsim.app.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("compat: NAME lays another simulator's rules under a scenario")
class PresetsTest {
    private static final String SECOND_GATEWAY = "  - { id: gw-2, at: { x: 0 m, y: 0 m }, height: 30 m }\n";

    @TempDir
    private Path folder;

    private LoaderHarness harness;

    @BeforeEach
    void harness() {
        harness = new LoaderHarness(folder);
    }

    private static Stream<String> names() {
        return Presets.NAMES.stream();
    }

    private Scenario load(String preset, String... sets) {
        return harness.load("compat: " + preset + "\n" + LoaderHarness.BASE, sets);
    }

    @ParameterizedTest
    @MethodSource("names")
    @DisplayName("every preset changes a scenario, and what is resolved loads again to the same")
    void resolved(String preset) {
        Scenario scenario = load(preset);
        assertEquals(Optional.of(preset), scenario.compat());
        assertNotEquals(harness.load(LoaderHarness.BASE).radio(), scenario.radio());
        assertEquals(scenario, harness.load(ScenarioWriter.write(scenario)));
    }

    @ParameterizedTest
    @MethodSource("names")
    @DisplayName("what is resolved says everything without the preset")
    void explicit(String preset) {
        Scenario scenario = load(preset);
        String without = ScenarioWriter.write(scenario).replace("compat: " + preset + "\n", "");
        Scenario plain = harness.load(without);
        assertEquals(scenario.propagation(), plain.propagation());
        assertEquals(scenario.radio(), plain.radio());
        assertEquals(scenario.network(), plain.network());
        assertEquals(scenario.gateways(), plain.gateways());
        assertEquals(scenario.devices(), plain.devices());
    }

    @Test
    @DisplayName("what the file says wins, key by key; the rest of a section is the preset's")
    void fileWins() {
        Scenario scenario = harness.load("compat: ns3-lorawan\nradio: { interference: croce }\n" + LoaderHarness.BASE);
        assertEquals(
                new Interference.Named(InterferenceMatrix.CROCE),
                scenario.radio().interference());
        assertEquals(Optional.empty(), scenario.radio().interfererFloorDb());
        assertEquals(FrameLengths.NS3, scenario.network().frames());
    }

    @Test
    @DisplayName("of two models the file's is meant, not a mixture")
    void noMixture() {
        Scenario scenario =
                harness.load("compat: bor2016-corrected\npropagation: { model: { walfisch-ikegami-nlos: {} } }\n"
                        + LoaderHarness.BASE);
        assertNotEquals(LogDistance.class, scenario.propagation().pathLoss().getClass());
    }

    @Test
    @DisplayName("gateway: and device: are laid under every gateway and group")
    void everyItem() {
        Scenario scenario = harness.load(
                "compat: ns3-lorawan\n" + LoaderHarness.BASE.replace("devices:\n", SECOND_GATEWAY + "devices:\n"));
        assertEquals(
                List.of(GatewayModel.NS3, GatewayModel.NS3),
                scenario.gateways().stream().map(g -> g.model()).toList());
        assertEquals(
                List.of(15.0, 30.0),
                scenario.gateways().stream().map(g -> g.heightM()).toList());
        assertEquals(
                DutyCycleRule.OFF_TIME_FROM_START, scenario.devices().get(0).dutyCycle());
    }

    @Test
    @DisplayName("--set compat=NAME works, and other --set options win over it")
    void set() {
        Scenario scenario = harness.load(
                LoaderHarness.BASE, "compat=flora", "radio.codingRate=4/8", "devices.parking.dutyCycle=offTime");
        assertEquals(
                new Interference.Named(InterferenceMatrix.CROCE),
                scenario.radio().interference());
        assertEquals(CodingRate.CR_4_8, scenario.radio().sending().codingRate());
        assertEquals(DutyCycleRule.OFF_TIME, scenario.devices().get(0).dutyCycle());
    }

    @Test
    @DisplayName("profiles of one's own stand beside the preset's")
    void profiles() {
        String own =
                """
                profiles:
                  mine: { radio: sx1276, sensitivity: sx1276, txPower: 14 dBm, sleepCurrent: 1 uA,
                    sensing: { current: 0 A, time: 0 s }, battery: { capacity: 1 Ah, usable: 80 %, voltage: 3 V } }
                """;
        Scenario scenario = harness.load("compat: lorasim-0.2.1\n" + own + LoaderHarness.BASE
                + "  - { group: other, count: 1, place: { at: { x: 0 m, y: 0 m } }, profile: mine,"
                + " traffic: { kind: poisson, mean: 1 h, payload: 1 B } }\n");
        assertEquals(
                List.of("lorasim-node", "mine"), List.copyOf(scenario.profiles().keySet()));
    }

    @Test
    @DisplayName("--set compat=none takes the preset of a file away")
    void none() {
        Scenario scenario = load("flora", "compat=none");
        assertEquals(harness.load(LoaderHarness.BASE).radio(), scenario.radio());
    }

    @Test
    @DisplayName("LoRaSim 0.2.1 takes the decimal logarithm, the corrected paper the natural one")
    void logarithms() {
        assertEquals(
                new Published(PathLossModel.LORASIM),
                load("lorasim-0.2.1").propagation().pathLoss());
        LogDistance natural =
                (LogDistance) load("bor2016-corrected").propagation().pathLoss();
        assertEquals(2.08 * StrictMath.log(10), natural.exponent(), 1e-6);
        assertEquals(40, natural.referenceDistanceM());
        assertEquals(127.41, natural.referenceLossDb());
    }

    @Test
    @DisplayName("an unknown preset is one line, with a guess")
    void unknown() {
        assertEquals(
                List.of("s.yaml:1:9: compat: unknown preset 'ns3-lorawam'; did you mean 'ns3-lorawan'? allowed: "
                        + String.join(", ", Presets.NAMES) + ", none"),
                harness.problems("compat: ns3-lorawam\n" + LoaderHarness.BASE));
    }

    @Test
    @DisplayName("mistakes still point into the user's file")
    void marks() {
        List<String> problems =
                harness.problems("compat: flora\n" + LoaderHarness.BASE.replace("count: 5", "count: 5\n    height: 3"));
        assertEquals(1, problems.size());
        assertEquals("s.yaml:10:13: devices.parking.height", problems.get(0).substring(0, 36));
    }

    @Test
    @DisplayName("a channel that the region forbids is refused")
    void forbiddenChannel() {
        assertEquals(
                List.of(
                        "s.yaml:12:21: radio.channels[0]: found '860 MHz', which EU868 forbids; allowed: a frequency inside"
                                + " one of its sub-bands"),
                harness.problems(LoaderHarness.BASE + "radio: { channels: [860 MHz] }\n").stream()
                        .map(line -> line.replace("s.yaml:11:", "s.yaml:12:"))
                        .toList());
    }
}
