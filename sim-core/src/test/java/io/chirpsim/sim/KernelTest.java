package io.chirpsim.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import umontreal.ssj.simevents.eventlist.EventList;
import umontreal.ssj.simevents.eventlist.SplayTree;

@DisplayName("The calendar")
class KernelTest {
    private final Kernel kernel = new Kernel();
    private final List<String> log = new ArrayList<>();

    private SimEvent event(Kernel owner, EventKind kind, String name) {
        return new SimEvent(owner, kind) {
            @Override
            public void happen() {
                log.add(name + "@" + owner.nowUs());
            }
        };
    }

    private SimEvent event(String name) {
        return event(kernel, EventKind.WAKE_UP, name);
    }

    @Test
    @DisplayName("lets events happen by time, then kind, then insertion")
    void order() {
        kernel.schedule(event(kernel, EventKind.OBSERVATION, "look"), 10);
        kernel.schedule(event(kernel, EventKind.TRANSMISSION_START, "start1"), 10);
        kernel.schedule(event(kernel, EventKind.TRANSMISSION_START, "start2"), 10);
        kernel.schedule(event(kernel, EventKind.SOURCE, "source"), 10);
        kernel.schedule(event(kernel, EventKind.WAKE_UP, "wake"), 10);
        kernel.schedule(event(kernel, EventKind.ARRIVAL, "arrival"), 10);
        kernel.schedule(event(kernel, EventKind.TRANSMISSION_END, "end"), 10);
        kernel.schedule(event(kernel, EventKind.OBSERVATION, "earlier"), 9);
        kernel.runThrough(10);
        assertEquals(
                List.of(
                        "earlier@9",
                        "end@10",
                        "arrival@10",
                        "wake@10",
                        "source@10",
                        "start1@10",
                        "start2@10",
                        "look@10"),
                log);
    }

    @Test
    @DisplayName("counts a rescheduled event as inserted anew")
    void rescheduleGoesBehind() {
        SimEvent first = event("first");
        kernel.schedule(first, 5);
        kernel.schedule(event("second"), 5);
        kernel.reschedule(first, 5);
        kernel.runThrough(5);
        assertEquals(List.of("second@5", "first@5"), log);
    }

    @ParameterizedTest
    @ValueSource(longs = {999, 1000, 1001})
    @DisplayName("runs through its last microsecond, and the clock stands there")
    void runThroughBoundary(long untilUs) {
        kernel.schedule(event("a"), 1000);
        kernel.runThrough(untilUs);
        assertEquals(untilUs >= 1000, log.size() == 1);
        assertEquals(untilUs, kernel.nowUs());
        assertEquals(untilUs, kernel.time());
        assertEquals(untilUs >= 1000 ? Long.MAX_VALUE : 1000, kernel.nextUs());
        assertEquals(untilUs >= 1000 ? 1 : 0, kernel.executed());
    }

    @Test
    @DisplayName("refuses the past and takes the present")
    void past() {
        kernel.runThrough(1000);
        assertThrows(IllegalArgumentException.class, () -> kernel.schedule(event("late"), 999));
        assertThrows(IllegalArgumentException.class, () -> kernel.schedule(event("before all"), -1));
        assertThrows(IllegalArgumentException.class, () -> kernel.runThrough(999));
        kernel.schedule(event("now"), 1000);
        kernel.schedule(event("next"), 1001);
        kernel.runThrough(1000);
        assertEquals(List.of("now@1000"), log);
    }

    @Test
    @DisplayName("takes every whole microsecond up to 2^53 and none beyond")
    void end() {
        kernel.schedule(event("last"), Kernel.MAX_US);
        kernel.schedule(event("last but one"), Kernel.MAX_US - 1);
        assertThrows(IllegalArgumentException.class, () -> kernel.schedule(event("beyond"), Kernel.MAX_US + 1));
        assertThrows(IllegalArgumentException.class, () -> kernel.schedule(event("beyond"), Long.MAX_VALUE));
        kernel.runThrough(Kernel.MAX_US);
        assertEquals(List.of("last but one@" + (Kernel.MAX_US - 1), "last@" + Kernel.MAX_US), log);
    }

