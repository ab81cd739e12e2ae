package io.chirpsim.phy.site;

import io.chirpsim.phy.Position;

/**
 * Hills and valleys, and what they add to the loss of a link: Bullington's construction, Recommendation ITU-R P.526, section 4.5.1, without its
 * empirical term for long profiles.
 *
 * <p>The profile between the antennas is cut into steps as long as the heights are apart, on an Earth of 8500 km radius. Out of sight one edge stands for
 * all: where the two lines meet that rise from each antenna to what it sees as its horizon. In sight the point that comes closest to the line counts.
 * What flat ground between the feet of the antennas would cost in that place, a few dB close to a low antenna, is taken off: path-loss models were
 * measured over ground. So flat ground costs nothing but what the curvature of the Earth adds (under 0.1 dB up to 3 km; far
 * beyond the horizon one edge understates it).
 */
public final class Terrain {
    private final Ground ground;
    private final double stepM;

    /**
     * @param stepM distance of the points of a profile, metres
     */
    public Terrain(Ground ground, double stepM) {
        this.ground = ground;
        this.stepM = stepM;
    }

    /** Height of the ground above sea level in metres. */
    public double heightM(double xM, double yM) {
        return ground.heightM(xM, yM);
    }

    /** An antenna's place with its height above sea level instead of above the ground. */
    Position lift(Position antenna) {
        return new Position(antenna.xM(), antenna.yM(), antenna.heightM() + ground.heightM(antenna.xM(), antenna.yM()));
    }

    /**
     * What it adds to the loss between two antennas in dB, the same in both directions.
     *
     * @param a one antenna, its height above the ground
     * @param b the other
     */
    public double excessDb(Position a, Position b, double frequencyHz) {
        Ray ray = Ray.of(lift(a), lift(b));
        double lengthM = ray.groundM();
        int steps = (int) Math.ceil(lengthM / stepM);
        if (steps < 2) {
            return 0;
        }
        Profile profile = profile(ray, lengthM, steps);
        return profile.inSight() ? profile.closestDb(frequencyHz) : profile.bullingtonDb(frequencyHz);
    }

    private Profile profile(Ray ray, double lengthM, int steps) {
        double[] atM = new double[steps - 1];
        double[] topM = new double[steps - 1];
        for (int i = 1; i < steps; i++) {
            double share = (double) i / steps;
            atM[i - 1] = share * lengthM;
            double x = ray.fromX() + share * (ray.toX() - ray.fromX());
            double y = ray.fromY() + share * (ray.toY() - ray.fromY());
            double bulgeM = atM[i - 1] * (lengthM - atM[i - 1]) / (2 * KnifeEdge.EARTH_RADIUS_M);
            topM[i - 1] = ground.heightM(x, y) + bulgeM;
        }
        double fromFootM = ground.heightM(ray.fromX(), ray.fromY());
        double toFootM = ground.heightM(ray.toX(), ray.toY());
        return new Profile(ray, lengthM, atM, topM, fromFootM, toFootM);
    }
}
