package io.chirpsim.sim;

import io.chirpsim.random.Draws;
import io.chirpsim.random.Streams;
import java.util.PriorityQueue;
import umontreal.ssj.simevents.eventlist.EventList;
import umontreal.ssj.simevents.eventlist.SplayTree;

/**
 * Speed of event lists on a LoRa-like mix in the hold model: every event that happens schedules itself again, a quarter of the times each 600 s
 * ahead (periodic timers), about 1 s and 2 s (receive windows) and tens of milliseconds (ends of transmissions).
 */
public final class KernelBenchmark {
    /** Few enough to stay in the processor's cache: lists are measured, not this table. */
    private static final int DELAYS = 1 << 10;

    private final int pending;
    private final int holds;
    private final long[] delaysUs = new long[DELAYS];

    /** Lists that can be compared. */
    public enum Contender {
        /** The project's own event list. */
        CHIRPSIM("chirpsim"),
        /** SSJ's default list. */
        SPLAY_TREE("splayTree"),
        /** The JDK's binary heap in a loop of its own. */
        PRIORITY_QUEUE("priorityQueue");

        private final String key;

        Contender(String key) {
            this.key = key;
        }

        /** Key in {@code bench.json}. */
        public String key() {
            return key;
        }
    }

    /**
     * @param pending how many events wait at any time
     * @param holds how many events happen in one measurement
     */
    public KernelBenchmark(int pending, int holds) {
        this.pending = pending;
        this.holds = holds;
        Draws draws = new Streams(1, 0).draws(() -> "kernel-benchmark");
        for (int i = 0; i < DELAYS; i++) {
            delaysUs[i] = delayUs(draws, i);
        }
    }

    private static long delayUs(Draws draws, int i) {
        return switch (draws.below(4, i, 0)) {
            case 0 -> 600_000_000L;
            case 1 -> 1_000_000L + draws.below(100, i, 1);
            case 2 -> 2_000_000L + draws.below(100, i, 1);
            default -> 20_000L + draws.below(100_000, i, 1);
        };
    }

    /** Events per CPU second of the calling thread in one measurement. */
    public double eventsPerCpuS(Contender contender) {
        return switch (contender) {
            case CHIRPSIM -> measureKernel(new CalendarRing());
            case SPLAY_TREE -> measureKernel(new SplayTree());
            case PRIORITY_QUEUE -> measureQueue();
        };
    }

    private double measureKernel(EventList list) {
        Kernel kernel = new Kernel(list);
        for (int i = 0; i < pending; i++) {
            kernel.schedule(new Hold(kernel, i), delaysUs[(i * 31) & (DELAYS - 1)] * i / pending);
        }
        kernel.step(holds / 4L);
        long begin = WallClock.threadCpuNanos();
        kernel.step(holds);
        return perSecond(WallClock.threadCpuNanos() - begin);
    }

    private double measureQueue() {
        Kernel unused = new Kernel();
        PriorityQueue<SimEvent> queue = new PriorityQueue<>((a, b) -> a == b ? 0 : a.precedes(b) ? -1 : 1);
        for (int i = 0; i < pending; i++) {
            Hold hold = new Hold(unused, i);
            hold.enter(delaysUs[(i * 31) & (DELAYS - 1)] * i / pending, i);
            queue.add(hold);
        }
        long order = holdQueue(queue, holds / 4, pending);
        long begin = WallClock.threadCpuNanos();
        holdQueue(queue, holds, order);
        return perSecond(WallClock.threadCpuNanos() - begin);
    }

    private static long holdQueue(PriorityQueue<SimEvent> queue, int times, long firstOrder) {
        long order = firstOrder;
        for (int i = 0; i < times; i++) {
            Hold hold = (Hold) queue.poll();
            hold.enter(hold.atUs() + hold.nextDelayUs(), order++);
            queue.add(hold);
        }
        return order;
    }

    private double perSecond(long nanos) {
        return holds * 1e9 / Math.max(1, nanos);
    }

    /** An event that schedules itself again. */
    private final class Hold extends SimEvent {
        private final Kernel kernel;
        private int next;

        Hold(Kernel kernel, int number) {
            super(kernel, EventKind.WAKE_UP);
            this.kernel = kernel;
            this.next = number * 7;
        }

        long nextDelayUs() {
            return delaysUs[next++ & (DELAYS - 1)];
        }

        @Override
        public void happen() {
            kernel.schedule(this, kernel.nowUs() + nextDelayUs());
        }
    }
}
