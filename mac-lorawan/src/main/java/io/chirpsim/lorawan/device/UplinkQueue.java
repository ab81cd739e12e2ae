package io.chirpsim.lorawan.device;

import java.util.ArrayDeque;

/** Messages that wait in a device. Most devices never need one, so it appears with the first message that waits. */
final class UplinkQueue {
    private final ArrayDeque<Outgoing> waiting = new ArrayDeque<>(2);

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /**
     * Adds a message at the end.
     *
     * @return the message that gives way: an older one, the new one, or null
     */
    Outgoing add(Outgoing outgoing, DeviceConfig.Queue limits) {
        Outgoing gone = null;
        if (waiting.size() >= limits.depth()) {
            if (limits.whenFull() == WhenFull.DROP_NEW) {
                return outgoing;
            }
            gone = waiting.removeFirst();
        }
        waiting.addLast(outgoing);
        return gone;
    }

    /** Puts back the message taken last. */
    void putBack(Outgoing outgoing) {
        waiting.addFirst(outgoing);
    }

    Outgoing take() {
        return waiting.removeFirst();
    }
}
