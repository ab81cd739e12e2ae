package io.chirpsim.phy;

import io.chirpsim.random.Draws;
import io.chirpsim.units.Db;
import java.util.function.LongToDoubleFunction;

/**
 * A sender that is noise to everybody: flat over its band, from one time to another, all the time or in bursts. Its time is cut into slots of one
 * burst's length, and it sends in each with a given chance, so that all receivers meet the same bursts.
 *
 * @param frequencyHz centre of its band
 * @param bandwidthHz width of its band
 * @param fromUs when it is switched on
 * @param untilUs when it is switched off
 * @param share of the time it sends while it is on, above 0 to 1
 * @param burstUs length of a burst in microseconds, at least 1
 * @param entity its number in random draws
 * @param powerDbm what a receiver of an entity number gets of it over its whole band; minus infinity for nothing
 */
public record Jammer(
        long frequencyHz,
        int bandwidthHz,
        long fromUs,
        long untilUs,
        double share,
        long burstUs,
        long entity,
        LongToDoubleFunction powerDbm) {
    private static final int EDGE_PIECES = 64;

    /** Checks the ranges. */
    public Jammer {
        if (bandwidthHz < 1 || untilUs <= fromUs || !(share > 0 && share <= 1) || burstUs < 1) {
            throw new IllegalArgumentException("jammer of " + bandwidthHz + " Hz from " + fromUs + " to " + untilUs
                    + " us, share " + share + ", " + burstUs + " us");
        }
    }

    /** Whether it may disturb a frame: they meet in time and frequency. */
    boolean meets(Transmission t) {
        return t.startUs < untilUs && t.endUs > fromUs && overlapHz(t) > 0;
    }

    private double overlapHz(Transmission t) {
        double half = t.modulation.occupiedHz() / 2.0;
        double low = Math.max(t.frequencyHz - half, frequencyHz - bandwidthHz / 2.0);
        double high = Math.min(t.frequencyHz + half, frequencyHz + bandwidthHz / 2.0);
        return high - low;
    }

    /** Into how many parts a frame is cut so that each lies about in one slot, or on one side of an edge. */
    int pieces(Transmission t) {
        long airtimeUs = t.endUs - t.startUs;
        boolean edge = t.startUs < fromUs || t.endUs > untilUs;
        long bursts = share < 1 ? 1 + 2 * (airtimeUs / burstUs) : 1;
        return (int) Math.min(EDGE_PIECES, edge ? EDGE_PIECES : bursts);
    }

    /** What a receiver gets of it within the band of a frame it meets, at a microsecond. */
    double milliwatt(Transmission t, long earEntity, long atUs, Draws bursts) {
        if (atUs < fromUs || atUs >= untilUs) {
            return 0;
        }
        boolean sends = share == 1 || bursts.uniform(entity, atUs / burstUs) < share;
        return sends ? Db.dbmToMilliwatt(powerDbm.applyAsDouble(earEntity)) * overlapHz(t) / bandwidthHz : 0;
    }
}
