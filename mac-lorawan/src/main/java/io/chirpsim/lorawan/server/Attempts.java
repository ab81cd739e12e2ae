package io.chirpsim.lorawan.server;

import io.chirpsim.lorawan.server.DownlinkPlanner.Slot;
import io.chirpsim.lorawan.server.DownlinkPlanner.Window;

/**
 * Where gateways decide: goes on when one refuses, to the device's next window at this gateway, then to the next gateway, as long as time is
 * left.
 */
final class Attempts {
    private final ServerConfig config;
    private final DownlinkPlanner planner;

    Attempts(ServerConfig config, DownlinkPlanner planner) {
        this.config = config;
        this.planner = planner;
    }

    /** Tries what comes next; whether there was anything. */
    boolean next(long nowUs, DeviceSession session, ServerOut out) {
        Attempt attempt = session.attempt;
        while (advance(session, attempt)) {
            Window window = attempt.windows.get(attempt.window);
            if (window.startUs() > nowUs && fits(attempt, window)) {
                Slot slot = new Slot(session.gateway(attempt.place), window, null);
                attempt.order = planner.order(slot, session.deviceIndex, attempt);
                out.transmit(attempt.order, nowUs);
                return true;
            }
        }
        return false;
    }

    private static boolean advance(DeviceSession session, Attempt attempt) {
        attempt.window++;
        if (attempt.window == attempt.windows.size()) {
            attempt.window = 0;
            attempt.place++;
        }
        return session.gateway(attempt.place) >= 0;
    }

    private boolean fits(Attempt attempt, Window window) {
        return attempt.payloadBytes
                        <= window.dataRate().downlinkPayload(config.region().dwell())
                && config.region().dwell().admitsDownlink(window.dataRate().downlink(), attempt.bytes);
    }
}
