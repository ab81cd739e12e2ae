package io.chirpsim.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import umontreal.ssj.simevents.eventlist.SplayTree;

/** Random schedules on the calendar beside a list that is sorted before every look. */
@DisplayName("The order of events")
class EventOrderTest {
    private static final int OPERATIONS = 20_000;
    private static final Comparator<Entry> ORDER =
            Comparator.comparingLong(Entry::atUs).thenComparing(Entry::kind).thenComparingLong(Entry::inserted);

    private record Entry(long atUs, EventKind kind, long inserted, int name) {}

    /** The reference: what waits, as plain as can be. */
    private static final class SortedList {
        private final List<Entry> waiting = new ArrayList<>();
        private long inserted;

        void schedule(int name, EventKind kind, long atUs) {
            waiting.add(new Entry(atUs, kind, inserted++, name));
        }

        boolean cancel(int name) {
            return waiting.removeIf(entry -> entry.name == name);
        }

        Entry removeFirst() {
            waiting.sort(ORDER);
            return waiting.remove(0);
        }

        long firstUs() {
            return waiting.stream().min(ORDER).map(Entry::atUs).orElse(Long.MAX_VALUE);
        }
    }

    /** Does the same things to both and compares every event that happens. */
    private static final class Trial {
        private final Kernel kernel;
        private final SplittableRandom random;
        private final String context;
        private final SortedList reference = new SortedList();
        private final List<Named> events = new ArrayList<>();
        private final Set<Long> usedTimes = new HashSet<>();
        private final boolean ties;
        private int happened;

        Trial(Kernel kernel, long seed, boolean ties) {
            this.kernel = kernel;
            this.random = new SplittableRandom(seed);
            this.context = "seed " + seed;
            this.ties = ties;
            for (int i = 0; i < 300; i++) {
                events.add(new Named(i, EventKind.values()[random.nextInt(EventKind.values().length)]));
            }
        }

        void run() {
            for (int i = 0; i < OPERATIONS; i++) {
                operate();
                if (random.nextInt(20) == 0) {
                    runSome();
                }
            }
            while (kernel.nextUs() < Long.MAX_VALUE) {
                runTo(kernel.nextUs());
            }
            assertEquals(List.of(), reference.waiting, context);
            assertEquals(happened, kernel.executed(), context);
            assertTrue(happened > OPERATIONS / 10, context + ": only " + happened + " events");
        }

        private void runSome() {
            runTo(kernel.nowUs() + random.nextInt(ties ? 12 : 1200));
        }

        private void runTo(long untilUs) {
            kernel.runThrough(untilUs);
            assertTrue(reference.firstUs() > untilUs, context);
            assertEquals(reference.firstUs(), kernel.nextUs(), context);
        }

        private void operate() {
            Named event = events.get(random.nextInt(events.size()));
            int what = random.nextInt(10);
            if (what < 2) {
                assertEquals(reference.cancel(event.name), kernel.cancel(event), context);
            } else if (what < 5) {
                long atUs = time();
                reference.cancel(event.name);
                reference.schedule(event.name, event.kind, atUs);
                kernel.reschedule(event, atUs);
            } else if (!event.isScheduled()) {
                long atUs = time();
                reference.schedule(event.name, event.kind, atUs);
                kernel.schedule(event, atUs);
            }
        }

        /** With ties: mostly the same few microseconds, the present among them. Without: never one time twice. */
        private long time() {
            if (ties) {
                return kernel.nowUs() + (random.nextInt(8) == 0 ? random.nextInt(5000) : random.nextInt(12));
            }
            long atUs = kernel.nowUs() + 1 + random.nextInt(50_000);
            while (!usedTimes.add(atUs)) {
                atUs++;
            }
            return atUs;
        }

        private final class Named extends SimEvent {
            private final int name;
            private final EventKind kind;

            Named(int name, EventKind kind) {
                super(kernel, kind);
                this.name = name;
                this.kind = kind;
            }

            @Override
            public void happen() {
                Entry expected = reference.removeFirst();
                assertEquals(expected.name, name, () -> context + ", event " + happened + ": expected " + expected);
                assertEquals(expected.atUs, kernel.nowUs(), context);
                assertFalse(isScheduled(), context);
                happened++;
                if (random.nextBoolean()) {
                    operate();
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @DisplayName("is that of a sorted list, with ties, cancels, reschedules and events that schedule events")
    void sortedReference(long seed) {
        new Trial(new Kernel(), seed, true).run();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    @DisplayName("is that of a sorted list over long times without ties")
    void sortedReferenceWithoutTies(long seed) {
        new Trial(new Kernel(), seed, false).run();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    @DisplayName("is the same on SSJ's splay tree where there are no ties")
    void splayTree(long seed) {
        new Trial(new Kernel(new SplayTree()), seed, false).run();
    }
}
