package io.chirpsim.sim;

import java.util.Arrays;
import java.util.Iterator;
import java.util.ListIterator;
import java.util.NoSuchElementException;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.eventlist.EventList;

/**
 * A calendar of {@link SimEvent}s as SSJ event list: a ring of buckets, each a slice of time as wide as a power of two microseconds, later laps
 * of the ring behind earlier ones in the same bucket; after Brown, "Calendar queues", CACM 31(10), 1988. The events themselves are the links
 * of the buckets' sorted lists, so adding, removing and cancelling take O(1) on average, allocate nothing and leave no tombstone.
 *
 * <p>The number of buckets follows the number of events; their width follows the time between successive events, measured anew when searching
 * or inserting has become expensive. An event inserted after another of the same time and kind is linked behind it without a search, so that a
 * crowd at one microsecond costs no more than its number.
 *
 * <p>Methods of {@link EventList} that insert relative to another event would break the order (time, kind, insertion) and throw
 * {@link UnsupportedOperationException}.
 */
public final class CalendarRing implements EventList {
    private static final int FEWEST_BUCKETS = 64;
    private static final int TOLERATED_EFFORT = 4;
    private static final int PATIENCE = 1024;
    private static final int SAMPLE = 1024;

    private SimEvent[] heads = new SimEvent[FEWEST_BUCKETS];
    private SimEvent[] tails = new SimEvent[FEWEST_BUCKETS];
    private long[] headUs = emptyTimes(FEWEST_BUCKETS);
    private final SimEvent[] latestOfKind = new SimEvent[EventKind.values().length];
    private int widthBits = 10;
    private int size;

    /** Slice of time before which no event waits. */
    private long slice;

    /** The earliest event if known. */
    private SimEvent first;

    private long removals;
    private long operations;
    private long effort;
    private long measuredSinceUs;
    private long removedUs;

    private static long[] emptyTimes(int buckets) {
        long[] times = new long[buckets];
        Arrays.fill(times, Long.MAX_VALUE);
        return times;
    }

    @Override
    public boolean isEmpty() {
        return size == 0;
    }

    /** How many events wait. */
    public int size() {
        return size;
    }

    @Override
    public void clear() {
        for (Event event : this) {
            SimEvent waiting = (SimEvent) event;
            waiting.next = null;
            waiting.previous = null;
            waiting.leave();
        }
        Arrays.fill(heads, null);
        Arrays.fill(tails, null);
        Arrays.fill(headUs, Long.MAX_VALUE);
        Arrays.fill(latestOfKind, null);
        size = 0;
        first = null;
    }

    @Override
    public void add(Event event) {
        SimEvent added = (SimEvent) event;
        if (size >= heads.length) {
            rebuild(2 * heads.length);
        }
        insert(added);
        size++;
        if (first != null && added.precedes(first)) {
            first = added;
        }
        slice = Math.min(slice, added.atUs() >> widthBits);
        if (++operations >= PATIENCE) {
            adapt();
        }
    }

    private void insert(SimEvent event) {
        long atUs = event.atUs();
        int bucket = bucket(event);
        int kind = (int) event.priority();
        SimEvent latest = latestOfKind[kind];
        latestOfKind[kind] = event;
        if (atUs < headUs[bucket]) {
            link(bucket, null, event, heads[bucket]);
            return;
        }
        SimEvent before = tails[bucket];
        if (before != null && event.precedes(before) && latest != null && latest.atUs() == atUs) {
            before = latest;
        }
        while (before != null && event.precedes(before)) {
            effort++;
            before = before.previous;
        }
        link(bucket, before, event, before == null ? heads[bucket] : before.next);
    }

    private void link(int bucket, SimEvent before, SimEvent event, SimEvent after) {
        event.previous = before;
        event.next = after;
        if (before == null) {
            heads[bucket] = event;
            headUs[bucket] = event.atUs();
        } else {
            before.next = event;
        }
        if (after == null) {
            tails[bucket] = event;
        } else {
            after.previous = event;
        }
    }

    @Override
    public Event getFirst() {
        if (first == null && size > 0) {
            first = search();
        }
        return first;
    }

    private SimEvent search() {
        int mask = heads.length - 1;
        for (int i = 0; i <= mask; i++) {
            int bucket = (int) slice & mask;
            if (headUs[bucket] >> widthBits == slice) {
                effort += i;
                return heads[bucket];
            }
            slice++;
        }
        effort += heads.length;
        return searchLaterLaps();
    }

