package io.chirpsim.units;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number with its unit as people write it: {@code 10 min}, {@code 868.1 MHz}, {@code 95 %}. Each dimension has one base unit in which the
 * program calculates.
 */
public final class Quantity {
    private static final Pattern TEXT = Pattern.compile("([+-]?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)\\s*(\\S.*)?");

    private static final BigDecimal LONGEST_US = BigDecimal.valueOf(1L << 53);

    private Quantity() {}

    /** What a number measures. */
    public enum Dimension {
        /** Base unit microseconds. */
        TIME(
                "us",
                "us",
                1,
                "ms",
                1e3,
                "s",
                1e6,
                "min",
                6e7,
                "h",
                3.6e9,
                "day",
                8.64e10,
                "days",
                8.64e10,
                "week",
                6.048e11,
                "weeks",
                6.048e11,
                "year",
                3.15576e13,
                "years",
                3.15576e13),
        /** Base unit hertz. */
        FREQUENCY("Hz", "Hz", 1, "kHz", 1e3, "MHz", 1e6, "GHz", 1e9),
        /** Base unit metres. */
        LENGTH("m", "m", 1, "cm", 1e-2, "km", 1e3),
        /** Base unit dBm. */
        POWER("dBm", "dBm", 1),
        /** Base unit decibels. */
        RATIO_DB("dB", "dB", 1),
        /** A share; base unit 1. */
        SHARE("%", "%", 1e-2),
        /** Base unit bytes. */
        BYTES("B", "B", 1, "kB", 1e3, "MB", 1e6, "KiB", 1024, "MiB", 1048576),
        /** Base unit bits per second. */
        BIT_RATE("bit/s", "bit/s", 1, "kbit/s", 1e3, "Mbit/s", 1e6),
        /** Base unit amperes. */
        CURRENT("A", "A", 1, "mA", 1e-3, "uA", 1e-6, "nA", 1e-9),
        /** Base unit ampere hours. */
        CHARGE("Ah", "Ah", 1, "mAh", 1e-3),
        /** Base unit volts. */
        VOLTAGE("V", "V", 1, "mV", 1e-3),
        /** Base unit joules. */
        ENERGY("J", "J", 1, "mJ", 1e-3, "uJ", 1e-6),
        /** Base unit square metres. */
        AREA("m2", "m2", 1, "cm2", 1e-4),
        /** Energy of the sun per area and day; base unit kilowatt hours per square metre and day. */
        IRRADIATION("kWh/m2/day", "kWh/m2/day", 1),
        /** Parts per million; base unit ppm. */
        PPM("ppm", "ppm", 1),
        /** Base unit degrees. */
        ANGLE("deg", "deg", 1),
        /** Gain over an isotropic antenna; base unit dBi. */
        ANTENNA_GAIN("dBi", "dBi", 1),
        /** Base unit metres per second. */
        SPEED("m/s", "m/s", 1, "km/h", 1 / 3.6);

        private final String base;
        private final Map<String, BigDecimal> factors = new LinkedHashMap<>();

        Dimension(String base, Object... units) {
            this.base = base;
            for (int i = 0; i < units.length; i += 2) {
                factors.put((String) units[i], BigDecimal.valueOf(((Number) units[i + 1]).doubleValue()));
            }
        }

        /** The unit the program calculates in. */
        public String base() {
            return base;
        }

        /** Every unit this dimension is written in. */
        public List<String> units() {
            return new ArrayList<>(factors.keySet());
        }
    }

    /**
     * Reads a number with its unit.
     *
     * @return the value in the dimension's base unit
     * @throws QuantityException if the text is no number, has no unit or one of another dimension, or is beyond all measure
     */
    public static double parse(String text, Dimension dimension) {
        double value = decimal(text, dimension).doubleValue();
        if (Double.isInfinite(value)) {
            throw beyondMeasure(text, dimension);
        }
        return value;
    }

    /**
     * Reads a time in whole microseconds.
     *
     * @throws QuantityException as {@link #parse}, or if it is not a whole number of microseconds or longer than 285 years
     */
    public static long parseUs(String text) {
        BigDecimal us = decimal(text, Dimension.TIME);
        if (us.abs().compareTo(LONGEST_US) > 0) {
            throw new QuantityException("'" + text + "' is longer than 285 years", Dimension.TIME);
        }
        if (us.stripTrailingZeros().scale() > 0) {
            throw new QuantityException("'" + text + "' is not a whole number of microseconds", Dimension.TIME);
        }
        return us.longValueExact();
    }

    private static BigDecimal decimal(String text, Dimension dimension) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new QuantityException("'" + text + "' is not a number with a unit", dimension);
        }
        String unit = matcher.group(2);
        if (unit == null) {
            throw new QuantityException("'" + text + "' has no unit", dimension);
        }
        BigDecimal factor = dimension.factors.get(unit.strip());
        if (factor == null) {
            throw new QuantityException(wrongUnit(unit.strip(), dimension), dimension);
        }
        try {
            return new BigDecimal(matcher.group(1)).multiply(factor);
        } catch (NumberFormatException | ArithmeticException exponentOutOfRange) {
            throw beyondMeasure(text, dimension);
        }
    }

    private static QuantityException beyondMeasure(String text, Dimension dimension) {
        return new QuantityException("'" + text + "' is beyond all measure", dimension);
    }

    private static String wrongUnit(String unit, Dimension wanted) {
        Optional<Dimension> other = dimensionOf(unit);
        return other.isPresent() && other.get() != wanted
                ? "'" + unit + "' is a unit of " + words(other.get()) + ", not of " + words(wanted)
                : "unknown unit '" + unit + "'";
    }

    private static Optional<Dimension> dimensionOf(String unit) {
        for (Dimension dimension : Dimension.values()) {
            if (dimension.factors.containsKey(unit)) {
                return Optional.of(dimension);
            }
        }
        return Optional.empty();
    }

    private static String words(Dimension dimension) {
        return dimension.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    /** A text that is not a quantity of the dimension asked for. */
    public static final class QuantityException extends IllegalArgumentException {
        private final Dimension wanted;

        QuantityException(String message, Dimension wanted) {
            super(message);
            this.wanted = wanted;
        }

        /** What was asked for. */
        public Dimension wanted() {
            return wanted;
        }
    }
}
