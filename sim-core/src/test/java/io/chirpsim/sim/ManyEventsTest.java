package io.chirpsim.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** As {@link EventOrderTest}, with so many events over so many scales of time that the calendar must grow, shrink and choose its widths anew. */
@DisplayName("Many events")
class ManyEventsTest {
    private static final Comparator<Marked> ORDER = Comparator.comparingLong((Marked m) -> m.time)
            .thenComparing(m -> m.kind)
            .thenComparingLong(m -> m.inserted);

    private enum Mix {
        /** All within a second. */
        DENSE,
        /** From microseconds to months. */
        EVERY_SCALE,
        /** Timers in 600 s, receive windows in 1 s and 2 s, ends of frames in tens of milliseconds. */
        LORA_LIKE,
        /** A crowd at one microsecond, and the next crowd a day later. */
        CROWDS;

        long delayUs(SplittableRandom random, long nowUs) {
            return switch (this) {
                case DENSE -> random.nextInt(1_000_000);
                case EVERY_SCALE -> (long) Math.pow(10, 13 * random.nextDouble());
                case LORA_LIKE -> switch (random.nextInt(4)) {
                    case 0 -> 600_000_000;
                    case 1 -> 1_000_000;
                    case 2 -> 2_000_000;
                    default -> random.nextInt(40_000, 70_000);
                };
                case CROWDS -> random.nextInt(10) == 0 ? 0 : 86_400_000_000L - nowUs % 86_400_000_000L;
            };
        }
    }

    private final Kernel kernel = new Kernel();
    private final TreeSet<Marked> reference = new TreeSet<>(ORDER);
    private SplittableRandom random;
    private Mix mix;
    private String context;
    private long inserted;
    private int target;

    private final class Marked extends SimEvent {
        private final EventKind kind;
        private long time;
        private long inserted;

        Marked(EventKind kind) {
            super(kernel, kind);
            this.kind = kind;
        }

        @Override
        public void happen() {
            assertSame(reference.pollFirst(), this, context);
            assertEquals(time, kernel.nowUs(), context);
            if (reference.size() < target) {
                put(this);
                if (random.nextInt(3) == 0) {
                    put(new Marked(randomKind()));
                }
            }
            if (random.nextInt(4) == 0 && !reference.isEmpty()) {
                moveOrCancel(random.nextBoolean() ? reference.last() : reference.first());
            }
        }
    }

    private EventKind randomKind() {
        return EventKind.values()[random.nextInt(EventKind.values().length)];
    }

    private void put(Marked event) {
        event.time = kernel.nowUs() + mix.delayUs(random, kernel.nowUs());
        event.inserted = inserted++;
        reference.add(event);
        kernel.schedule(event, event.time);
    }

    private void moveOrCancel(Marked event) {
        reference.remove(event);
        if (random.nextBoolean()) {
            assertTrue(kernel.cancel(event), context);
            assertFalse(event.isScheduled(), context);
            return;
        }
        event.time = kernel.nowUs() + mix.delayUs(random, kernel.nowUs());
        event.inserted = inserted++;
        reference.add(event);
        kernel.reschedule(event, event.time);
    }

    @ParameterizedTest
    @EnumSource(Mix.class)
    @DisplayName("come in the order of a sorted set while their number rises and falls")
    void riseAndFall(Mix chosen) {
        mix = chosen;
        for (long seed = 1; seed <= 2; seed++) {
            random = new SplittableRandom(seed);
            context = chosen + ", seed " + seed;
            for (int wave : chosen == Mix.CROWDS ? new int[] {2_000, 50, 500, 0} : new int[] {20_000, 50, 3_000, 0}) {
                target = wave;
                while (reference.size() < wave / 2) {
                    put(new Marked(randomKind()));
                }
                int steps = wave == 0 ? Integer.MAX_VALUE : 8_000;
                for (int i = 0; i < steps && !reference.isEmpty(); i++) {
                    kernel.step(1);
                    assertEquals(
                            reference.isEmpty() ? Long.MAX_VALUE : reference.first().time, kernel.nextUs(), context);
                }
            }
            assertEquals(Long.MAX_VALUE, kernel.nextUs(), context);
        }
    }

    @ParameterizedTest(name = "after {0} us of nothing")
    @ValueSource(longs = {0, 1, 1_000_000_000_000L, 9_000_000_000_000_000L})
    @DisplayName("may follow a long silence, each before those that wait for later")
    void afterSilence(long silenceUs) {
        mix = Mix.DENSE;
        random = new SplittableRandom(5);
        context = "after " + silenceUs;
        for (int i = 0; i < 500; i++) {
            put(new Marked(randomKind()));
        }
        kernel.runThrough(2_000_000);
        assertTrue(reference.isEmpty());
        Marked late = new Marked(EventKind.SOURCE);
        late.time = 2_000_000 + silenceUs + 5;
        late.inserted = inserted++;
        reference.add(late);
        kernel.schedule(late, late.time);
        assertEquals(late.time, kernel.nextUs());
        kernel.runThrough(2_000_000 + silenceUs);
        put(new Marked(EventKind.WAKE_UP));
        while (!reference.isEmpty()) {
            kernel.runThrough(kernel.nextUs());
        }
        assertTrue(kernel.executed() > 400);
    }

    /** A hundred times the time that it takes; a calendar that searches through all others for every one needs minutes. */
    private static final Duration AMPLE = Duration.ofSeconds(20);

    private static final int CROWD = 200_000;

    @Test
    @DisplayName("are put in at once although one of them lies a year away")
    void outlier() {
        random = new SplittableRandom(6);
        assertTimeoutPreemptively(AMPLE, () -> {
            kernel.schedule(new Bare(EventKind.OBSERVATION), 31_557_600_000_000L);
            for (int i = 0; i < CROWD; i++) {
                kernel.schedule(new Bare(EventKind.SOURCE), random.nextInt(600_000_000));
            }
        });
        kernel.runThrough(600_000_000);
        assertEquals(CROWD, kernel.executed());
    }

    @Test
    @DisplayName("are put in at once although all of them fall on one microsecond, kind by turns")
    void oneMicrosecond() {
        assertTimeoutPreemptively(AMPLE, () -> {
            for (int i = 0; i < CROWD; i++) {
                kernel.schedule(new Bare(i % 2 == 0 ? EventKind.SOURCE : EventKind.WAKE_UP), 5);
            }
        });
        kernel.runThrough(5);
        assertEquals(CROWD, kernel.executed());
    }

    private final class Bare extends SimEvent {
        Bare(EventKind kind) {
            super(kernel, kind);
        }

        @Override
        public void happen() {}
    }
}
