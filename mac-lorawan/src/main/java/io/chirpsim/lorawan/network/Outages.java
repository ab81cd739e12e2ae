package io.chirpsim.lorawan.network;

import java.util.ArrayList;
import java.util.List;

/** When the backhaul of which gateway carries nothing. */
final class Outages {
    private record Outage(int gatewayIndex, long fromUs, long untilUs) {}

    private final List<Outage> outages = new ArrayList<>();

    void add(int gatewayIndex, long fromUs, long untilUs) {
        outages.add(new Outage(gatewayIndex, fromUs, untilUs));
    }

    boolean at(int gatewayIndex, long nowUs) {
        for (Outage outage : outages) {
            if (outage.gatewayIndex == gatewayIndex && nowUs >= outage.fromUs && nowUs < outage.untilUs) {
                return true;
            }
        }
        return false;
    }
}
