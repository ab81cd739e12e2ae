package io.chirpsim.mqtt.broker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gives connections the small numbers by which a {@link BrokerCore} knows them; numbers are used again, the last released first.
 *
 * @param <T> what stands behind a number
 */
public final class ConnectionTable<T> {
    private final List<T> entries = new ArrayList<>();
    private int[] free = new int[16];
    private int freeCount;

    /** @return the number of the new entry */
    public int add(T entry) {
        if (freeCount == 0) {
            entries.add(entry);
            return entries.size() - 1;
        }
        int number = free[--freeCount];
        entries.set(number, entry);
        return number;
    }

    /** The entry, or null if the number is free. */
    public T entry(int number) {
        return entries.get(number);
    }

    /** Frees a number in use. */
    public void release(int number) {
        entries.set(number, null);
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, 2 * freeCount);
        }
        free[freeCount++] = number;
    }

    /** All entries, in the order of their numbers. */
    public List<T> entries() {
        return entries.stream().filter(entry -> entry != null).toList();
    }
}
