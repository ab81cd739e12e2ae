package io.chirpsim.phy;

/** Free-space loss, ITU-R P.525: {@code L = 32.4478 + 20 log10(d/km) + 20 log10(f/MHz)}. */
public record FreeSpace() implements PathLoss {
    @Override
    public double lossDb(Position a, Position b, double frequencyHz) {
        double distanceKm = Math.max(1, a.distanceM(b)) / 1000;
        return Math.max(0, 32.4478 + 20 * StrictMath.log10(distanceKm) + 20 * StrictMath.log10(frequencyHz / 1e6));
    }
}
