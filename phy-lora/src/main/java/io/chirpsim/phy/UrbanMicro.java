package io.chirpsim.phy;

import java.util.List;

/**
 * 3GPP TR 38.901 UMi street canyon, a base below the roofs; symbols as in {@link UrbanMacro}.
 *
 * <ul>
 *   <li>in sight: {@code 32.4 + 21 log10 d3 + 20 log10 f} up to dBP, beyond it {@code 32.4 + 40 log10 d3 + 20 log10 f - 9.5 log10(dBP^2 + (hBS -
 *       hUT)^2)};
 *   <li>not in sight: the larger of that and {@code 22.4 + 35.3 log10 d3 + 21.3 log10 f - 0.3 (hUT - 1.5)}.
 * </ul>
 *
 * Validity: 0.5 to 100 GHz, hBS 10 m, hUT 1.5 to 22.5 m, d2 10 m to 5 km. Lower antennas below 1.5 m count as 1.5 m high. Source: TR 38.901, tables
 * 7.4.1-1 and 7.4.2-1.
 *
 * @param sight whether the ends see each other
 */
public record UrbanMicro(Sight sight) implements PathLoss {
    private static final ThreeGpp.Slopes SLOPES = new ThreeGpp.Slopes(32.4, 21, 9.5);
    private static final ThreeGpp.Blocked BLOCKED = new ThreeGpp.Blocked(22.4, 35.3, 21.3, 0.3);

    @Override
    public double lossDb(Position a, Position b, double frequencyHz) {
        return ThreeGpp.lossDb(sight, SLOPES, BLOCKED, Ends.of(a, b), frequencyHz);
    }

    /** Probability that the ends see each other: 1 up to 18 m, beyond {@code 18/d + exp(-d/36)(1 - 18/d)}. */
    public static double clearProbability(Position a, Position b) {
        return ThreeGpp.clearProbability(Ends.of(a, b).groundM(), 36);
    }

    @Override
    public List<String> outsideValidity(Position a, Position b, double frequencyHz) {
        return ThreeGpp.outside("3GPP UMi", Ends.of(a, b), frequencyHz, 10, 22.5);
    }
}
