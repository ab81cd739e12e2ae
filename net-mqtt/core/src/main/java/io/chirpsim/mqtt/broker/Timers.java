package io.chirpsim.mqtt.broker;

import java.util.Arrays;

/** All deadlines of a broker in one binary heap, keyed (deadline, order of setting). */
final class Timers {
    private Timer[] heap = new Timer[16];
    private int size;
    private long set;

    long firstUs() {
        return size == 0 ? Long.MAX_VALUE : heap[0].atUs;
    }

    /** Sets a timer that is not set. */
    void set(Timer timer, long atUs) {
        timer.atUs = atUs;
        timer.sequence = set++;
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        siftUp(timer, size++);
    }

    /** Clears a timer that may be set. */
    void clear(Timer timer) {
        int hole = timer.index;
        if (hole < 0) {
            return;
        }
        timer.index = -1;
        Timer last = heap[--size];
        heap[size] = null;
        if (last != timer) {
            siftUp(last, hole);
            siftDown(last, last.index);
        }
    }

    void fire(long nowUs, BrokerOut out) {
        while (firstUs() <= nowUs) {
            Timer due = heap[0];
            clear(due);
            due.onDue(nowUs, out);
        }
    }

    private void siftUp(Timer timer, int from) {
        int hole = from;
        while (hole > 0 && timer.precedes(heap[(hole - 1) / 2])) {
            place(heap[(hole - 1) / 2], hole);
            hole = (hole - 1) / 2;
        }
        place(timer, hole);
    }

    private void siftDown(Timer timer, int from) {
        int hole = from;
        while (true) {
            int child = 2 * hole + 1;
            if (child + 1 < size && heap[child + 1].precedes(heap[child])) {
                child++;
            }
            if (child >= size || !heap[child].precedes(timer)) {
                break;
            }
            place(heap[child], hole);
            hole = child;
        }
        place(timer, hole);
    }

    private void place(Timer timer, int index) {
        heap[index] = timer;
        timer.index = index;
    }
}
