package io.chirpsim.results;

import static io.chirpsim.flow.Direction.UPLINK;
import static io.chirpsim.results.Fixture.DURATION;
import static io.chirpsim.results.Fixture.SECOND;
import static io.chirpsim.results.Fixture.WARM_UP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chirpsim.flow.Labels;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Closed forms: Kaul, Yates and Gruteser 2012; for losses, mean age = E[X^2] / (2 E[X]) + d with X the time between arrivals. */
class AgesTest {
    private static final long PERIOD = 10 * SECOND;
    private static final long DELAY = 3 * SECOND;

    private static void send(Recorder recorder, int device, long atUs, long delayUs) {
        long id = recorder.created(UPLINK, device, atUs);
        recorder.delivered(id, atUs + delayUs);
        recorder.released(id, atUs + delayUs);
    }

    /** Messages of device 0 from the start to the end, some of them lost. */
    private static ReplicationResult periodic(double loss, long seed) {
        Recorder recorder = Fixture.recorder("a");
        SplittableRandom random = new SplittableRandom(seed);
        for (long atUs = 0; atUs < DURATION; atUs += PERIOD) {
            if (random.nextDouble() >= loss) {
                send(recorder, 0, atUs, DELAY);
            }
        }
        return recorder.finish(DURATION);
    }

    @Test
    @DisplayName("updates every T that take d: mean age T/2 + d, every peak T + d, the age uniform between d and T + d")
    void periodic() {
        ReplicationResult result = periodic(0, 0);
        assertEquals(5 + 3, result.metric(Metric.AGE_MEAN), 1e-9);
        assertEquals(10 + 3, result.metric(Metric.AGE_PEAK), 1e-9);
        assertEquals(10 + 3, result.metric(Metric.AGE_MAX), 1e-9);
        assertEquals(3 + 9.5, result.metric(Metric.AGE_P95), 0.03);
        assertEquals(3 + 5, result.metric(Metric.AGE_P50), 0.03);
    }

    @Test
    @DisplayName("each lost with p: mean age T (1 + p) / (2 (1 - p)) + d, mean peak T / (1 - p) + d")
    void lossy() {
        double p = 0.4;
        double area = 0;
        double time = 0;
        double peaks = 0;
        int n = 400;
        for (int seed = 0; seed < n; seed++) {
            ReplicationResult result = periodic(p, seed);
            area += result.devices().ageAreaS2[0];
            time += result.devices().ageTimeUs[0] / 1e6;
            peaks += result.metric(Metric.AGE_PEAK);
        }
        assertEquals(10 * 1.4 / 1.2 + 3, area / time, 0.2);
        assertEquals(10 / 0.6 + 3, peaks / n, 0.3);
    }

    @Test
    @DisplayName("Poisson updates of rate 1/m that take d: mean age m + d, and the age minus d is exponential")
    void poisson() {
        Recorder recorder = new Recorder(new RecorderConfig(
                Fixture.population("a"),
                Fixture.CAUSES,
                new Labels(),
                List.of("transmit", "sleep"),
                0,
                1_000_000 * SECOND,
                List.of(),
                MessageSink.NONE));
        SplittableRandom random = new SplittableRandom(3);
        for (double s = 0; s < 1e6; s += -10 * StrictMath.log(1 - random.nextDouble())) {
            send(recorder, 0, Math.round(s * 1e6), DELAY);
        }
        ReplicationResult result = recorder.finish(1_000_000 * SECOND);
        assertEquals(10 + 3, result.metric(Metric.AGE_MEAN), 0.15);
        assertEquals(3 + 10 * StrictMath.log(20), result.metric(Metric.AGE_P95), 0.6);
    }

    @Test
    @DisplayName(
            "what arrives late and is older than what is known changes nothing; before anything came there is no age")
    void outOfOrder() {
        Recorder recorder = Fixture.recorder("a", "a");
        send(recorder, 0, DURATION - 20 * SECOND, 2 * SECOND);
        send(recorder, 0, DURATION - 30 * SECOND, 15 * SECOND);
        ReplicationResult result = recorder.finish(DURATION);
        assertEquals((2 + 20) / 2.0, result.metric(Metric.AGE_MEAN), 1e-9);
        assertEquals(Double.NaN, result.metric(Metric.AGE_PEAK));
        assertEquals(18 * SECOND, result.devices().ageTimeUs[0]);
        assertEquals(Double.NaN, result.devices().ageMeanS(1));
    }

    @Test
    @DisplayName("requirements on ages: of all, and of single devices by mean and by share of time")
    void requirements() {
        List<Requirement> asked = List.of(
                Requirement.parse("age.mean <= 8.1 s"),
                Requirement.parse("age.mean <= 8.1 s for 60 % of devices"),
                Requirement.parse("age.p95 <= 12.6 s for 60 % of devices"),
                Requirement.parse("age.p95 <= 12.4 s for 40 % of devices"));
        Recorder recorder =
                new Recorder(Fixture.config(Fixture.population("a", "b"), new Labels(), asked, MessageSink.NONE));
        for (long atUs = 0; atUs < DURATION; atUs += PERIOD) {
            send(recorder, 0, atUs, DELAY);
        }
        recorder.lost(recorder.created(UPLINK, 1, WARM_UP), TestCause.NO_COVERAGE, 0, WARM_UP);
        RunResult run = new RunResult(asked);
        run.add(recorder.finish(DURATION));
        assertEquals(
                List.of(Verdict.MET, Verdict.NOT_MET, Verdict.NOT_MET, Verdict.NOT_MET),
                run.verdicts().stream().map(RequirementResult::verdict).toList());
        assertEquals(
                List.of(0.5, 0.5, 0.0),
                run.verdicts().subList(1, 4).stream().map(v -> v.value().mean()).toList());
    }
}
