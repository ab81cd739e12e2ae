package io.chirpsim.lorawan.server;

import io.chirpsim.lorawan.Listening;

/** What the network server keeps besides of a device that can be reached without an uplink. */
final class Reach {
    private static final long NEVER = Long.MAX_VALUE;

    /** How it listens. */
    Listening listening;

    /** Class B: whether its last uplink said that it follows the beacons. */
    boolean inClassB;

    /** Until then it hears what was sent to it last. */
    long busyUntilUs;

    /** Until then an acknowledgement may still come; {@link Long#MIN_VALUE} if none is awaited. */
    long answerByUs = Long.MIN_VALUE;

    /** When the server wants to look after it again; {@link Long#MAX_VALUE} if it does not. */
    long wakeUs = NEVER;

    Reach(Listening listening) {
        this.listening = listening;
    }

    /** The device says how often it opens ping slots. */
    void told(int periodicity) {
        if (listening.inSlots()) {
            listening = listening.every(periodicity);
        }
    }

    /** Whether it listens now and then, or always. */
    boolean ready() {
        return !listening.inSlots() || inClassB;
    }

    boolean awaitsAnswer(long nowUs) {
        return nowUs < answerByUs;
    }
}
