package io.chirpsim.phy;

/** Thermal noise. */
public final class Noise {
    private static final double THERMAL_DBM_PER_HZ = -174;

    private Noise() {}

    /** Noise floor in dBm: {@code -174 + 10 log10(B/Hz) + NF}. */
    public static double floorDbm(double bandwidthHz, double noiseFigureDb) {
        return THERMAL_DBM_PER_HZ + 10 * StrictMath.log10(bandwidthHz) + noiseFigureDb;
    }
}
