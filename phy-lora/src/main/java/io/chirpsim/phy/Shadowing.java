package io.chirpsim.phy;

import io.chirpsim.random.Draws;
import io.chirpsim.random.Streams;

/**
 * Log-normal shadowing of static links: one value per (device, gateway), drawn once and kept for all frames and both directions. Redrawing it
 * per frame would be fast fading and hide coverage holes.
 */
public final class Shadowing {
    private final Draws draws;
    private final double sigmaDb;

    /**
     * @param streams of the replication whose draw is wanted
     * @param sigmaDb standard deviation in dB, at least 0
     */
    public Shadowing(Streams streams, double sigmaDb) {
        this.draws = streams.draws(RadioPurpose.SHADOWING);
        this.sigmaDb = sigmaDb;
    }

    /** Excess loss in dB of the link between two entities, negative where the link is better than the median. */
    public double lossDb(long deviceEntity, long gatewayEntity) {
        return draws.normal(0, sigmaDb, deviceEntity ^ Long.rotateLeft(gatewayEntity, 32), 0);
    }
}
