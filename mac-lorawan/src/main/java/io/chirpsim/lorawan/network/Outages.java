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
        return untilUs(gatewayIndex, nowUs) > nowUs;
    }

    /** When the last of those that are now ends; now if there is none. */
    long untilUs(int gatewayIndex, long nowUs) {
        long untilUs = nowUs;
        for (Outage outage : outages) {
            if (outage.gatewayIndex == gatewayIndex && nowUs >= outage.fromUs && nowUs < outage.untilUs) {
                untilUs = Math.max(untilUs, outage.untilUs);
            }
        }
        return untilUs;
    }
}
