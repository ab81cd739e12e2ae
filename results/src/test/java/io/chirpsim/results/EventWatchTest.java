package io.chirpsim.results;

import static io.chirpsim.flow.Direction.DOWNLINK;
import static io.chirpsim.flow.Direction.UPLINK;
import static io.chirpsim.results.Fixture.DURATION;
import static io.chirpsim.results.Fixture.SECOND;
import static io.chirpsim.results.Fixture.WARM_UP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.flow.Labels;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The run lasts 1000 s after a warm-up of 100 s, so that a bin is one second; one message a second unless a test says otherwise. */
class EventWatchTest {
    private static final EventInfo OUTAGE = new EventInfo(
            400 * SECOND, 500 * SECOND, "backhaulDown", "backhaul down", List.of("backhaul"), Optional.empty());

    private static Recorder recorder(EventInfo... events) {
        return new Recorder(new RecorderConfig(
                Fixture.population("a", "b"),
                Fixture.CAUSES,
                new Labels(),
                List.of("transmit", "sleep"),
                WARM_UP,
                DURATION,
                List.of(),
                MessageSink.NONE,
                List.of(events)));
    }

    private static void send(Recorder recorder, int device, long atUs, TestCause lostFor) {
        long id = recorder.created(UPLINK, device, atUs);
        if (lostFor == null) {
            recorder.delivered(id, atUs + 1000);
            recorder.released(id, atUs + 1000);
        } else {
            recorder.lost(id, lostFor, 0, atUs + 1000);
        }
    }

    @Test
    @DisplayName(
            "an outage loses what was made in it for its causes; what is lost for others or at other times is not its")
    void lost() {
        Recorder recorder = recorder(OUTAGE);
        for (int s = 100; s < 1000; s++) {
            boolean out = s >= 400 && s < 500;
            send(recorder, 0, s * SECOND, s == 450 ? TestCause.CO_SF : out || s == 300 ? TestCause.BACKHAUL : null);
        }
        long command = recorder.created(DOWNLINK, 0, 420 * SECOND);
        recorder.lost(command, TestCause.BACKHAUL, 0, 421 * SECOND);
        EventOutcome outcome = recorder.finish(DURATION).events().get(0);
        assertEquals(100, outcome.made());
        assertEquals(99, outcome.lost());
        assertEquals(1, outcome.downlinksLost());
        assertEquals(0.99, outcome.before(), 1e-12, "of the 100 messages before it one was lost");
        assertEquals(0, outcome.during());
        assertEquals(0, outcome.recoveryS());
        assertEquals(1, outcome.backlogMost());
    }

    @Test
    @DisplayName(
            "recovery ends where the next 50 messages are delivered as before less 5 %; losses until then are the event's")
    void recovery() {
        Recorder recorder = recorder(OUTAGE);
        for (int s = 100; s < 1000; s++) {
            send(recorder, 0, s * SECOND, s >= 400 && s < 540 ? TestCause.BACKHAUL : null);
        }
        EventOutcome outcome = recorder.finish(DURATION).events().get(0);
        assertEquals(1, outcome.before());
        // from 538 s on 48 of 50 arrive, 96 %: the first window with 95 % or more
        assertEquals(38, outcome.recoveryS());
        assertEquals(138, outcome.lost());
        assertEquals(100, outcome.made());
    }

    @Test
    @DisplayName("what does not recover within the run has no recovery time, and its losses count to the end")
    void neverRecovers() {
        Recorder recorder = recorder(OUTAGE);
        for (int s = 100; s < 1000; s++) {
            send(recorder, 0, s * SECOND, s >= 400 ? TestCause.BACKHAUL : null);
        }
        EventOutcome outcome = recorder.finish(DURATION).events().get(0);
        assertTrue(Double.isNaN(outcome.recoveryS()));
        assertEquals(600, outcome.lost());
    }

    @Test
    @DisplayName("an event of one group looks at its messages only")
    void ofGroup() {
        Recorder recorder = recorder(OUTAGE.of("b"));
        for (int s = 100; s < 1000; s++) {
            boolean out = s >= 400 && s < 500;
            send(recorder, 0, s * SECOND, out ? TestCause.BACKHAUL : null);
            send(recorder, 1, s * SECOND, out && s % 2 == 0 ? TestCause.BACKHAUL : null);
        }
        EventOutcome outcome = recorder.finish(DURATION).events().get(0);
        assertEquals(100, outcome.made());
        assertEquals(50, outcome.lost());
        assertEquals(0.5, outcome.during());
    }

    @Test
    @DisplayName("the backlog is the most messages under way at once from its beginning until it is over")
    void backlog() {
        Recorder recorder = recorder(OUTAGE);
        long[] waiting = new long[100];
        for (int s = 100; s < 1000; s++) {
            if (s >= 400 && s < 500) {
                waiting[s - 400] = recorder.created(UPLINK, 0, s * SECOND);
            } else {
                send(recorder, 0, s * SECOND, null);
            }
            for (int i = 0; s == 499 && i < 100; i++) {
                recorder.delivered(waiting[i], 500 * SECOND - 1);
                recorder.released(waiting[i], 500 * SECOND - 1);
            }
        }
        EventOutcome outcome = recorder.finish(DURATION).events().get(0);
        assertEquals(1, outcome.backlogBefore());
        assertEquals(100, outcome.backlogMost());
        assertEquals(1, outcome.during());
    }

    @Test
    @DisplayName("times to 50, 95 and 100 % joined count from the event; who never joins leaves them open")
    void joins() {
        EventInfo reset =
                new EventInfo(400 * SECOND, 400 * SECOND, "reset", "all reset", List.of("notSent"), Optional.empty());
        Recorder recorder = recorder(reset, reset);
        for (int i = 0; i < 40; i++) {
            recorder.event(0).joins();
            recorder.event(1).joins();
        }
        for (int i = 39; i >= 0; i--) {
            recorder.event(0).joined((410 + i) * SECOND);
            if (i < 38) {
                recorder.event(1).joined((410 + i) * SECOND);
            }
        }
        for (int s = 100; s < 1000; s++) {
            send(recorder, 0, s * SECOND, s >= 400 && s < 600 && s % 50 == 0 ? TestCause.NOT_SENT : null);
        }
        List<EventOutcome> outcomes = recorder.finish(DURATION).events();
        assertEquals(40, outcomes.get(0).joining());
        assertEquals(29, outcomes.get(0).join50S());
        assertEquals(47, outcomes.get(0).join95S());
        assertEquals(49, outcomes.get(0).join100S());
        assertEquals(1, outcomes.get(0).lost(), "only what was made before all had joined, at 449 s");
        assertEquals(47, outcomes.get(1).join95S());
        assertTrue(Double.isNaN(outcomes.get(1).join100S()));
        assertEquals(4, outcomes.get(1).lost());
    }
}
