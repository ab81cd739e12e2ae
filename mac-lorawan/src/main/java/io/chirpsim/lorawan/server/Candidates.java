package io.chirpsim.lorawan.server;

import java.util.List;

/** Gateways that may send something, best first. */
@FunctionalInterface
interface Candidates {
    /** The gateway at a place, the best one at 0; -1 beyond the last. */
    int gateway(int place);

    /** Those that an application names, or others if it names none. */
    static Candidates named(List<Integer> gateways, Candidates others) {
        return gateways.isEmpty() ? others : place -> place < gateways.size() ? gateways.get(place) : -1;
    }
}
