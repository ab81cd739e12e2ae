package io.chirpsim.lorawan.network;

import io.chirpsim.flow.Journey;
import io.chirpsim.flow.Labels;
import io.chirpsim.lorawan.MacCount;

/** Labels under which the journey counts what devices and network server refuse. */
final class MacCounts {
    private final Journey journey;
    private final int[] labels = new int[MacCount.values().length];

    MacCounts(Journey journey, Labels register) {
        this.journey = journey;
        for (MacCount what : MacCount.values()) {
            labels[what.ordinal()] = register.register(what.key());
        }
    }

    void count(MacCount what, long nowUs) {
        journey.count(labels[what.ordinal()], 1, nowUs);
    }
}