    private SimEvent searchLaterLaps() {
        int earliest = 0;
        for (int bucket = 1; bucket < headUs.length; bucket++) {
            if (headUs[bucket] < headUs[earliest]) {
                earliest = bucket;
            }
        }
        slice = headUs[earliest] >> widthBits;
        return heads[earliest];
    }

    @Override
    public Event removeFirst() {
        SimEvent event = (SimEvent) getFirst();
        if (event == null) {
            return null;
        }
        removedUs = event.atUs();
        removals++;
        unlink(event);
        if (++operations >= PATIENCE) {
            adapt();
        }
        return event;
    }

    @Override
    public boolean remove(Event event) {
        SimEvent cancelled = (SimEvent) event;
        if (cancelled.previous == null && heads[bucket(cancelled)] != cancelled) {
            return false;
        }
        unlink(cancelled);
        return true;
    }

    private void unlink(SimEvent event) {
        int bucket = bucket(event);
        SimEvent before = event.previous;
        SimEvent after = event.next;
        if (before == null) {
            heads[bucket] = after;
            headUs[bucket] = after == null ? Long.MAX_VALUE : after.atUs();
        } else {
            before.next = after;
        }
        if (after == null) {
            tails[bucket] = before;
        } else {
            after.previous = before;
        }
        event.next = null;
        event.previous = null;
        size--;
        if (event == first) {
            first = null;
        }
        int kind = (int) event.priority();
        if (event == latestOfKind[kind]) {
            latestOfKind[kind] = null;
        }
    }

    private int bucket(SimEvent event) {
        return (int) (event.atUs() >> widthBits) & (heads.length - 1);
    }

    private void adapt() {
        boolean tooEmpty = heads.length > FEWEST_BUCKETS && size < heads.length / 8;
        if (tooEmpty || effort > TOLERATED_EFFORT * operations) {
            rebuild(tooEmpty ? heads.length / 2 : heads.length);
        }
        operations = 0;
        effort = 0;
    }

    private void rebuild(int buckets) {
        SimEvent[] waiting = drain();
        widthBits = bestWidthBits(waiting);
        heads = new SimEvent[buckets];
        tails = new SimEvent[buckets];
        headUs = emptyTimes(buckets);
        slice = Long.MAX_VALUE;
        Arrays.fill(latestOfKind, null);
        for (SimEvent event : waiting) {
            insert(event);
            slice = Math.min(slice, event.atUs() >> widthBits);
        }
        removals = 0;
        measuredSinceUs = removedUs;
        operations = 0;
        effort = 0;
    }

    private SimEvent[] drain() {
        SimEvent[] waiting = new SimEvent[size];
        int count = 0;
        for (SimEvent head : heads) {
            for (SimEvent event = head; event != null; event = event.next) {
                waiting[count++] = event;
            }
        }
        return waiting;
    }

    /** About two events to a slice: by the events removed lately if there were enough, else by the nearer half of those that wait. */
    private int bestWidthBits(SimEvent[] waiting) {
        double gapUs =
                removals >= PATIENCE / 2 ? (double) (removedUs - measuredSinceUs) / removals : nearGapUs(waiting);
        return Math.min(40, 64 - Long.numberOfLeadingZeros((long) Math.max(0, 2 * gapUs - 1)));
    }

    /** By the nearer half: one event a year away must not put all others into one bucket. */
    private static double nearGapUs(SimEvent[] waiting) {
        int count = Math.min(SAMPLE, waiting.length);
        if (count < 2) {
            return 1;
        }
        long[] sample = new long[count];
        for (int i = 0; i < count; i++) {
            sample[i] = waiting[(int) ((long) i * waiting.length / count)].atUs();
        }
        Arrays.sort(sample);
        return 2.0 * (sample[count / 2] - sample[0]) / waiting.length;
    }

    @Override
    public Iterator<Event> iterator() {
        SimEvent[] waiting = drain();
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < waiting.length;
            }

            @Override
            public Event next() {
                if (next >= waiting.length) {
                    throw new NoSuchElementException();
                }
                return waiting[next++];
            }
        };
    }

    @Override
    public Event getFirstOfClass(String className) {
        throw unsupported();
    }

    @Override
    public <E extends Event> E getFirstOfClass(Class<E> type) {
        throw unsupported();
    }

    @Override
    public void addFirst(Event event) {
        throw unsupported();
    }

    @Override
    public void addBefore(Event event, Event other) {
        throw unsupported();
    }

    @Override
    public void addAfter(Event event, Event other) {
        throw unsupported();
    }

    @Override
    public ListIterator<Event> listIterator() {
        throw unsupported();
    }

    private static UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException("events are ordered by time, kind and insertion only");
    }
}
