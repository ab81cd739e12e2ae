package io.chirpsim.results;

import static io.chirpsim.flow.Direction.DOWNLINK;
import static io.chirpsim.flow.Direction.UPLINK;
import static io.chirpsim.results.Fixture.DURATION;
import static io.chirpsim.results.Fixture.SECOND;
import static io.chirpsim.results.Fixture.WARM_UP;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.chirpsim.flow.Labels;
import io.chirpsim.flow.Stage;
import io.chirpsim.results.MessageSink.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecorderTest {
    private final Recorder recorder = Fixture.recorder("a", "a", "b");

    @Test
    @DisplayName("only messages made in [warmUp, duration) count")
    void window() {
        for (long tUs : new long[] {WARM_UP - 1, WARM_UP, DURATION - 1, DURATION}) {
            recorder.delivered(recorder.created(UPLINK, 0, tUs), tUs + 5);
        }
        ReplicationResult result = recorder.finish(DURATION + 60 * SECOND);
        assertEquals(2, result.generated(UPLINK));
        assertEquals(2, result.delivered(UPLINK));
    }

    @Test
    @DisplayName("frames count by their start in [warmUp, duration)")
    void frames() {
        for (long tUs : new long[] {WARM_UP - 1, WARM_UP, DURATION - 1, DURATION}) {
            recorder.transmitted(2, 0, true, tUs, 7);
        }
        RecorderConfig config = Fixture.config(Fixture.population("a"), named("sf7"), List.of(), MessageSink.NONE);
        Recorder other = new Recorder(config);
        other.transmitted(0, 0, false, WARM_UP, 40);
        other.transmitted(0, 0, true, DURATION - 1, 2);
        ReplicationResult result = other.finish(DURATION);
        assertEquals(0.5, result.metric(Metric.RADIO_PDR));
        assertEquals(42, result.devices().airtimeUs[0]);
        assertEquals(2, result.radio().get("sf7").allTransmissions());
    }

    @Test
    @DisplayName("a message is lost when its last copy ends, in flight while one lives")
    void custody() {
        long lost = recorder.created(UPLINK, 0, WARM_UP);
        recorder.copied(lost, 2);
        recorder.lost(lost, TestCause.NO_COVERAGE, -130, WARM_UP + 1);
        recorder.lost(lost, TestCause.BACKHAUL, 0, WARM_UP + 1);
        long inFlight = recorder.created(UPLINK, 1, WARM_UP);
        recorder.copied(inFlight, 1);
        recorder.lost(inFlight, TestCause.CO_SF, 0, WARM_UP + 2);
        recorder.released(lost, WARM_UP + 3);
        ReplicationResult result = recorder.finish(DURATION);
        assertEquals(1, result.lost(UPLINK, TestCause.BACKHAUL));
        assertEquals(1, result.lost(UPLINK));
        assertEquals(1, result.inFlight(UPLINK));
    }

    @Test
    @DisplayName("what is told after the end is ignored, and so is message 0")
    void afterTheEnd() {
        long id = recorder.created(UPLINK, 0, WARM_UP);
        recorder.lost(id, TestCause.NO_COVERAGE, 0, WARM_UP + 1);
        recorder.delivered(id, WARM_UP + 2);
        recorder.released(id, WARM_UP + 3);
        recorder.delivered(0, WARM_UP);
        ReplicationResult result = recorder.finish(DURATION);
        assertEquals(0, result.delivered(UPLINK));
        assertEquals(1, result.lost(UPLINK));
    }

    @Test
    @DisplayName("a message that ends without arriving or failing is a fault, and so is an id nobody was given")
    void faults() {
        long id = recorder.created(UPLINK, 0, WARM_UP);
        assertThrows(IllegalStateException.class, () -> recorder.released(id, WARM_UP + 1));
        assertThrows(IllegalStateException.class, () -> recorder.delivered(id + 1, WARM_UP + 1));
    }

    @Test
    @DisplayName(
            "of several failures the furthest counts, then the later, then the stronger, in whatever order they are told")
    void cause() {
        record Failure(TestCause cause, double db, long tUs) {}
        List<List<Failure>> winnersFirst = List.of(
                List.of(new Failure(TestCause.BACKHAUL, 0, 1), new Failure(TestCause.CO_SF, -80, 9)),
                List.of(new Failure(TestCause.NOT_DECODED, -120, 5), new Failure(TestCause.WEAK_DECODED, -80, 4)),
                List.of(new Failure(TestCause.NOT_DECODED, -80, 5), new Failure(TestCause.WEAK_DECODED, -80.5, 5)),
                List.of(new Failure(TestCause.NOT_DECODED, -80, 5), new Failure(TestCause.WEAK_DECODED, -80, 5)));
        for (List<Failure> pair : winnersFirst) {
            for (boolean swap : new boolean[] {false, true}) {
                Recorder one = Fixture.recorder("a");
                long id = one.created(UPLINK, 0, WARM_UP);
                for (int i = 0; i < 2; i++) {
                    Failure failure = pair.get(swap ? 1 - i : i);
                    one.failed(id, failure.cause, failure.db, WARM_UP + failure.tUs);
                }
                one.released(id, WARM_UP + 10);
                assertEquals(1, one.finish(DURATION).lost(UPLINK, pair.get(0).cause), pair::toString);
            }
        }
    }

    @Test
    @DisplayName("the times of the stages add up; what is left belongs to the stage the message was in")
    void stages() {
        List<MessageSink.Row> rows = new ArrayList<>();
        Recorder one = new Recorder(Fixture.config(Fixture.population("a"), new Labels(), List.of(), rows::add));
        long id = one.created(UPLINK, 0, WARM_UP);
        one.reached(id, Stage.SOURCE, WARM_UP + 10);
        one.reached(id, Stage.ACCESS, WARM_UP + 110);
        one.reached(id, Stage.ACCESS, WARM_UP + 120);
        one.reached(id, Stage.BACKHAUL, WARM_UP + 150);
        one.reached(id, Stage.BROKER, WARM_UP + 400);
        one.delivered(id, WARM_UP + 415);
        one.delivered(id, WARM_UP + 500);
        ReplicationResult result = one.finish(DURATION);
        assertEquals(1, rows.size());
        assertEquals(Outcome.DELIVERED, rows.get(0).outcome());
        assertArrayEquals(new long[] {10, 100, 40, -1, 250, 15}, rows.get(0).stageUs());
        assertEquals(415, result.ledger(UPLINK).latencyUs().max());
        assertEquals(250, result.stageUs(Stage.BROKER.ordinal()).max());
        assertEquals(0, result.stageUs(Stage.SERVER.ordinal()).count());
    }

    @Test
    @DisplayName("downlinks have a ledger of their own")
    void downlinks() {
        long id = recorder.created(DOWNLINK, 2, WARM_UP);
        recorder.delivered(id, WARM_UP + 2 * SECOND);
        recorder.released(id, WARM_UP + 2 * SECOND);
        recorder.lost(recorder.created(DOWNLINK, 2, WARM_UP), TestCause.NO_COVERAGE, 0, WARM_UP + 1);
        ReplicationResult result = recorder.finish(DURATION);
        assertEquals(0, result.generated(UPLINK));
        assertEquals(0.5, result.metric(Metric.DOWNLINK_RATIO));
        assertEquals(2.0, result.metric(Metric.DOWNLINK_LATENCY_MAX));
        assertEquals(1, result.lost(DOWNLINK, TestCause.NO_COVERAGE));
    }

    @Test
    @DisplayName("counters count from the warm-up on")
    void counters() {
        Recorder one = new Recorder(
                Fixture.config(Fixture.population("a"), named("mqtt.published"), List.of(), MessageSink.NONE));
        one.count(0, 5, WARM_UP - 1);
        one.count(0, 3, WARM_UP);
        one.count(0, 2, DURATION + 1);
        assertEquals(5, one.finish(DURATION).count("mqtt.published"));
    }

    private static Labels named(String name) {
        Labels labels = new Labels();
        labels.register(name);
        return labels;
    }
}
