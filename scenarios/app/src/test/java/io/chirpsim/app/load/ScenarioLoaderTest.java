package io.chirpsim.app.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.app.scenario.Backhaul;
import io.chirpsim.app.scenario.BackhaulProtocol;
import io.chirpsim.app.scenario.DataRateChoice;
import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.DeviceGroup;
import io.chirpsim.app.scenario.DeviceSensitivity;
import io.chirpsim.app.scenario.GatewaySensitivity;
import io.chirpsim.app.scenario.InputFile;
import io.chirpsim.app.scenario.Interference;
import io.chirpsim.app.scenario.InterferenceMatrix;
import io.chirpsim.app.scenario.LocalPoint;
import io.chirpsim.app.scenario.Place;
import io.chirpsim.app.scenario.Propagation;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.app.scenario.Traffic;
import io.chirpsim.results.Requirement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A scenario file becomes records")
class ScenarioLoaderTest {
    /** Every key of the format at least once, most of them away from their default. */
    private static final String FULL =
            """
            name: full
            question: "Does it: load?"
            seed: -9007199254740993
            start: 2026-03-02T00:00:00Z
            duration: 1 day
            warmUp: 1 h
            drain: 90 s
            replications: { min: 5, max: 40, until: { metric: latency.p95, halfWidth: 12.5 ms } }
            fidelity: sizes
            region: EU868
            site: { origin: { lat: 39.4810, lon: -0.3430 }, radius: 0.9 km, buildings: b.geojson }
            propagation:
              model: { exponent: 2.75, reference: { distance: 40 m, loss: 127.41 dB } }
              shadowing: { sigma: 7.5 dB, correlation: 80 m, sites: 0.25 }
              fading: { model: { rice: { k: 6 dB } }, speed: 1.4 m/s }
              temporal: { sigma: 2 dB }
              indoorLoss: { fixed: 15 dB }
            radio: { reception: threshold, interference: croce, interfererFloor: 12.5 dB, channelChoice: ns3 }
            profiles:
              leak-sensor:
                description: "Rope under a tank"
                radio: sx1276
                sensitivity: sx1272
                txPower: 10.5 dBm
                sleepCurrent: 1.7 uA
                sensing: { current: 3.3 mA, time: 12345 us }
                battery: { capacity: 2400 mAh, usable: 82.5 %, voltage: 3.6 V, selfDischarge: 2.5 %, initial: 12.5 % }
                mcu: { awake: 5 mA, wakeUp: { current: 7 mA, time: 5 ms }, turnOff: { current: 1 mA, time: 1 ms } }
                rxWindowSymbols: { rx1: [12, 12, 12, 12, 8, 8], rx2: [8, 8, 8, 8, 8, 8] }
                solar: { panel: 20 cm2, efficiency: 17.5 %, irradiation: [2.4 kWh/m2/day, 3.3 kWh/m2/day, 4.6 kWh/m2/day, 5.5 kWh/m2/day, 6.4 kWh/m2/day, 7.1 kWh/m2/day, 7.3 kWh/m2/day, 6.3 kWh/m2/day, 5 kWh/m2/day, 3.7 kWh/m2/day, 2.6 kWh/m2/day, 2.1 kWh/m2/day] }
            network:
              dedupWindow: 250 ms
              rx1Delay: 5 s
              rx1DrOffset: 2
              rx2: { dataRate: DR3 }
              backhaul: { latency: 30 ms, jitter: 10 ms, loss: 0.1 % }
              downlink: { maxQueued: 3, windows: rx2 }
              gatewayDutyCycle: hourWindow
            gateways:
              - { id: gw-b, at: { lat: 39.4806, lon: -0.3436 }, height: 24 m, model: sx1301, antenna: { gain: 3 dBi, horizontal: { 0 deg: 0 dB, 60 deg: -3.5 dB }, azimuth: 120 deg, downtilt: 2 deg }, cableLoss: 1 dB, noiseFigure: 5 dB }
              - { id: 1e10000000000000, at: { x: -5 m, y: 0.5 m }, sensitivity: ns3-gateway, backhaul: { latency: 80 ms } }
            devices:
              - group: no
                count: 3
                place: { polygon: park }
                redraw: once
                height: 0.5 m
                indoor: true
                profile: leak-sensor
                class: A
                activation: ABP
                dataRate: DR2
                sensitivity: sx1276
                adr: false
                confirmed: true
                retransmission: lorawan-1.0.2
                traffic: { kind: periodic, every: 10 min, firstWithin: 5 min, jitter: 3 s, payload: 12 B, fPort: 7 }
                queue: { depth: 4, whenFull: drop-new }
                clock: { drift: 20 ppm, jitter: 5 ms }
                dutyCycle: hourWindow
              - group: alarm
                devEUI: 00E4000000000012
                place: { disc: { center: { lat: 39.4811, lon: -0.3430 } , radius: 10 m } }
                profile: alarm-button
                nbTrans: 3
                txPower: 7 dBm
                antennaGain: -2.15 dBi
                dataRate: lowestThatReaches
                traffic: { kind: poisson, mean: 1 day, payload: 1 B }
              - group: bins
                place: { file: sensors/s.csv }
                profile: room-sensor
                traffic: { kind: poisson, mean: 20 min, payload: 12 B }
              - group: twins
                devEUI: [70B3D57ED0000001, 70b3d57ed0000002]
                place: { at: { lat: 39.4811, lon: -0.3430 } }
                traffic: { kind: poisson, mean: 20 min, payload: 12 B }
            mqtt:
              broker: { maxInflight: 7, maxQueued: 0, maxPacket: 2 KiB }
              integration: { format: the-things-stack, applicationId: campus, tenant: upv, qos: 1, link: { latency: 1 ms } }
              publishers:
                - { id: z, topic: a/b, payload: '{"n": 1}', at: 10 min, every: 6 h, qos: 2, retain: true }
                - { id: a, topic: a/c, every: 6 h, link: { latency: 15 ms, jitter: 2 ms, bandwidth: 2 Mbit/s, loss: 1 % } }
              subscribers:
                - { id: dashboard, filter: "v3/+/devices/+/up", qos: 1, cleanSession: false, keepAlive: 30 s }
            requirements:
              - delivery.ratio >= 95 % for 99 % of devices
              - latency.p95 <= 3 s in alarm
              - battery.life > 5 years for 95 % of devices in no
            """;

