package io.chirpsim.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.flow.Direction;
import io.chirpsim.results.RunResult;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Energy of a whole scenario against a sheet of paper. */
class EnergyScenarioTest {
    private static final String SCENARIO =
            """
            name: energy
            question: How long does the battery last?
            duration: 1 day
            region: EU868
            site: { radius: 1 km }
            gateways:
              - { id: gw, at: { x: 0 m, y: 0 m } }
            devices:
              - { group: one, count: 1, place: { at: { x: 50 m, y: 0 m } }, activation: ABP, dataRate: DR5, profile: plain.yaml,
                  traffic: { kind: periodic, every: 10 min, firstWithin: 1 min, payload: 12 B } }
            """;

    private static final String PROFILE =
            """
            description: "Numbers for a sheet of paper"
            radio: sx1276
            sensitivity: sx1276
            txPower: 14 dBm
            sleepCurrent: 10 uA
            sensing: { current: 5 mA, time: 100 ms }
            battery: { capacity: 1000 mAh, usable: 80 %, voltage: 3 V }
            """;

    @TempDir
    private Path folder;

    private RunResult run(String... sets) throws Exception {
        return runWith(PROFILE, sets);
    }

    private RunResult runWith(String profile, String... sets) throws Exception {
        java.nio.file.Files.writeString(folder.resolve("plain.yaml"), profile);
        Scenario scenario = Audit.scenario(folder, SCENARIO, sets);
        return new Experiment(scenario, TestScenarios.recordings(scenario), Sinks.NONE).run(1, done -> {});
    }

    @Test
    @DisplayName("one uplink in 10 minutes at SF7: joules and battery years as by hand")
    void byHand() throws Exception {
        double sendS = 60.25 * 1.024e-3; // 25 B at SF7: 12.25 symbols of preamble and 48 of header and payload
        double listenS = 24 * 1.024e-3 + 6 * 32.768e-3; // RX1 at SF7, RX2 at SF12, against 10 ms of clock error
        double standbyS = 3e-3; // 1 ms to wake up before the frame and each window
        double sleepA = 10e-6 * (1 - (sendS + listenS + standbyS) / 600);
        double meanA = (44e-3 * sendS + 10.3e-3 * listenS + 1.6e-3 * standbyS + 5e-3 * 0.1) / 600 + sleepA;
        double joules = 3 * meanA * 86_400;
        double years = 0.8 * 3600 / meanA / (365.25 * 86_400);
        RunResult day = run();
        assertEquals(joules, day.metric("energy.meanJPerDevice")[0], 0.001 * joules);
        assertEquals(years, day.metric("battery.p50")[0], 0.001 * years);
        assertEquals(4.966, joules, 0.001);
        assertEquals(4.764, years, 0.001);
    }

    @Test
    @DisplayName("joining costs energy and no battery years")
    void joinIsExcluded() throws Exception {
        double[] abp = {run().metric("energy.meanJPerDevice")[0], run().metric("battery.p50")[0]};
        RunResult otaa = run("devices.one.activation=OTAA");
        assertTrue(otaa.metric("energy.meanJPerDevice")[0] > abp[0] + 0.001);
        assertEquals(abp[1], otaa.metric("battery.p50")[0], 0.001 * abp[1]);
    }

    @Test
    @DisplayName("a drain in which nobody sends changes neither joules nor battery years")
    void drainIsNoPartOfTheDay() throws Exception {
        RunResult without = run("duration=1 h", "drain=0 s");
        RunResult with = run("duration=1 h", "drain=10 min");
        assertEquals(without.metric("energy.meanJPerDevice")[0], with.metric("energy.meanJPerDevice")[0]);
        assertEquals(without.metric("battery.p50")[0], with.metric("battery.p50")[0]);
    }

    @ParameterizedTest(name = "{1} every {0}: {2} years")
    @CsvSource({
        "60 s,  5, 1 h,     1.238, 0.22",
        "300 s, 5, 1 h,     0.284, 0.97",
        "600 s, 5, 2 h,     0.164, 1.67",
        "1 h,   5, 12 h,    0.065, 4.22",
        "1 day, 5, 12 days, 0.046, 5.97",
        "60 s,  0, 1 h,     2.817, 0.10",
        "300 s, 0, 1 h,     0.599, 0.46",
        "600 s, 0, 2 h,     0.322, 0.85",
        "1 h,   0, 12 h,    0.091, 3.00",
        "1 day, 0, 12 days, 0.047, 5.83"
    })
    @DisplayName("Casals et al. 2017: 14 bytes in the air, unconfirmed, 2400 mAh; ten lifetimes to 3 %")
    void casals(String period, int dataRate, String duration, double milliamp, double years) throws Exception {
        RunResult result = run(
                "devices.one.profile=casals-2017",
                "devices.one.traffic.every=" + period,
                "devices.one.traffic.firstWithin=1 s",
                "devices.one.traffic.payload=1 B",
                "devices.one.dutyCycle=none",
                "devices.one.dataRate=DR" + dataRate,
                "duration=" + duration);
        assertEquals(years, result.metric("battery.p50")[0], 0.03 * years + 0.005);
        assertEquals(milliamp, 2400 / (result.metric("battery.p50")[0] * 8766), 0.03 * milliamp);
    }

    @Test
    @DisplayName(
            "an almost empty battery dies in the run: what comes after is lost for this reason, and the ledger conserves")
    void diesInTheRun() throws Exception {
        String weak = PROFILE.replace("voltage: 3 V", "voltage: 3 V, initial: 0.03 %");
        // 0.24 mAh or 864 mC at 19.16 uA mean current: 12.5 hours
        RunResult result = runWith(weak);
        double years = result.metric("battery.p50")[0];
        double full = run().metric("battery.p50")[0];
        assertEquals(0.0003 * full, years, 0.01 * years);
        long sent = Math.round(years * 365.25 * 144);
        assertEquals(144, result.generated(Direction.UPLINK));
        assertEquals(sent, result.delivered(Direction.UPLINK), 1);
        assertEquals(144 - result.delivered(Direction.UPLINK), Math.round(144 * result.metric("lost.batteryEmpty")[0]));
    }

    @Test
    @DisplayName("the same battery under the sun lives on")
    void sunny() throws Exception {
        String weak = PROFILE.replace("voltage: 3 V", "voltage: 3 V, initial: 0.03 %") + "solar: { energy: 10 J }\n";
        RunResult result = runWith(weak);
        assertEquals(144, result.delivered(Direction.UPLINK));
        assertEquals(50, result.metric("battery.p50")[0]);
    }
}
