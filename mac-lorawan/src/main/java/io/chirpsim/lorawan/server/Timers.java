package io.chirpsim.lorawan.server;

import java.util.PriorityQueue;

/**
 * Times at which the server looks after something; at one time first come, first served.
 *
 * @param <T> what it looks after
 */
final class Timers<T> {
    private record Timer<T>(long atUs, long number, T what) implements Comparable<Timer<T>> {
        @Override
        public int compareTo(Timer<T> other) {
            int byTime = Long.compare(atUs, other.atUs);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private final PriorityQueue<Timer<T>> waiting = new PriorityQueue<>();
    private long made;

    void add(long atUs, T what) {
        waiting.add(new Timer<>(atUs, made++, what));
    }

    /** When the first is due; {@link Long#MAX_VALUE} if there is none. */
    long nextUs() {
        return waiting.isEmpty() ? Long.MAX_VALUE : waiting.peek().atUs;
    }

    /** Takes the next that is due by now, or null. */
    T due(long nowUs) {
        return waiting.isEmpty() || waiting.peek().atUs > nowUs ? null : waiting.poll().what;
    }
}
