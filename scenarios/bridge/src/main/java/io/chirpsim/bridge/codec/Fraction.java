package io.chirpsim.bridge.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exact factor such as 0.01 or 175/65535, so that 2350 hundredths are 23.5 and not 23.500000000000004.
 *
 * @param numerator not 0 in a scale
 * @param denominator above 0
 */
public record Fraction(long numerator, long denominator) {
    /** The factor of numbers that stand for themselves. */
    public static final Fraction ONE = new Fraction(1, 1);

    /** Nothing to add. */
    public static final Fraction ZERO = new Fraction(0, 1);

    private static final Pattern FORM =
            Pattern.compile("([+-]?[0-9]{1,12}(?:\\.[0-9]{1,12})?)(?:/([0-9]{1,12}(?:\\.[0-9]{1,12})?))?");
    private static final int MOST_BITS = 53;

    /**
     * Reads 0.01, -45 or 175/65535.
     *
     * @throws NumberFormatException if the text is none of these, or too long to calculate with exactly
     */
    public static Fraction parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new NumberFormatException(text);
        }
        BigDecimal top = new BigDecimal(parts.group(1));
        BigDecimal bottom = parts.group(2) == null ? BigDecimal.ONE : new BigDecimal(parts.group(2));
        if (bottom.signum() == 0) {
            throw new NumberFormatException(text);
        }
        int places = Math.max(Math.max(top.scale(), bottom.scale()), 0);
        return reduced(
                top.movePointRight(places).toBigInteger(),
                bottom.movePointRight(places).toBigInteger(),
                text);
    }

    private static Fraction reduced(BigInteger top, BigInteger bottom, String text) {
        BigInteger common = top.gcd(bottom);
        BigInteger numerator = top.divide(common);
        BigInteger denominator = bottom.divide(common);
        if (numerator.bitLength() > MOST_BITS || denominator.bitLength() > MOST_BITS) {
            throw new NumberFormatException(text);
        }
        return new Fraction(numerator.longValueExact(), denominator.longValueExact());
    }

    boolean isWhole() {
        return denominator == 1;
    }

    /** As it can be read again: a decimal number if it is one. */
    public String text() {
        try {
            return BigDecimal.valueOf(numerator)
                    .divide(BigDecimal.valueOf(denominator))
                    .stripTrailingZeros()
                    .toPlainString();
        } catch (ArithmeticException endless) {
            return numerator + "/" + denominator;
        }
    }
}
