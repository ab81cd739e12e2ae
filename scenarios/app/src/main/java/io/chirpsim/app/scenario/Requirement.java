package io.chirpsim.app.scenario;

import java.util.Optional;

/**
 * One requirement: {@code METRIC OP VALUE [for P % of devices] [in GROUP]}.
 *
 * @param text as written
 * @param metric what is looked at
 * @param comparison how it is compared
 * @param value in the metric's base unit: a share of 1, or microseconds
 * @param deviceShare must hold for at least this share of the devices, each looked at alone; empty: for the whole
 * @param group only the devices of this group; empty: of all groups
 */
public record Requirement(
        String text,
        Metric metric,
        Comparison comparison,
        double value,
        Optional<Double> deviceShare,
        Optional<String> group) {

    /** The comparison of a requirement. */
    public enum Comparison implements Word {
        /** At least. */
        AT_LEAST(">="),
        /** At most. */
        AT_MOST("<="),
        /** More than. */
        ABOVE(">"),
        /** Less than. */
        BELOW("<");

        private final String word;

        Comparison(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }

        /** Whether a value satisfies it. */
        public boolean holds(double found, double wanted) {
            return switch (this) {
                case AT_LEAST -> found >= wanted;
                case AT_MOST -> found <= wanted;
                case ABOVE -> found > wanted;
                case BELOW -> found < wanted;
            };
        }
    }
}
