package io.chirpsim.phy;

import java.util.List;

/**
 * Indoors on one or several floors, Recommendation ITU-R P.1238-7: {@code L = 20 log10 f + N log10 d + Lf(n) - 28}, f in MHz, d in space in metres
 * and at least 1 m. Floor penetration Lf of offices at 900 MHz: 0, 9, 19, 24 dB for 0, 1, 2, 3 floors (24 dB found in a second source, 9 and
 * 19 dB not). Validity: 900 MHz to 100 GHz, 1 m and more in one building, taken to end at 1 km (assumption of this project). P.1238-10, of
 * 2019, is newer.
 *
 * @param coefficient N, power loss per decade of distance in dB: 33 in offices at 900 MHz
 * @param floors n, floors between the ends, 0 to 3
 */
public record ItuP1238(double coefficient, int floors) implements PathLoss {
    private static final List<Integer> FLOORS_DB = List.of(0, 9, 19, 24);

    /**
     * Refuses what the Recommendation has no number for.
     *
     * @throws IllegalArgumentException if there are fewer than 0 or more than 3 floors
     */
    public ItuP1238 {
        if (floors < 0 || floors >= FLOORS_DB.size()) {
            throw new IllegalArgumentException("floors from 0 to 3: " + floors);
        }
    }

    @Override
    public double lossDb(Position a, Position b, double frequencyHz) {
        double distanceDb = coefficient * StrictMath.log10(Ends.of(a, b).spaceM());
        return Math.max(0, 20 * StrictMath.log10(frequencyHz / 1e6) + distanceDb + FLOORS_DB.get(floors) - 28);
    }

    @Override
    public List<String> outsideValidity(Position a, Position b, double frequencyHz) {
        return new Validity("ITU-R P.1238-7")
                .frequency(frequencyHz, 900, 100_000)
                .ground(Ends.of(a, b), 1, 1000)
                .list();
    }
}
