package io.chirpsim.results;

import io.chirpsim.stats.ConfidenceInterval;
import java.util.Locale;

/** Numbers as people read them; an empty value is a dash. */
final class Format {
    /** Battery lives are told up to here: beyond it the charge no longer decides, but how cells and electronics age. */
    static final int MOST_YEARS = 50;

    private static final double SHORT_YEARS = 0.95;
    private static final double DAYS_PER_YEAR = 365.25;

    static final String NONE = "-";

    private Format() {}

    /** A share as percent without the sign, such as 97.3; as many decimals as it takes to tell it from 0 and 100. */
    static String percent(double share) {
        if (!Double.isFinite(share)) {
            return NONE;
        }
        double percent = 100 * share;
        double fromEdge = Math.min(percent, 100 - percent);
        if (fromEdge <= 0) {
            return fixed(percent, 0);
        }
        return fixed(percent, fromEdge >= 0.1 ? 1 : fromEdge >= 0.01 ? 2 : 3);
    }

    /** How far the interval reaches to either side in percent, such as 0.4; empty without an interval. */
    static String margin(ConfidenceInterval interval) {
        double reach = Math.max(interval.high() - interval.mean(), interval.mean() - interval.low());
        if (!Double.isFinite(reach)) {
            return "";
        }
        double percent = 100 * reach;
        return fixed(percent, percent == 0 || percent >= 0.05 ? 1 : percent >= 0.005 ? 2 : 3);
    }

    /** A time such as 350 ms, 1.24 s, 12.5 min. */
    static String seconds(double s) {
        if (!Double.isFinite(s)) {
            return NONE;
        }
        if (s < 0.9995) {
            return fixed(1000 * s, s == 0 || s >= 0.01 ? 0 : s >= 0.001 ? 1 : 3) + " ms";
        }
        if (s < 120) {
            return fixed(s, s < 10 ? 2 : 1) + " s";
        }
        if (s < 7200) {
            return fixed(s / 60, 1) + " min";
        }
        return s < 172_800 ? fixed(s / 3600, 1) + " h" : fixed(s / 86_400, 1) + " days";
    }

    /** A span such as 1 day, 30 min: whole numbers where it is one. */
    static String span(double s) {
        double[] units = {86_400, 3600, 60, 1};
        String[] names = {"day", "h", "min", "s"};
        for (int i = 0; i < units.length; i++) {
            double n = s / units[i];
            if (n >= 1 && n == Math.rint(n)) {
                return count((long) n) + " " + names[i] + (i == 0 && n != 1 ? "s" : "");
            }
        }
        return seconds(s);
    }

    /** A battery's life, such as 4.7 years or 18 days; one that reached the limit is longer than that. */
    static String years(double years) {
        if (years >= MOST_YEARS) {
            return "> " + MOST_YEARS + " years";
        }
        if (years < SHORT_YEARS) {
            double days = years * DAYS_PER_YEAR;
            return fixed(days, days < 9.95 ? 1 : 0) + " days";
        }
        return Double.isFinite(years) ? fixed(years, years < 9.95 ? 1 : 0) + " years" : NONE;
    }

    static String joules(double joules) {
        if (!Double.isFinite(joules)) {
            return NONE;
        }
        if (joules >= 1000) {
            return fixed(joules / 1000, joules < 10_000 ? 2 : 1) + " kJ";
        }
        return joules >= 1 ? fixed(joules, joules < 10 ? 2 : 1) + " J" : fixed(1000 * joules, 1) + " mJ";
    }

    static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** A noun with its number: 1 device, 420 devices. */
    static String plural(long n, String noun) {
        return count(n) + " " + noun + (n == 1 ? "" : "s");
    }

    /** The value of a requirement in the unit it is read in. */
    static String value(RequirementResult result, double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        return switch (result.requirement().unit()) {
            case "%" -> percent(value) + " %";
            case "s" -> seconds(value);
            default -> years(value);
        };
    }

    /** The value with its interval where there is one. */
    static String valueWithInterval(RequirementResult result) {
        ConfidenceInterval interval = result.value();
        String mean = value(result, interval.mean());
        String of = result.requirement().asksDevices() && !mean.equals(NONE) ? " of devices" : "";
        if (Double.isNaN(interval.low())) {
            return mean + of;
        }
        if (interval.low() == interval.high()) {
            return mean + of + " every time";
        }
        return mean + of + " (" + value(result, interval.low()) + " to " + value(result, interval.high()) + ")";
    }

    static String fixed(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
