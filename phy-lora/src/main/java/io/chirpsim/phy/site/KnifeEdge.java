package io.chirpsim.phy.site;

/** Diffraction over one edge, Recommendation ITU-R P.526, section 4.1. */
public final class KnifeEdge {
    /** Below it more than 0.55 of the first Fresnel zone is clear and the edge costs nothing. */
    public static final double CLEAR = -0.78;

    /** P.526, where nothing else is known: 8500 km, 4/3 of the Earth's radius. */
    public static final double EARTH_RADIUS_M = 8_500_000;

    private static final double LIGHT_M_PER_S = 299_792_458;

    private KnifeEdge() {}

    /** Wavelength in metres. */
    static double wavelengthM(double frequencyHz) {
        return LIGHT_M_PER_S / frequencyHz;
    }

    /**
     * {@code v = h sqrt(2/lambda (1/d1 + 1/d2))}, P.526 equation 26.
     *
     * @param aboveM h: top of the edge above the straight line between the ends, metres; negative below it
     * @param firstM d1: distance of one end from the edge, metres, above 0
     * @param secondM d2: distance of the other end
     * @param wavelengthM lambda, metres
     */
    public static double parameter(double aboveM, double firstM, double secondM, double wavelengthM) {
        return aboveM * Math.sqrt(2 / wavelengthM * (1 / firstM + 1 / secondM));
    }

    /** {@code J(v) = 6.9 + 20 log10(sqrt((v - 0.1)^2 + 1) + v - 0.1)} dB for v above -0.78, else 0; P.526 equation 31. */
    public static double lossDb(double v) {
        if (v <= CLEAR) {
            return 0;
        }
        double x = v - 0.1;
        return 6.9 + 20 * StrictMath.log10(Math.sqrt(x * x + 1) + x);
    }
}
