package io.chirpsim.results;

import static io.chirpsim.flow.Direction.DOWNLINK;
import static io.chirpsim.flow.Direction.UPLINK;
import static io.chirpsim.results.Fixture.DURATION;
import static io.chirpsim.results.Fixture.SECOND;
import static io.chirpsim.results.Fixture.WARM_UP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chirpsim.flow.Labels;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RoundTripsTest {
    private final Requirement quick = Requirement.parse("downlink.roundTrip.max <= 10 s for 50 % of devices");
    private final Recorder recorder =
            new Recorder(Fixture.config(Fixture.population("a", "a"), new Labels(), List.of(quick), MessageSink.NONE));

    private long command(int device, long atS, long tookS) {
        long id = recorder.created(DOWNLINK, device, WARM_UP + atS * SECOND);
        recorder.delivered(id, WARM_UP + (atS + tookS) * SECOND);
        return id;
    }

    private void uplink(int device, long atS, long tookS) {
        long id = recorder.created(UPLINK, device, WARM_UP + atS * SECOND);
        recorder.delivered(id, WARM_UP + (atS + tookS) * SECOND);
        recorder.released(id, WARM_UP + (atS + tookS) * SECOND);
    }

    @Test
    @DisplayName("ends with the first message that the device made after it had the command, not with one made before")
    void nextMessage() {
        command(0, 0, 5);
        uplink(0, 4, 3);
        uplink(1, 6, 1);
        uplink(0, 20, 2);
        uplink(0, 30, 2);
        ReplicationResult result = recorder.finish(DURATION);
        assertEquals(22, result.metric(Metric.DOWNLINK_ROUND_TRIP_MAX));
        assertEquals(5, result.metric(Metric.DOWNLINK_LATENCY_MAX));
        assertEquals(1, result.roundTripUs(Metric.ALL_GROUPS).count());
    }

    @Test
    @DisplayName("ends with the acknowledgement if that comes first; the message behind it does not count again")
    void acknowledged() {
        long first = command(0, 0, 1);
        long other = command(1, 0, 1);
        recorder.acknowledged(first, WARM_UP + 3 * SECOND);
        recorder.released(first, WARM_UP + 3 * SECOND);
        uplink(0, 20, 2);
        uplink(1, 20, 2);
        recorder.released(other, WARM_UP + 22 * SECOND);
        ReplicationResult result = recorder.finish(DURATION);
        assertEquals(2, result.roundTripUs(Metric.ALL_GROUPS).count());
        assertEquals(3, result.metric(Metric.DOWNLINK_ROUND_TRIP_P50), 0.01);
        assertEquals(22, result.metric(Metric.DOWNLINK_ROUND_TRIP_MAX));
        assertEquals(0.5, quick.value(result));
    }

    @Test
    @DisplayName("commands that nobody answered: infinitely long, as latencies of messages that never arrive")
    void unanswered() {
        command(0, 0, 1);
        assertEquals(Double.POSITIVE_INFINITY, recorder.finish(DURATION).metric(Metric.DOWNLINK_ROUND_TRIP_P95));
    }
}
