package io.chirpsim.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.app.scenario.DeviceSensitivity;
import io.chirpsim.app.scenario.GatewaySensitivity;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.flow.Direction;
import io.chirpsim.phy.Sensitivity;
import io.chirpsim.results.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Options with which other simulators' rules are written")
class OtherRulesTest {
    /** One device beside the gateway; no way and no waiting after the air, so that the latency of a message is its time on air. */
    private static final String ONE_DEVICE =
            """
            name: one-device
            duration: 1 day
            fidelity: sizes
            site: { radius: 100 m }
            network: { dedupWindow: 0 s, backhaul: { latency: 0 s } }
            gateways:
              - { id: gw, at: { x: 0 m, y: 0 m } }
            devices:
              - group: g
                count: 1
                place: { at: { x: 10 m, y: 0 m } }
                activation: ABP
                dataRate: DR0
                dutyCycle: none
                traffic: { kind: periodic, every: 1 h, payload: 20 B }
            """;

    @TempDir
    private Path folder;

    private RunResult run(String... sets) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("s.yaml"), ONE_DEVICE);
        Scenario scenario = TestScenarios.load(file.toString(), sets);
        return new Experiment(scenario, TestScenarios.recordings(scenario), Sinks.NONE).run(1, done -> {});
    }

    @ParameterizedTest
    @EnumSource(DeviceSensitivity.class)
    @DisplayName("every sensitivity table of end-devices that a file may name exists")
    void deviceSensitivities(DeviceSensitivity table) {
        assertEquals(table.word(), Sensitivity.named(table.word()).name());
    }

    @ParameterizedTest
    @EnumSource(GatewaySensitivity.class)
    @DisplayName("every sensitivity table of gateways that a file may name exists")
    void gatewaySensitivities(GatewaySensitivity table) {
        assertEquals(table.word(), Sensitivity.named(table.word()).name());
    }

    /** Airtimes of validation page V1: 20 B in settings SN1 and SN3 of Bor et al.; 32 B of PHY payload of ns-3. */
    @ParameterizedTest(name = "frames {0}, {1}, {2} at {3}: {4} s")
    @CsvSource({
        "payload, 4/8, 20 B, DR0, 1.712128",
        "payload, 4/5, 20 B, DR0, 1.318912",
        "ns3, 4/5, 23 B, DR0, 1.810432",
        "ns3, 4/5, 23 B, DR5, 0.071936",
        "lorawan, 4/5, 19 B, DR5, 0.071936"
    })
    @DisplayName("network.frames and radio.codingRate decide how long a frame is on the air")
    void airtime(String frames, String codingRate, String payload, String rate, double seconds)
            throws IOException, InterruptedException {
        RunResult result = run(
                "network.frames=" + frames,
                "radio.codingRate=" + codingRate,
                "devices.g.dataRate=" + rate,
                "devices.g.traffic.payload=" + payload);
        assertEquals(seconds, result.metric("latency.max")[0], 1e-9);
    }

    @Test
    @DisplayName("radio.airtime flora: 1.417216 s at SF12, whatever the payload")
    void flora() throws IOException, InterruptedException {
        assertEquals(1.417216, run("radio.airtime=flora").metric("latency.max")[0], 1e-9);
        assertEquals(
                1.417216,
                run("radio.airtime=flora", "devices.g.traffic.payload=1 B").metric("latency.max")[0],
                1e-9);
    }

    @Test
    @DisplayName("network.frames counts the same for real bytes")
    void bytes() throws IOException, InterruptedException {
        String[] sets = {"network.frames=ns3", "fidelity=bytes", "devices.g.traffic.payload=23 B"};
        assertEquals(1.810432, run(sets).metric("latency.max")[0], 1e-9);
    }

    @Test
    @DisplayName("pauses begin after the end of the frame before")
    void pauses() throws IOException, InterruptedException {
        String common = "devices.g.traffic={ kind: %s, mean: 2 s, payload: 20 B }";
        double airtimeS = 1.810432;
        // 86400 s of gaps with standard deviation 2 s each: the number has one of 2 / (2 + a) sqrt(86400 / (2 + a)),
        // below 100
        double expected = 86_400 / (2 + airtimeS);
        RunResult pauses = run(common.formatted("pauses"));
        assertEquals(expected, pauses.generated(Direction.UPLINK), 500);
        assertEquals(86_400 / 2.0, run(common.formatted("poisson")).generated(Direction.UPLINK), 1000);
    }

    @Test
    @DisplayName("radio.channels: two devices that never met on three channels meet on one")
    void channels() throws IOException, InterruptedException {
        String[] often = {
            "devices.g.count=2",
            "devices.g.traffic={ kind: poisson, mean: 20 s, payload: 20 B }",
            "radio.interference=aloha"
        };
        double three = run(often).metric("delivery.ratio")[0];
        double one = run(Stream.concat(Stream.of(often), Stream.of("radio.channels=[868.3 MHz]"))
                        .toArray(String[]::new))
                .metric("delivery.ratio")[0];
        assertTrue(one < three - 0.05, one + " on one channel, " + three + " on three");
    }

    @Test
    @DisplayName("model unlimited: never too few demodulators")
    void unlimited() throws IOException, InterruptedException {
        List<String> busy = List.of(
                "devices.g.count=100",
                "devices.g.traffic={ kind: poisson, mean: 10 s, payload: 20 B }",
                "duration=1 h");
        assertTrue(lostWithout(busy, "ns3") > 0.1);
        assertEquals(0, lostWithout(busy, "unlimited"));
    }

    private double lostWithout(List<String> sets, String model) throws IOException, InterruptedException {
        return run(Stream.concat(sets.stream(), Stream.of("gateways.gw.model=" + model))
                        .toArray(String[]::new))
                .metric("lost.noDemodulator")[0];
    }

    @Test
    @DisplayName("acknowledged messages are counted by when they were made")
    void acknowledged() throws IOException, InterruptedException {
        RunResult result = run("devices.g.confirmed=true");
        assertEquals(24, result.generated(Direction.UPLINK));
        assertEquals(24, result.count("uplink.acknowledged"));
        assertEquals(1, result.metric("perMessage.uplink.acknowledged")[0]);
    }

    @Test
    @DisplayName("downlinks with CRC and ns-3's acknowledgement of 9 B last longer on the air")
    void downlinkCrc() throws IOException, InterruptedException {
        String[] frames = {"devices.g.confirmed=true", "network.frames=ns3", "devices.g.dataRate=DR5"};
        assertEquals(24 * 36_096, downlinkAirtimeUs(run(frames)));
        assertEquals(
                24 * 41_216,
                downlinkAirtimeUs(run(Stream.concat(Stream.of(frames), Stream.of("network.downlink.crc=true"))
                        .toArray(String[]::new))));
    }

    private static long downlinkAirtimeUs(RunResult result) {
        return result.gateways().get(0).airtimeUs();
    }
}
