package io.chirpsim.phy.site;

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

    /**
     * Loss of a ray straight through it, or null where the ray misses it.
     *
     * @return where it enters and leaves, and what that costs
     */
    Crossing crossing(Ray ray, double frequencyHz) {
        double[] chords = footprint.chords(ray.fromX(), ray.fromY(), ray.toX(), ray.toY());
        double insideM = 0;
        int walls = 0;
        int floors = 0;
        double first = 2;
        for (int i = 0; i < chords.length; i += 2) {
            double[] low = ray.below(roofM(), chords[i], chords[i + 1]);
            if (low != null) {
                first = Math.min(first, low[0]);
                insideM += (low[1] - low[0]) * ray.lengthM();
                walls += (low[0] > 0 || !ray.startsIn(this) ? 1 : 0) + (low[1] < 1 || !ray.endsIn(this) ? 1 : 0);
                floors += floors(ray.heightM(low[0]), ray.heightM(low[1]));
            }
        }
        if (first > 1) {
            return null;
        }
        double throughDb = walls * wall.lossDb(frequencyHz)
                + INSIDE_DB_PER_M * Math.min(insideM, MOST_INSIDE_M)
                + FLOORS_DB[Math.min(floors, FLOORS_DB.length - 1)];
        return new Crossing(this, first, throughDb, chords);
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
     * A ray's way through a building.
     *
     * @param first where it first is in the building, as a share of the ray
     * @param throughDb what the way through costs, dB
     * @param chords where the ray is over the footprint, pairs of shares
     */
    record Crossing(Building building, double first, double throughDb, double[] chords) {}
}
