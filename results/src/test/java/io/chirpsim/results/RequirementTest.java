package io.chirpsim.results;

import static io.chirpsim.flow.Direction.UPLINK;
import static io.chirpsim.results.Fixture.DURATION;
import static io.chirpsim.results.Fixture.SECOND;
import static io.chirpsim.results.Fixture.WARM_UP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.flow.Labels;
import io.chirpsim.stats.ConfidenceInterval;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequirementTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delivery.ratio >= 95 %                             | 0.95  | false |",
                "delivery.ratio>=95%                                | 0.95  | false |",
                "delivery.ratio >= 95 % for 99 % of devices         | 0.95  | true  |",
                "latency.p95 <= 3 s                                 | 3     | false |",
                "latency.max < 250 ms in parking                    | 0.25  | false | parking",
                "battery.life >= 5 years for 95 % of devices in parking | 5 | true  | parking",
                "battery.life > 730.5 days in bins of devices       | 2     | false | bins of devices",
                "downlink.latency.p99 <= 1 min                      | 60    | false |",
            })
    @DisplayName("the grammar with every part there or not")
    void reads(String text, double threshold, boolean asksDevices, String group) {
        Requirement requirement = Requirement.parse(text);
        assertEquals(threshold, requirement.threshold(), 1e-12);
        assertEquals(asksDevices, requirement.asksDevices());
        assertEquals(group, requirement.group().orElse(null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delivry.ratio >= 95 %                | did you mean 'delivery.ratio'",
                "speed >= 95 %                        | allowed: delivery.ratio, radio.pdr",
                "delivery.ratio >= 95                 | '95' has no unit",
                "delivery.ratio >= 3 s                | not of share",
                "delivery.ratio >= 120 %              | 0 % to 100 %",
                "delivery.ratio == 95 %               | allowed: >=, <=, >, <",
                "delivery.ratio                       | METRIC OP VALUE",
                "latency.p95 <= -3 s                  | 0 or more",
                "latency.p95 <= 3 s for 99 of devices | '99' has no unit",
                "latency.p95 <= 3 s for 0 % of devices | above 0 % up to 100 %",
            })
    @DisplayName("what is no requirement gets one line that says what is allowed")
    void refuses(String text, String expected) {
        String message = assertThrows(RequirementException.class, () -> Requirement.parse(text))
                .getMessage();
        assertTrue(message.contains(expected), message);
        assertTrue(message.lines().count() == 1, message);
    }

    @ParameterizedTest
    @CsvSource({
        "0.96, 0.94, 0.98, UNDECIDED",
        "0.96, 0.95, 0.97, MET",
        "0.94, 0.93, 0.95, UNDECIDED",
        "0.93, 0.92, 0.94, NOT_MET",
        "0.95, NaN, NaN, MET",
        "0.94, NaN, NaN, NOT_MET",
        "NaN, NaN, NaN, UNDECIDED",
    })
    @DisplayName("the interval decides; with one replication the value alone")
    void verdicts(double mean, double low, double high, Verdict expected) {
        Requirement requirement = Requirement.parse("delivery.ratio >= 95 %");
        assertEquals(
                expected,
                requirement.judge(new ConfidenceInterval(mean, low, high, 2)).verdict());
    }

    @Test
    @DisplayName("a share of devices: each is asked, those without messages are not")
    void shareOfDevices() {
        // of 10 messages each, device i loses i; device 4 sends nothing
        assertEquals(0.5, value("delivery.ratio >= 90 % for 50 % of devices"));
        assertEquals(0.25, value("delivery.ratio > 90 % for 50 % of devices"));
        assertEquals(1.0, value("delivery.ratio < 90 % for 50 % of devices in b"));
    }

    @Test
    @DisplayName("the latency quantile of single devices is the one a sorted list gives")
    void latencyOfDevices() {
        for (String op : List.of("<=", "<", ">=", ">")) {
            for (String quantile : List.of("p50", "p95", "max")) {
                for (int limitS = 1; limitS <= 11; limitS++) {
                    String text = "latency." + quantile + " " + op + " " + limitS + " s for 1 % of devices";
                    assertEquals(expectedShare(quantile, op, limitS), value(text), text);
                }
            }
        }
    }

    /** Device i delivers messages with latencies of i + 1 to 10 seconds. */
    private static double expectedShare(String quantile, String op, int limitS) {
        double q = quantile.equals("max") ? 1 : Double.parseDouble("0." + quantile.substring(1));
        int satisfied = 0;
        for (int device = 0; device < 4; device++) {
            int n = 10 - device;
            double latencyS = device + Math.max(1, Math.ceil(q * n));
            satisfied += Comparison.of(op).orElseThrow().holds(latencyS, limitS) ? 1 : 0;
        }
        return satisfied / 4.0;
    }

    private static double value(String text) {
        Requirement requirement = Requirement.parse(text);
        Recorder recorder = new Recorder(Fixture.config(
                Fixture.population("a", "a", "b", "b", "b"), new Labels(), List.of(requirement), MessageSink.NONE));
        for (int device = 0; device < 4; device++) {
            for (int i = 0; i < 10; i++) {
                long id = recorder.created(UPLINK, device, WARM_UP);
                if (i < device) {
                    recorder.lost(id, TestCause.NO_COVERAGE, 0, WARM_UP + 1);
                } else {
                    recorder.delivered(id, WARM_UP + (i + 1) * SECOND);
                    recorder.released(id, WARM_UP + (i + 1) * SECOND);
                }
            }
        }
        return requirement.value(recorder.finish(DURATION));
    }

    @Test
    @DisplayName("nothing delivered does not satisfy a latency, no message at all leaves it undecided")
    void nothingDelivered() {
        Requirement requirement = Requirement.parse("latency.p95 <= 3 s");
        for (boolean sends : new boolean[] {true, false}) {
            RunResult run = new RunResult(List.of(requirement));
            for (int i = 0; i < 2; i++) {
                Recorder recorder = Fixture.recorder("a");
                if (sends) {
                    recorder.lost(recorder.created(UPLINK, 0, WARM_UP), TestCause.NO_COVERAGE, 0, WARM_UP);
                }
                run.add(recorder.finish(DURATION));
            }
            assertEquals(
                    sends ? Verdict.NOT_MET : Verdict.UNDECIDED,
                    run.verdicts().get(0).verdict());
        }
    }

    @Test
    @DisplayName("battery life is that of the first empty battery, or asked of single devices that have one")
    void batteryLife() {
        Requirement all = Requirement.parse("battery.life >= 5 years");
        Requirement most = Requirement.parse("battery.life >= 5 years for 60 % of devices");
        Recorder recorder = Fixture.recorder("a", "a", "a", "a");
        double[] years = {4, 8, 9, Double.POSITIVE_INFINITY};
        for (int device = 0; device < 4; device++) {
            recorder.deviceEnergy(device, new double[] {1, 2}, years[device]);
        }
        ReplicationResult result = recorder.finish(DURATION);
        assertEquals(4, all.value(result));
        assertEquals(2.0 / 3, most.value(result));
        assertEquals(12.0, Arrays.stream(result.devices().joules).sum());
    }
}
