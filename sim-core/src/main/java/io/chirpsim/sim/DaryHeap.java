package io.chirpsim.sim;

import java.util.Arrays;
import java.util.Iterator;
import java.util.ListIterator;
import java.util.NoSuchElementException;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.eventlist.EventList;

/**
 * An implicit 4-ary heap of {@link SimEvent}s as SSJ event list. Every event knows its place, so cancelling costs O(log n) and leaves no
 * tombstone; adding and removing allocate nothing once the array has grown.
 *
 * <p>A heap has no order among waiting events beyond the first, so the methods of {@link EventList} that need one throw
 * {@link UnsupportedOperationException}; the kernel uses none of them.
 */
public final class DaryHeap implements EventList {
    private static final int ARITY = 4;

    private SimEvent[] heap = new SimEvent[64];
    private int size;

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
        for (int i = 0; i < size; i++) {
            heap[i].heapIndex = -1;
            heap[i].leave();
            heap[i] = null;
        }
        size = 0;
    }

    @Override
    public void add(Event event) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        siftUp((SimEvent) event, size++);
    }

    @Override
    public Event getFirst() {
        return size == 0 ? null : heap[0];
    }

    @Override
    public Event removeFirst() {
        if (size == 0) {
            return null;
        }
        SimEvent first = heap[0];
        removeAt(0);
        return first;
    }

    @Override
    public boolean remove(Event event) {
        int index = ((SimEvent) event).heapIndex;
        if (index < 0 || index >= size || heap[index] != event) {
            return false;
        }
        removeAt(index);
        return true;
    }

    private void removeAt(int index) {
        heap[index].heapIndex = -1;
        SimEvent last = heap[--size];
        heap[size] = null;
        if (index == size) {
            return;
        }
        if (index > 0 && last.precedes(heap[(index - 1) / ARITY])) {
            siftUp(last, index);
        } else {
            siftDown(last, index);
        }
    }

    private void siftUp(SimEvent event, int from) {
        int hole = from;
        while (hole > 0) {
            int parent = (hole - 1) / ARITY;
            SimEvent above = heap[parent];
            if (!event.precedes(above)) {
                break;
            }
            place(above, hole);
            hole = parent;
        }
        place(event, hole);
    }

    private void siftDown(SimEvent event, int from) {
        int hole = from;
        while (true) {
            int child = earliestChild(hole);
            if (child < 0 || !heap[child].precedes(event)) {
                break;
            }
            place(heap[child], hole);
            hole = child;
        }
        place(event, hole);
    }

    private int earliestChild(int parent) {
        int first = ARITY * parent + 1;
        if (first >= size) {
            return -1;
        }
        int best = first;
        int end = Math.min(first + ARITY, size);
        for (int child = first + 1; child < end; child++) {
            if (heap[child].precedes(heap[best])) {
                best = child;
            }
        }
        return best;
    }

    private void place(SimEvent event, int index) {
        heap[index] = event;
        event.heapIndex = index;
    }

    @Override
    public Event getFirstOfClass(String className) {
        throw unordered();
    }

    @Override
    public <E extends Event> E getFirstOfClass(Class<E> type) {
        throw unordered();
    }

    @Override
    public void addFirst(Event event) {
        throw unordered();
    }

    @Override
    public void addBefore(Event event, Event other) {
        throw unordered();
    }

    @Override
    public void addAfter(Event event, Event other) {
        throw unordered();
    }

    @Override
    public ListIterator<Event> listIterator() {
        throw unordered();
    }

    /** The waiting events in no particular order. */
    @Override
    public Iterator<Event> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < size;
            }

            @Override
            public Event next() {
                if (next >= size) {
                    throw new NoSuchElementException();
                }
                return heap[next++];
            }
        };
    }

    private static UnsupportedOperationException unordered() {
        return new UnsupportedOperationException("a heap keeps no order beyond its first event");
    }
}
