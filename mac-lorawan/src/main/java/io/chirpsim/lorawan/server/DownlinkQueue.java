package io.chirpsim.lorawan.server;

import io.chirpsim.lorawan.ApplicationDownlink;
import java.util.ArrayDeque;

/** Downlinks that wait for a device's next uplink, first in, first out. */
final class DownlinkQueue {
    private final ArrayDeque<ApplicationDownlink> waiting = new ArrayDeque<>(2);

    /** Sent with the wish for an acknowledgement; the next uplink decides. */
    private ApplicationDownlink unacknowledged;

    /** Its counter. */
    private int unacknowledgedFCnt;

    /** Failed tries of the head of the queue. */
    private int tries;

    void add(ApplicationDownlink downlink) {
        waiting.addLast(downlink);
    }

    int size() {
        return waiting.size();
    }

    /** The next one, or null. */
    ApplicationDownlink head() {
        return waiting.peekFirst();
    }

    boolean moreThanHead() {
        return waiting.size() > 1;
    }

    /** The head has left for a gateway with this counter. */
    void sent(int fCnt) {
        ApplicationDownlink head = waiting.removeFirst();
        if (head.confirmed()) {
            unacknowledged = head;
            unacknowledgedFCnt = fCnt;
        } else {
            tries = 0;
        }
    }

    /** Takes the downlink whose acknowledgement is open, or null. */
    ApplicationDownlink takeUnacknowledged() {
        ApplicationDownlink downlink = unacknowledged;
        unacknowledged = null;
        return downlink;
    }

    /** The counter of the downlink that was taken last as unacknowledged. */
    int unacknowledgedFCnt() {
        return unacknowledgedFCnt;
    }

    /** It was acknowledged. */
    void settled() {
        tries = 0;
    }

    /** It was not acknowledged: it goes back to the head. */
    void putBack(ApplicationDownlink downlink) {
        waiting.addFirst(downlink);
    }

    /** One more try of the head has failed; how many have by now. */
    int countFailedTry() {
        return ++tries;
    }

    /** Drops the head. */
    void dropHead() {
        waiting.removeFirst();
        tries = 0;
    }
}
