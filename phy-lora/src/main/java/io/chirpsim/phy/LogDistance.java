package io.chirpsim.phy;

/**
 * Log-distance path loss: {@code L(d) = L0 + 10 n log10(d / d0)}, d the distance in space. Validity: that of the measurement it was fitted
 * to; below 1 m the distance is taken as 1 m.
 *
 * @param referenceDistanceM d0 in metres
 * @param referenceLossDb L0 in dB
 * @param exponent n
 */
public record LogDistance(double referenceDistanceM, double referenceLossDb, double exponent) implements PathLoss {
    /** Bor, Roedig, Voigt, Alonso: "Do LoRa low-power wide-area networks scale?", MSWiM 2016; an indoor, near-ground fit. */
    public static final LogDistance LORASIM = new LogDistance(40, 127.41, 2.08);

    /** Petajajarvi et al.: "On the coverage of LPWANs", ITST 2015, car measurements in Oulu, 868 MHz, up to 15 km. */
    public static final LogDistance OULU = new LogDistance(1000, 128.95, 2.32);

    /** Magrin, Centenaro, Vangelista, ICC 2017, after 3GPP TR 45.820: 7.7 + 37.6 log10(d/m); the default of ns-3 lorawan's examples. */
    public static final LogDistance MAGRIN = new LogDistance(1, 7.7, 3.76);

    /** Callebaut, Van der Perre, 2020: urban, 868 MHz, antennas 1.5 m above ground, censored maximum-likelihood fit. */
    public static final LogDistance CALLEBAUT_URBAN = new LogDistance(1, 74.85, 2.75);

    /** Callebaut, Van der Perre, 2020: forest, as {@link #CALLEBAUT_URBAN}. */
    public static final LogDistance CALLEBAUT_FOREST = new LogDistance(1, 95.52, 2.03);

    @Override
    public double lossDb(Position a, Position b, double frequencyHz) {
        double distanceM = Math.max(1, a.distanceM(b));
        return Math.max(0, referenceLossDb + 10 * exponent * StrictMath.log10(distanceM / referenceDistanceM));
    }
}
