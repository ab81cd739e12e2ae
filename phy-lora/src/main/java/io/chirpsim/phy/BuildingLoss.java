package io.chirpsim.phy;

import io.chirpsim.random.Draws;
import io.chirpsim.random.Streams;

/** Loss of an indoor device's signal on its way out of the building, drawn once per device. */
public interface BuildingLoss {
    /** Penetration loss in dB. */
    double lossDb(long deviceEntity);

    /** The same loss for every device. */
    static BuildingLoss fixed(double lossDb) {
        return entity -> lossDb;
    }

    /**
     * 3GPP TR 45.820 (p. 482, scenario 1), as ns-3 lorawan transcribes it: external wall class with probabilities 0.25, 0.65, 0.10 and loss
     * U(4,11), U(11,19), U(19,23) dB; plus the larger of p U(4,10) with p = 0..3 of probabilities 0.2833, 0.2827, 0.284, 0.15, and 0.6 U(0,15). ns-3
     * draws the uniform values anew for every packet; here a device keeps all of them.
     */
    static BuildingLoss tr45820(Streams streams) {
        Draws draws = streams.draws(RadioPurpose.BUILDING_LOSS);
        return entity -> externalWall(draws, entity) + Math.max(internalWalls(draws, entity), depth(draws, entity));
    }

    /**
     * 3GPP TR 38.901, section 7.4.3.1: the outer wall, 0.5 dB for each metre of the device's way inside, which is the smaller of two draws U(0,25) m,
     * and a normal deviation of 4.4 dB (low loss) or 6.5 dB (high loss); a device keeps all of them. Deep in the deviation's tail a loss may come out
     * negative, as in the standard.
     */
    static BuildingLoss tr38901(Streams streams, OuterWall wall, double frequencyHz) {
        Draws draws = streams.draws(RadioPurpose.BUILDING_LOSS);
        double wallDb = wall.lossDb(frequencyHz);
        return entity -> wallDb
                + 0.5 * 25 * Math.min(draws.uniform(entity, 0), draws.uniform(entity, 1))
                + draws.normal(0, wall.sigmaDb(), entity, 2);
    }

    private static double externalWall(Draws draws, long entity) {
        double wallClass = draws.uniform(entity, 0);
        double within = draws.uniform(entity, 1);
        if (wallClass < 0.25) {
            return 4 + 7 * within;
        }
        return wallClass < 0.90 ? 11 + 8 * within : 19 + 4 * within;
    }

    private static double internalWalls(Draws draws, long entity) {
        double u = draws.uniform(entity, 2);
        int walls = u < 0.2833 ? 0 : u < 0.566 ? 1 : u < 0.85 ? 2 : 3;
        return walls * (4 + 6 * draws.uniform(entity, 3));
    }

    private static double depth(Draws draws, long entity) {
        return 0.6 * 15 * draws.uniform(entity, 4);
    }
}
