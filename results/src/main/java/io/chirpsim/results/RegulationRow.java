package io.chirpsim.results;

/**
 * How well one rule of the air was kept.
 *
 * @param rule its key, such as {@code dutyCycle}
 * @param subBand name of the sub-band; empty where the rule knows none
 * @param unit of the two values: {@code share}, {@code dBm}, {@code s} or {@code frames}
 * @param worst largest value found
 * @param limit largest value allowed; NaN where nothing is
 * @param ok whether everybody kept it
 * @param law whether it binds everybody; else it is what one operator asks of its users, and only told
 * @param who had the largest value
 * @param broken how many did not keep it
 */
public record RegulationRow(
        String rule,
        String subBand,
        String unit,
        double worst,
        double limit,
        boolean ok,
        boolean law,
        String who,
        long broken) {

    /** Rule and sub-band in one. */
    String name() {
        return subBand.isEmpty() ? rule : rule + " in " + subBand;
    }

    /** The worse of two findings about one rule in one sub-band; of equal ones this. */
    RegulationRow worse(RegulationRow other) {
        boolean otherIsWorse = ok == other.ok ? other.worst > worst : ok;
        RegulationRow shown = otherIsWorse ? other : this;
        return new RegulationRow(
                rule,
                subBand,
                unit,
                shown.worst,
                shown.limit,
                shown.ok,
                law,
                shown.who,
                Math.max(broken, other.broken));
    }

    String worstText() {
        return text(worst);
    }

    String limitText() {
        return Double.isNaN(limit) ? "nothing" : text(limit);
    }

    private String text(double value) {
        return switch (unit) {
            case "share" -> Format.fixed(100 * value, 3) + " %";
            case "frames" -> Format.plural(Math.round(value), "frame");
            case "s" -> Format.seconds(value);
            default -> Format.fixed(value, 2) + " " + unit;
        };
    }

    String whoText() {
        return broken > 1 ? who + " and " + Format.plural(broken - 1, "other") : who;
    }
}
