package io.chirpsim.phy;

/** Thermal noise. */
public final class Noise {
    private static final double THERMAL_DBM_PER_HZ = -174;

    private static final double USUAL_HZ = 125_000;
    private static final double USUAL_DB = 10 * StrictMath.log10(USUAL_HZ);

    private Noise() {}

    /** Noise floor in dBm: {@code -174 + 10 log10(B/Hz) + NF}. */
    public static double floorDbm(double bandwidthHz, double noiseFigureDb) {
        double bandwidthDb = bandwidthHz == USUAL_HZ ? USUAL_DB : 10 * StrictMath.log10(bandwidthHz);
        return THERMAL_DBM_PER_HZ + bandwidthDb + noiseFigureDb;
    }
}
