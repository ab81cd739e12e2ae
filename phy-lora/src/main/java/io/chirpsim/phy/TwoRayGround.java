package io.chirpsim.phy;

import java.util.List;

/**
 * Two rays over flat ground, the direct one and the reflected one: far away {@code L = 40 log10(d/m) - 20 log10(ht hr / m^2)}, whatever the
 * frequency; near by free space. The two meet where {@code d = 4 pi ht hr / lambda}; the larger one holds. Validity: open, flat ground,
 * antennas more than a wavelength above it (lower ones count as one wavelength high). Source: Rappaport, "Wireless Communications", 2nd
 * edition, section 4.6.
 */
public record TwoRayGround() implements PathLoss {
    private static final double LIGHT_M_PER_S = 299_792_458;
    private static final FreeSpace NEAR = new FreeSpace();

    @Override
    public double lossDb(Position a, Position b, double frequencyHz) {
        double lowestM = LIGHT_M_PER_S / frequencyHz;
        Ends ends = Ends.of(a, b);
        double heights = Math.max(lowestM, ends.baseM()) * Math.max(lowestM, ends.mobileM());
        double farDb = 40 * StrictMath.log10(ends.groundM()) - 20 * StrictMath.log10(heights);
        return Math.max(NEAR.lossDb(a, b, frequencyHz), farDb);
    }

    @Override
    public List<String> outsideValidity(Position a, Position b, double frequencyHz) {
        return Ends.of(a, b).mobileM() < LIGHT_M_PER_S / frequencyHz
                ? List.of(
                        "Two-ray ground: an antenna less than a wavelength above the ground; taken as one wavelength high")
                : List.of();
    }
}
