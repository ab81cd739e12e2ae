package io.chirpsim.phy.site;

import io.chirpsim.phy.Wall;
import java.util.ArrayList;
import java.util.List;

/**
 * A building.
 *
 * @param footprint its outline on the ground
 * @param baseM ground at its foot, metres above the level that antennas are measured from
 * @param heightM roof above its foot, metres, above 0
 * @param wall its outer walls
 * @param storeys how many storeys, at least 1
 */
public record Building(Footprint footprint, double baseM, double heightM, Wall wall, int storeys) {
    /** TR 38.901, 7.4.3.1: 0.5 dB per metre inside. */
    private static final double INSIDE_DB_PER_M = 0.5;

    /** TR 38.901, 7.4.3.1 knows up to 25 m inside a building. */
    private static final double MOST_INSIDE_M = 25;

    /** ITU-R P.1238-7, 900 MHz: loss of 1, 2, 3 floors in dB; beyond, waves find other ways, as P.1238 warns. */
    private static final double[] FLOORS_DB = {0, 9, 19, 24};

    double roofM() {
        return baseM + heightM;
    }

    /** Whether a point in space is in it. */
    boolean contains(double x, double y, double heightAboveZeroM) {
        return heightAboveZeroM < roofM() && footprint.contains(x, y);
    }

    /** Where a ray passes below its roof: one crossing per wing, in the order of the ray. */
    List<Crossing> crossings(Ray ray, double frequencyHz) {
        double[] chords = footprint.chords(ray.fromX(), ray.fromY(), ray.toX(), ray.toY());
        List<Crossing> crossings = new ArrayList<>();
        for (int i = 0; i < chords.length; i += 2) {
            double[] below = ray.below(roofM(), chords[i], chords[i + 1]);
            if (below != null) {
                crossings.add(crossing(ray, below, chords[i], chords[i + 1], frequencyHz));
            }
        }
        return crossings;
    }

    private Crossing crossing(Ray ray, double[] below, double overFrom, double overTo, double frequencyHz) {
        boolean startsHere = below[0] == 0 && ray.startsIn(this);
        boolean endsHere = below[1] == 1 && ray.endsIn(this);
        int walls = (startsHere ? 0 : 1) + (endsHere ? 0 : 1);
        double insideM = (below[1] - below[0]) * ray.lengthM();
        int floors = floors(ray.heightM(below[0]), ray.heightM(below[1]));
        double throughDb = walls * wall.lossDb(frequencyHz)
                + INSIDE_DB_PER_M * Math.min(insideM, MOST_INSIDE_M)
                + FLOORS_DB[Math.min(floors, FLOORS_DB.length - 1)];
        return new Crossing(startsHere || endsHere, below[0], throughDb, roofM(), overFrom, overTo);
    }

    /** Floors between two heights; the roof is no floor. */
    private int floors(double oneM, double otherM) {
        return Math.abs(storey(oneM) - storey(otherM));
    }

    private int storey(double aboveZeroM) {
        double storeyM = heightM / storeys;
        return (int) Math.max(0, Math.min(storeys - 1, Math.floor((aboveZeroM - baseM) / storeyM)));
    }

    /**
     * A ray's way through a building or a wing of it.
     *
     * @param holdsAnEnd whether an antenna is inside
     * @param first where the ray is first inside, as a share of the ray
     * @param throughDb what the way through costs, dB
     * @param roofM height of the roof
     * @param overFrom where the ray is first over or under the roof, as a share of the ray
     * @param overTo where it last is
     */
    record Crossing(boolean holdsAnEnd, double first, double throughDb, double roofM, double overFrom, double overTo) {}
}
