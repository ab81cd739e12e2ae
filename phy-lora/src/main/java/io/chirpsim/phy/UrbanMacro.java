package io.chirpsim.phy;

import java.util.List;

/**
 * 3GPP TR 38.901 UMa, a base above the roofs. d2 along the ground and d3 in space in metres, f in GHz, hBS and hUT heights of the higher and the
 * lower antenna in metres, {@code dBP = 4 (hBS - 1)(hUT - 1) f / c} with c = 3.0e8 m/s.
 *
 * <ul>
 *   <li>in sight: {@code 28 + 22 log10 d3 + 20 log10 f} up to dBP, beyond it {@code 28 + 40 log10 d3 + 20 log10 f - 9 log10(dBP^2 + (hBS - hUT)^2)};
 *   <li>not in sight: the larger of that and {@code 13.54 + 39.08 log10 d3 + 20 log10 f - 0.6 (hUT - 1.5)}.
 * </ul>
 *
 * Validity: 0.5 to 100 GHz, hBS 25 m, hUT 1.5 to 13 m (above, to 22.5 m, the standard draws the height of the surroundings at random; here it
 * stays 1 m), d2 10 m to 5 km. Lower antennas below 1.5 m count as 1.5 m high. Source: TR 38.901, tables 7.4.1-1 and 7.4.2-1.
 *
 * @param sight whether the ends see each other
 */
public record UrbanMacro(Sight sight) implements PathLoss {
    private static final ThreeGpp.Slopes SLOPES = new ThreeGpp.Slopes(28, 22, 9);
    private static final ThreeGpp.Blocked BLOCKED = new ThreeGpp.Blocked(13.54, 39.08, 20, 0.6);

    @Override
    public double lossDb(Position a, Position b, double frequencyHz) {
        return ThreeGpp.lossDb(sight, SLOPES, BLOCKED, Ends.of(a, b), frequencyHz);
    }

    /**
     * Probability that the ends see each other: 1 up to 18 m, beyond {@code (18/d + exp(-d/63)(1 - 18/d))(1 + 1.25 C (d/100)^3 exp(-d/150))}, {@code C
     * = ((hUT - 13)/10)^1.5} for lower antennas above 13 m, else 0.
     */
    public static double clearProbability(Position a, Position b) {
        Ends ends = Ends.of(a, b);
        double d = ends.groundM();
        if (d <= 18) {
            return 1;
        }
        double tall = StrictMath.pow(Math.max(0, ends.mobileM() - 13) / 10, 1.5);
        double hundreds = d / 100;
        double factor = 1 + 1.25 * tall * hundreds * hundreds * hundreds * StrictMath.exp(-d / 150);
        return Math.min(1, ThreeGpp.clearProbability(d, 63) * factor);
    }

    @Override
    public List<String> outsideValidity(Position a, Position b, double frequencyHz) {
        return ThreeGpp.outside("3GPP UMa", Ends.of(a, b), frequencyHz, 25, 13);
    }
}
