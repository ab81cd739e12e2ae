package io.chirpsim.lorawan.server;

import io.chirpsim.lorawan.ApplicationDownlink;
import java.util.ArrayList;
import java.util.List;

/** Downlinks that wait for a device's next uplink: the most urgent first, among equals the first that came. */
final class DownlinkQueue {
    /** A downlink and how often it has failed. */
    private static final class Waiting {
        private final ApplicationDownlink downlink;
        private int tries;

        Waiting(ApplicationDownlink downlink) {
            this.downlink = downlink;
        }

        private boolean isBefore(Waiting other) {
            return downlink.priority().compareTo(other.downlink.priority()) > 0;
        }
    }

    private final List<Waiting> waiting = new ArrayList<>(2);

    /** Taken out by {@link #take}, until it is sent or put back. */
    private Waiting taken;

    /** Sent with the wish for an acknowledgement; the next uplink decides. */
    private Waiting unacknowledged;

    /** Its counter. */
    private int unacknowledgedFCnt;

    void add(ApplicationDownlink downlink) {
        Waiting fresh = new Waiting(downlink);
        int place = waiting.size();
        while (place > 0 && fresh.isBefore(waiting.get(place - 1))) {
            place--;
        }
        waiting.add(place, fresh);
    }

    int size() {
        return waiting.size();
    }

    /** The next one, or null. */
    ApplicationDownlink head() {
        return waiting.isEmpty() ? null : waiting.get(0).downlink;
    }

    /** Whether more than the head waits. */
    boolean moreThanHead() {
        return waiting.size() > 1;
    }

    /** The next one goes out to a gateway. */
    void take() {
        taken = waiting.remove(0);
    }

    /** The one taken has been sent with this counter. */
    void sent(int fCnt) {
        if (taken.downlink.confirmed()) {
            unacknowledged = taken;
            unacknowledgedFCnt = fCnt;
        }
        taken = null;
    }

    /** The downlink whose acknowledgement is open, or null. */
    ApplicationDownlink unacknowledged() {
        return unacknowledged == null ? null : unacknowledged.downlink;
    }

    /** Its counter. */
    int unacknowledgedFCnt() {
        return unacknowledgedFCnt;
    }

    /** It was acknowledged. */
    void acknowledged() {
        unacknowledged = null;
    }

    /**
     * It was not acknowledged: it comes before those as urgent as it is.
     *
     * @return whether it may be tried again; else it is gone
     */
    boolean notAcknowledged(int maxTries) {
        Waiting failed = unacknowledged;
        unacknowledged = null;
        return retry(failed, maxTries);
    }

    /** The one taken could not be sent; see {@link #notAcknowledged}. */
    boolean notSent(int maxTries) {
        Waiting failed = taken;
        taken = null;
        return retry(failed, maxTries);
    }

    private boolean retry(Waiting failed, int maxTries) {
        if (++failed.tries >= maxTries) {
            return false;
        }
        int place = 0;
        while (place < waiting.size() && waiting.get(place).isBefore(failed)) {
            place++;
        }
        waiting.add(place, failed);
        return true;
    }

    /** Drops the head. */
    void dropHead() {
        waiting.remove(0);
    }

    /** Takes out one that is not worth sending any more, or null. */
    ApplicationDownlink takeExpired(long nowUs) {
        for (int i = 0; i < waiting.size(); i++) {
            if (waiting.get(i).downlink.expiresAtUs() <= nowUs) {
                return waiting.remove(i).downlink;
            }
        }
        return null;
    }
}
