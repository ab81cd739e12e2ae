package io.chirpsim.app.load;

import io.chirpsim.units.Quantity.Dimension;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Numbers with their unit in one form only, which reads back to the same value. */
final class Canonical {
    private static final Map<String, Long> TIMES = times();

    private Canonical() {}

    /** The largest unit of which a time is a whole number. */
    static String time(long us) {
        for (Map.Entry<String, Long> unit : TIMES.entrySet()) {
            if (us != 0 && us % unit.getValue() == 0) {
                return us / unit.getValue() + " " + unit.getKey();
            }
        }
        return "0 s";
    }

    private static Map<String, Long> times() {
        Map<String, Long> units = new LinkedHashMap<>();
        units.put("day", 86_400_000_000L);
        units.put("h", 3_600_000_000L);
        units.put("min", 60_000_000L);
        units.put("s", 1_000_000L);
        units.put("ms", 1_000L);
        units.put("us", 1L);
        return units;
    }

    /** A value given in the base unit; shares in per cent, currents in a readable unit. */
    static String quantity(double value, Dimension dimension) {
        return switch (dimension) {
            case TIME -> time((long) value);
            case SHARE -> scaled(value, 2) + " %";
            case CURRENT -> current(value);
            default -> number(value) + " " + dimension.base();
        };
    }

    private static String current(double amperes) {
        if (amperes < 1e-3) {
            return scaled(amperes, 6) + " uA";
        }
        return amperes < 1 ? scaled(amperes, 3) + " mA" : number(amperes) + " A";
    }

    /** Shortest decimal text that reads back to the value, without an exponent. */
    static String number(double value) {
        return scaled(value, 0);
    }

    private static String scaled(double value, int places) {
        BigDecimal scaled = BigDecimal.valueOf(value).movePointRight(places);
        return scaled.signum() == 0 ? "0" : scaled.stripTrailingZeros().toPlainString();
    }
}