    @Test
    @DisplayName("refuses to run beyond 2^53 microseconds instead of falling off its empty list")
    void beyondTheEnd() {
        assertThrows(IllegalArgumentException.class, () -> kernel.runThrough(Long.MAX_VALUE));
        assertThrows(IllegalArgumentException.class, () -> kernel.runThrough(Kernel.MAX_US + 1));
    }

    @Test
    @DisplayName("lets an event schedule itself again while it happens, in the same microsecond too")
    void reuse() {
        SimEvent tick = new SimEvent(kernel, EventKind.WAKE_UP) {
            @Override
            public void happen() {
                assertFalse(isScheduled());
                log.add("tick@" + kernel.nowUs());
                if (log.size() < 4) {
                    kernel.schedule(this, kernel.nowUs() + log.size() / 2);
                }
            }
        };
        kernel.schedule(tick, 7);
        assertTrue(tick.isScheduled());
        assertEquals(7, tick.atUs());
        kernel.runThrough(100);
        assertEquals(List.of("tick@7", "tick@7", "tick@8", "tick@9"), log);
        assertFalse(tick.isScheduled());
        kernel.schedule(tick, 200);
        kernel.runThrough(200);
        assertEquals("tick@200", log.get(4));
    }

    @Test
    @DisplayName("cancels what waits, once, and forgets it")
    void cancel() {
        SimEvent doomed = event("doomed");
        assertFalse(kernel.cancel(doomed));
        kernel.schedule(doomed, 5);
        assertTrue(kernel.cancel(doomed));
        assertFalse(kernel.cancel(doomed));
        assertFalse(doomed.isScheduled());
        kernel.runThrough(10);
        assertEquals(List.of(), log);
        kernel.schedule(doomed, 11);
        kernel.runThrough(11);
        assertEquals(List.of("doomed@11"), log);
    }

    @Test
    @DisplayName("refuses an event that waits already, on any list")
    void twice() {
        for (EventList list : List.of(new CalendarRing(), new SplayTree())) {
            Kernel any = new Kernel(list);
            SimEvent once = event(any, EventKind.WAKE_UP, "once");
            any.schedule(once, 5);
            assertTrue(once.isScheduled());
            assertThrows(IllegalStateException.class, () -> any.schedule(once, 6));
            any.reschedule(once, 7);
            assertTrue(any.cancel(once));
            any.schedule(once, 8);
            any.runThrough(10);
        }
        assertEquals(List.of("once@8", "once@8"), log);
    }

    @Test
    @DisplayName("refuses another calendar's event")
    void foreign() {
        Kernel other = new Kernel();
        SimEvent theirs = event(other, EventKind.WAKE_UP, "theirs");
        assertThrows(IllegalArgumentException.class, () -> kernel.schedule(theirs, 5));
        other.schedule(theirs, 5);
        assertThrows(IllegalArgumentException.class, () -> kernel.cancel(theirs));
        assertTrue(theirs.isScheduled());
    }

    @Test
    @DisplayName("leaves no door for NaN, fractions of a microsecond or an order of one's own")
    void closedDoors() {
        SimEvent event = event("never");
        SimEvent waiting = event("waiting");
        kernel.schedule(waiting, 5);
        assertThrows(UnsupportedOperationException.class, () -> event.schedule(Double.NaN));
        assertThrows(UnsupportedOperationException.class, () -> event.schedule(0.5));
        assertThrows(UnsupportedOperationException.class, () -> waiting.reschedule(Double.NaN));
        assertThrows(UnsupportedOperationException.class, event::scheduleNext);
        assertThrows(UnsupportedOperationException.class, () -> event.scheduleBefore(waiting));
        assertThrows(UnsupportedOperationException.class, () -> event.scheduleAfter(waiting));
        assertThrows(UnsupportedOperationException.class, kernel::start);
        assertThrows(UnsupportedOperationException.class, kernel::init);
        kernel.runThrough(10);
        assertEquals(List.of("waiting@5"), log);
    }
}
