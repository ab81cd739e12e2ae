package io.chirpsim.results;

import java.util.Optional;

/** How a requirement compares. */
enum Comparison {
    AT_LEAST(">="),
    AT_MOST("<="),
    ABOVE(">"),
    BELOW("<");

    /** Means of equal values may differ in their last bits. */
    private static final double SLACK = 1e-9;

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    String sign() {
        return sign;
    }

    static Optional<Comparison> of(String sign) {
        for (Comparison comparison : values()) {
            if (comparison.sign.equals(sign)) {
                return Optional.of(comparison);
            }
        }
        return Optional.empty();
    }

    boolean wantsMore() {
        return this == AT_LEAST || this == ABOVE;
    }

    boolean holds(double value, double threshold) {
        double slack = SLACK * Math.abs(threshold);
        return switch (this) {
            case AT_LEAST -> value >= threshold - slack;
            case AT_MOST -> value <= threshold + slack;
            case ABOVE -> value > threshold + slack;
            case BELOW -> value < threshold - slack;
        };
    }
}
