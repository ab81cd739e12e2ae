package io.chirpsim.units;

/** Decibels and linear power; the same bits on every machine, hence {@link StrictMath}. */
public final class Db {
    private static final double LN10_OVER_10 = StrictMath.log(10) / 10;

    private Db() {}

    /** 10^(db/10). */
    public static double toLinear(double db) {
        return StrictMath.exp(db * LN10_OVER_10);
    }

    /** 10 log10(linear); minus infinity at 0. */
    public static double fromLinear(double linear) {
        return 10 * StrictMath.log10(linear);
    }

    /** Power in dBm as milliwatts. */
    public static double dbmToMilliwatt(double dbm) {
        return toLinear(dbm);
    }

    /** Power in milliwatts as dBm. */
    public static double milliwattToDbm(double milliwatt) {
        return fromLinear(milliwatt);
    }
}
