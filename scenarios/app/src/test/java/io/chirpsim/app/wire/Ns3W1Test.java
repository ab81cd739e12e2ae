package io.chirpsim.app.wire;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.results.RunResult;
import io.chirpsim.stats.ConfidenceInterval;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Workload W1 against two independent C programs that follow ns-3 lorawan's rules (signetlabdei/lorawan 82ea58a on ns-3.43; their means over 3000,
 * 2400 and 500 seeds), three periods of 600 s each. Equivalence: the 99.9 % interval lies inside reference +- tolerance.
 */
class Ns3W1Test {
    private static final double CONFIDENCE = 0.999;

    /** Share received of the frames at SF7 to SF12, N = 1000: the same two programs, mean of 2400 seeds. */
    private static final double[] REFERENCE_BY_SF = {0.9902, 0.9892, 0.9722, 0.9291, 0.8652, 0.7382};

    @ParameterizedTest(name = "N = {0}: received {2} +- {3} in {1} replications")
    @CsvSource({"100, 240, 0.9894, 0.006", "1000, 100, 0.9036, 0.009", "5000, 32, 0.5995, 0.015"})
    @DisplayName("W1 agrees with ns-3, a tenth of the replications and three times the tolerance")
    void tenth(int devices, int replications, double reference, double tolerance) throws InterruptedException {
        RunResult result = run(devices, replications, 1);
        assertWithin(result.metric("radio.pdr"), reference, tolerance, "radio.pdr");
        if (devices == 5000) {
            assertWithin(interfered(result), 0.297, 0.018, "interference");
            assertWithin(result.metric("lost.noDemodulator"), 0.103, 0.018, "no demodulator");
        }
    }

    @Tag("slow")
    @ParameterizedTest(name = "seed {4}, N = {0}: received {2} +- {3} in {1} replications")
    @CsvSource({
        "100, 2400, 0.9894, 0.002, 1",
        "1000, 1000, 0.9036, 0.003, 1",
        "5000, 250, 0.5995, 0.005, 1",
        "100, 2400, 0.9894, 0.002, 2",
        "1000, 1000, 0.9036, 0.003, 2",
        "5000, 250, 0.5995, 0.005, 2"
    })
    @DisplayName("W1 agrees with ns-3")
    void full(int devices, int replications, double reference, double tolerance, long seed)
            throws InterruptedException {
        RunResult result = run(devices, replications, seed);
        assertWithin(result.metric("radio.pdr"), reference, tolerance, "radio.pdr");
        if (devices == 1000) {
            for (int sf = 7; sf <= 12; sf++) {
                String metric = "radio.pdr.sf" + sf;
                assertWithin(result.metric(metric), REFERENCE_BY_SF[sf - 7], sf == 12 ? 0.02 : 0.01, metric);
            }
        }
        if (devices == 5000) {
            assertWithin(interfered(result), 0.297, 0.006, "interference");
            assertWithin(result.metric("lost.noDemodulator"), 0.103, 0.006, "no demodulator");
        }
    }

    private static RunResult run(int devices, int replications, long seed) throws InterruptedException {
        Scenario scenario = TestScenarios.load(
                "ns3-w1",
                "devices.w1.count=" + devices,
                "duration=1800 s",
                "replications=" + replications,
                "seed=" + seed);
        Recordings recordings = TestScenarios.recordings(scenario);
        return new Experiment(scenario, recordings, Sinks.NONE).run(2, done -> {});
    }

    private static double[] interfered(RunResult result) {
        double[] same = result.metric("lost.coSfInterference");
        double[] other = result.metric("lost.interSfInterference");
        double[] sum = new double[same.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = same[i] + other[i];
        }
        return sum;
    }

    private static void assertWithin(double[] values, double reference, double tolerance, String what) {
        ConfidenceInterval interval = ConfidenceInterval.of(values, CONFIDENCE);
        String found = what + ": " + interval + ", reference " + reference + " +- " + tolerance;
        assertTrue(interval.halfWidth() <= 0.4 * tolerance, () -> "too few replications: " + found);
        assertTrue(interval.within(reference, tolerance), found);
    }
}