    @TempDir
    private Path folder;

    private LoaderHarness harness;

    @BeforeEach
    void harness() {
        harness = new LoaderHarness(folder);
        harness.file(
                "b.geojson", BadInputTest.geoJson("[-0.343,39.481],[-0.343,39.482],[-0.342,39.482],[-0.343,39.481]"));
        harness.file(
                "sensors/s.csv",
                """
                devEUI,name,lat,lon,height,indoor,profile
                00E4000000000013,bin-1,39.4811,-0.3431,1.5,FALSE,waste-bin
                1e10000000000000,bin-2,39.4812,-0.3432,,,
                """);
    }

    private static DeviceGroup group(Scenario scenario, String name) {
        return scenario.devices().stream()
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("every key arrives, and what is written back loads to an equal scenario")
    void fullRoundTrip() {
        Scenario scenario = harness.load(FULL);
        String written = ScenarioWriter.write(scenario);
        Scenario again = harness.load(written);
        assertEquals(scenario, again);
        assertEquals(written, ScenarioWriter.write(again));
    }

    @Test
    @DisplayName("the file and what is written back keep to the JSON Schema")
    void fullKeepsToTheSchema() throws IOException {
        assertEquals(List.of(), GalleryTest.schemaErrors(FULL));
        assertEquals(List.of(), GalleryTest.schemaErrors(ScenarioWriter.write(harness.load(FULL))));
    }

    @Test
    @DisplayName("gateways, groups and clients in another order make no difference")
    void orderMakesNoDifference() {
        String yaml = FULL;
        String gateway = yaml.lines()
                        .filter(line -> line.contains("id: gw-b"))
                        .findFirst()
                        .orElseThrow() + "\n";
        String moved = yaml.replace(gateway, "").replace("devices:\n", gateway + "devices:\n");
        String publisher =
                yaml.lines().filter(line -> line.contains("id: z,")).findFirst().orElseThrow() + "\n";
        moved = moved.replace(publisher, "").replace("  subscribers:\n", publisher + "  subscribers:\n");
        assertTrue(!moved.equals(yaml));
        assertEquals(harness.load(yaml), harness.load(moved));
        assertEquals(ScenarioWriter.write(harness.load(yaml)), ScenarioWriter.write(harness.load(moved)));
    }

    @Test
    @DisplayName("identifiers that look like numbers or truth values stay the text they are")
    void rawScalars() {
        Scenario scenario = harness.load(FULL);
        assertEquals(List.of("00E4000000000012"), group(scenario, "alarm").devEuis());
        assertEquals("1e10000000000000", scenario.gateways().get(0).id());
        assertEquals("no", group(scenario, "no").name());
        Place.Listed listed = (Place.Listed) group(scenario, "bins").place();
        assertEquals(Optional.of("1E10000000000000"), listed.sensors().get(1).devEui());
        assertEquals(-9007199254740993L, scenario.seed());
    }

    @Test
    @DisplayName("quantities arrive in base units")
    void baseUnits() {
        Scenario scenario = harness.load(FULL);
        assertEquals(Optional.of(86_400_000_000L), scenario.durationUs());
        assertEquals(900, scenario.site().radiusM());
        assertEquals(
                new Propagation.LogDistance(2.75, 40, 127.41),
                scenario.propagation().pathLoss());
        assertEquals(0.0125, scenario.replications().until().orElseThrow().halfWidth());
        assertEquals(1.7e-6, scenario.profiles().get("leak-sensor").sleepA());
        assertEquals(2.4, scenario.profiles().get("leak-sensor").battery().capacityAh());
        assertEquals(0.825, scenario.profiles().get("leak-sensor").battery().usableShare());
        // 20 cm2 times 2.4 kWh/m2 times 17.5 % times 75 %
        assertEquals(
                2e-3 * 2.4 * 3.6e6 * 0.175 * 0.75,
                scenario.profiles()
                        .get("leak-sensor")
                        .solar()
                        .orElseThrow()
                        .joulesPerDay()
                        .get(0),
                1e-9);
        assertEquals(2048, scenario.mqtt().orElseThrow().broker().maxPacketBytes());
        assertEquals(0.001, scenario.network().backhaul().loss());
        assertEquals(
                new Traffic.Periodic(600_000_000, 300_000_000, 3_000_000, 12, 7),
                group(scenario, "no").traffic());
    }

    @Test
    @DisplayName(
            "defaults follow from other values: gateway from model and network, group from profile, count from lists")
    void derivedDefaults() {
        Scenario scenario = harness.load(FULL);
        assertEquals(GatewaySensitivity.SX1301, scenario.gateways().get(1).sensitivity());
        assertEquals(
                new Backhaul(30_000, 10_000, 0.001, 0, BackhaulProtocol.SEMTECH_UDP),
                scenario.gateways().get(1).backhaul());
        assertEquals(
                new Backhaul(80_000, 0, 0, 0, BackhaulProtocol.SEMTECH_UDP),
                scenario.gateways().get(0).backhaul());
        assertEquals(10.5, group(scenario, "no").txPowerDbm());
        assertEquals(8, group(scenario, "no").nbTrans());
        assertEquals(DeviceSensitivity.SX1276, group(scenario, "no").sensitivity());
        assertEquals(Optional.of(1), group(scenario, "alarm").count());
        assertEquals(Optional.of(2), group(scenario, "bins").count());
        assertEquals(Optional.of(2), group(scenario, "twins").count());
        assertEquals(
                new DataRateChoice.LowestThatReaches(3),
                group(scenario, "alarm").dataRate());
        assertEquals(
                Set.of("alarm-button", "generic-sensor", "leak-sensor", "room-sensor", "waste-bin"),
                scenario.profiles().keySet());
        assertEquals(
                21_600_000_000L,
                scenario.mqtt().orElseThrow().publishers().get(0).firstUs());
        assertEquals(
                600_000_000L, scenario.mqtt().orElseThrow().publishers().get(1).firstUs());
    }

    @Test
    @DisplayName("sensors have the profile of their line, else that of their group")
    void sensorProfiles() {
        Scenario scenario = harness.load(FULL);
        DeviceGroup bins = group(scenario, "bins");
        Place.Listed listed = (Place.Listed) bins.place();
        assertEquals(new InputFile.OnDisk(folder.resolve("sensors/s.csv")), listed.file());
        assertEquals(
                "waste-bin", scenario.profileOf(bins, listed.sensors().get(0)).name());
        assertEquals(
                "room-sensor", scenario.profileOf(bins, listed.sensors().get(1)).name());
    }

    @Test
    @DisplayName("the smallest scenario has the documented defaults")
    void smallest() {
        Scenario scenario = harness.load(LoaderHarness.BASE);
        assertEquals(Defaults.SEED, scenario.seed());
        assertEquals(Optional.of(Defaults.START), scenario.start());
        assertEquals(Defaults.REPLICATIONS, scenario.replications());
        assertEquals(
                new Interference.Named(InterferenceMatrix.CROCE_6DB),
                scenario.radio().interference());
        assertEquals(Optional.of(10.0), scenario.radio().interfererFloorDb());
        assertEquals(
                new Propagation.Published(Defaults.PATH_LOSS),
                scenario.propagation().pathLoss());
        assertEquals(Optional.empty(), scenario.mqtt());
        assertEquals(
                new Place.At(new LocalPoint(10, 0)), scenario.devices().get(0).place());
        assertEquals(14, scenario.devices().get(0).txPowerDbm());
    }

    @Test
    @DisplayName("with a trace, start, duration, count and gateways may come from it")
    void trace() {
        harness.file("log.ndjson", "{}\n");
        String yaml = LoaderHarness.BASE
                .replace("duration: 1 h\n", "")
                .replace("gateways:\n  - { id: gw-1, at: { lat: 39.4806, lon: -0.3436 } }", "gateways: []")
                .replace("    count: 5\n", "")
                .replace(
                        "{ kind: poisson, mean: 20 min, payload: 12 B }",
                        "{ kind: trace, file: log.ndjson, payloadEncoding: hex }");
        Scenario scenario = harness.load(yaml);
        assertEquals(Optional.empty(), scenario.start());
        assertEquals(Optional.empty(), scenario.durationUs());
        assertEquals(Optional.empty(), scenario.devices().get(0).count());
        assertEquals(List.of(), scenario.gateways());
        assertEquals(scenario, harness.load(ScenarioWriter.write(scenario)));
    }

    @Test
    @DisplayName("requirements arrive in the order of the file")
    void requirements() {
        assertEquals(
                List.of(
                        Requirement.parse("delivery.ratio >= 95 % for 99 % of devices"),
                        Requirement.parse("latency.p95 <= 3 s in alarm"),
                        Requirement.parse("battery.life > 5 years for 95 % of devices in no")),
                harness.load(FULL).requirements());
    }

    @ParameterizedTest
    @CsvSource({
        "delivery.ratio, 0.5 %, 0.005",
        "latency.p95, 290 us, 0.00029",
        "latency.max, 7 ms, 0.007",
        "battery.life, 1 year, 1"
    })
    @DisplayName("a stopping rule's half-width is in the unit of its metric's values, and is written back as it was")
    void halfWidth(String metric, String written, double width) {
        String rule = "replications: { min: 2, max: 9, until: { metric: " + metric + ", halfWidth: " + written + " } }";
        Scenario scenario = harness.load(LoaderHarness.BASE + rule + "\n");
        assertEquals(width, scenario.replications().until().orElseThrow().halfWidth());
        assertEquals(scenario, harness.load(ScenarioWriter.write(scenario)));
    }

    @Test
    @DisplayName("aliases stand for what they name")
    void aliases() {
        String yaml = LoaderHarness.BASE.replace("at: { x: 10 m, y: 0 m }", "at: &here { x: 10 m, y: 0 m }")
                + "  - { group: more, count: 1, place: { at: *here }, traffic: { kind: poisson, mean: 1 h, payload: 1 B } }\n";
        Scenario scenario = harness.load(yaml);
        assertEquals(group(scenario, "parking").place(), group(scenario, "more").place());
    }

    @Test
    @DisplayName("a profile may be a file beside the scenario")
    void profileFile() {
        harness.file(
                "kinds/rope.yaml",
                """
                radio: sx1276
                sensitivity: sx1276
                txPower: 12 dBm
                sleepCurrent: 1.7 uA
                sensing: { current: 3.3 mA, time: 1 s }
                battery: { capacity: 2400 mAh, usable: 80 %, voltage: 3.6 V }
                """);
        Scenario scenario =
                harness.load(LoaderHarness.BASE.replace("count: 5", "count: 5\n    profile: kinds/rope.yaml"));
        assertEquals("rope", scenario.devices().get(0).profile());
        assertEquals(12, scenario.devices().get(0).txPowerDbm());
        assertEquals(scenario, harness.load(ScenarioWriter.write(scenario)));
    }

    @Test
    @DisplayName("what is wrong in a profile file is reported there")
    void wrongProfileFile() {
        harness.file(
                "rope.yaml",
                "radio: sx1276\nsensitivity: sx1276\ntxPower: 12\nsleepCurrent: 1 uA\n"
                        + "sensing: { current: 3 mA, time: 1 s }\nbattery: { capacity: 1 Ah, usable: 80 %, voltage: 3 V }\n");
        assertEquals(
                List.of(
                        "s.yaml:9:14: devices.parking.profile: the profile in 'rope.yaml' is wrong",
                        "FOLDER/rope.yaml:3:10: rope.txPower: found '12' has no unit; allowed: a power from -20 dBm to 30 dBm,"
                                + " such as '14 dBm' (dBm)"),
                harness.problems(LoaderHarness.BASE.replace("count: 5", "count: 5\n    profile: rope.yaml")));
    }
}
