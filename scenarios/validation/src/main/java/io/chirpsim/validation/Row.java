package io.chirpsim.validation;

import io.chirpsim.stats.ConfidenceInterval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * One line of the validation.
 *
 * @param id short and unique
 * @param what in words
 * @param source where the reference comes from
 * @param reference the value to come to
 * @param tolerance how far from it is still right, fixed beforehand
 * @param value ours
 * @param low lower end of its 99.9 % interval; of an exact check the smallest of its values
 * @param high upper end, or the largest value
 * @param ok the verdict
 */
record Row(
        String id,
        String what,
        String source,
        double reference,
        double tolerance,
        double value,
        double low,
        double high,
        boolean ok) {
    private static final double CONFIDENCE = 0.999;

    /** With a wider interval a right program would not pass for every seed, and a wrong one might. */
    private static final double WIDEST_HALF_WIDTH = 0.4;

    private static final double ROUNDING = 1e-9;

    /** What is checked and against what. */
    record Claim(String id, String what, String source, double reference, double tolerance) {}

    /** Without chance: every value lies within the tolerance. The one farthest from the reference is shown. */
    static Row exact(Claim claim, double... values) {
        double farthest = values[0];
        for (double value : values) {
            // no number is farther than any: a model that fails to give one must not pass
            if (Double.compare(distance(value, claim), distance(farthest, claim)) > 0) {
                farthest = value;
            }
        }
        double low = Arrays.stream(values).min().orElseThrow();
        double high = Arrays.stream(values).max().orElseThrow();
        return of(claim, farthest, low, high, distance(farthest, claim) <= claim.tolerance() + ROUNDING);
    }

    private static double distance(double value, Claim claim) {
        return Math.abs(value - claim.reference());
    }

    /** Equivalence: the 99.9 % interval of the mean lies inside reference +- tolerance and is narrow enough to tell. */
    static Row estimated(Claim claim, double... values) {
        ConfidenceInterval interval = ConfidenceInterval.of(values, CONFIDENCE);
        boolean ok = interval.within(claim.reference(), claim.tolerance())
                && interval.halfWidth() <= WIDEST_HALF_WIDTH * claim.tolerance();
        return of(claim, interval.mean(), interval.low(), interval.high(), ok);
    }

    private static Row of(Claim claim, double value, double low, double high, boolean ok) {
        return new Row(
                claim.id(), claim.what(), claim.source(), claim.reference(), claim.tolerance(), value, low, high, ok);
    }

    String valueText() {
        return number(value);
    }

    String intervalText() {
        return "[" + number(low) + ", " + number(high) + "]";
    }

    String referenceText() {
        return number(reference);
    }

    String toleranceText() {
        return number(tolerance);
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return "-";
        }
        BigDecimal rounded =
                new BigDecimal(value).setScale(5, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toPlainString();
    }
}
