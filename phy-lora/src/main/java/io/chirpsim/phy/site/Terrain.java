package io.chirpsim.phy.site;

import io.chirpsim.phy.Position;

/**
 * Hills and valleys, and what they add to the loss of a link.
 *
 * <p>The profile between the antennas is cut into steps as long as the heights are apart, on an Earth of 8500 km radius. Points above the straight line
 * between the feet of the antennas are edges: {@link EdgePath}, Recommendation ITU-R P.526. What flat ground would cost in their place, a few dB close to
 * a low antenna, is taken off: path-loss models were measured over ground. So flat ground costs nothing but what the curvature of the Earth adds (under
 * 0.2 dB up to 3 km; beyond the horizon, 20 km for antennas at 15 and 1.2 m, edges understate it).
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
        double wavelengthM = KnifeEdge.wavelengthM(frequencyHz);
        double fromFootM = ground.heightM(ray.fromX(), ray.fromY());
        double toFootM = ground.heightM(ray.toX(), ray.toY());
        EdgePath path = new EdgePath(steps - 1, wavelengthM);
        for (int i = 1; i < steps; i++) {
            double share = (double) i / steps;
            double firstM = share * lengthM;
            double secondM = lengthM - firstM;
            double topM = ground.heightM(
                            ray.fromX() + share * (ray.toX() - ray.fromX()),
                            ray.fromY() + share * (ray.toY() - ray.fromY()))
                    + firstM * secondM / (2 * KnifeEdge.EARTH_RADIUS_M);
            double flatM = fromFootM + share * (toFootM - fromFootM);
            if (topM > flatM) {
                double v = KnifeEdge.parameter(flatM - ray.heightM(share), firstM, secondM, wavelengthM);
                path.add(firstM, topM, KnifeEdge.lossDb(v));
            }
        }
        return path.lossDb(ray.fromM(), ray.toM(), lengthM);
    }
}
