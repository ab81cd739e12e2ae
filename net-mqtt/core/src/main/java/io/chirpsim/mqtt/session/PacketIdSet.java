package io.chirpsim.mqtt.session;

import java.util.Arrays;

/** A small set of packet identifiers: the messages at QoS 2 that were received and whose PUBREL has not come. At most 128 KiB. */
public final class PacketIdSet {
    private static final char[] NONE = {};

    private char[] ids = NONE;
    private int size;

    /** @return false if it was there already */
    public boolean add(int id) {
        if (find(id) >= 0) {
            return false;
        }
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, Math.max(4, 2 * size));
        }
        ids[size++] = (char) id;
        return true;
    }

    /** @return whether it was there */
    public boolean remove(int id) {
        int index = find(id);
        if (index < 0) {
            return false;
        }
        ids[index] = ids[--size];
        return true;
    }

    /** Whether it is there. */
    public boolean contains(int id) {
        return find(id) >= 0;
    }

    /** Forgets all. */
    public void clear() {
        size = 0;
    }

    private int find(int id) {
        for (int i = 0; i < size; i++) {
            if (ids[i] == id) {
                return i;
            }
        }
        return -1;
    }
}
