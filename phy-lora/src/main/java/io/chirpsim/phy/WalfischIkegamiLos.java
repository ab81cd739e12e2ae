package io.chirpsim.phy;

import java.util.List;

/**
 * COST-231 Walfisch-Ikegami along a street in sight of the base: {@code L = 42.6 + 26 log10 d + 20 log10 f}, d along the ground in km, f in
 * MHz. Validity: 800 to 2000 MHz, higher antenna 4 to 50 m, lower antenna 1 to 3 m, 20 m to 5 km; equal to free space at 20 m. Source: COST
 * 231 final report, chapter 4.
 */
public record WalfischIkegamiLos() implements PathLoss {
    @Override
    public double lossDb(Position a, Position b, double frequencyHz) {
        double distanceKm = Ends.of(a, b).groundM() / 1000;
        return Math.max(0, 42.6 + 26 * StrictMath.log10(distanceKm) + 20 * StrictMath.log10(frequencyHz / 1e6));
    }

    @Override
    public List<String> outsideValidity(Position a, Position b, double frequencyHz) {
        return outside(Ends.of(a, b), frequencyHz);
    }

    /** The range is the same with and without sight. */
    static List<String> outside(Ends ends, double frequencyHz) {
        return new Validity("COST-231 Walfisch-Ikegami")
                .frequency(frequencyHz, 800, 2000)
                .base(ends, 4, 50)
                .mobile(ends, 1, 3)
                .ground(ends, 20, 5000)
                .list();
    }
}
