package io.chirpsim.phy;

import io.chirpsim.random.Draws;
import io.chirpsim.random.Streams;

/** Whether a link is in sight, drawn once per (device, gateway) and kept for all frames and both directions: houses do not move. */
public final class SightDraw {
    private final Draws draws;

    /**
     * @param streams of the replication whose draw is wanted
     */
    public SightDraw(Streams streams) {
        this.draws = streams.draws(RadioPurpose.LOS);
    }

    /**
     * The draw of the link between two entities.
     *
     * @param clearProbability that they see each other, 0 to 1
     * @param deviceEntity the device
     * @param gatewayEntity the gateway
     */
    public Sight sight(double clearProbability, long deviceEntity, long gatewayEntity) {
        double drawn = draws.uniform(deviceEntity ^ Long.rotateLeft(gatewayEntity, 32), 0);
        return drawn < clearProbability ? Sight.CLEAR : Sight.BLOCKED;
    }
}
