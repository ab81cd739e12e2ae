package io.chirpsim.app.scenario;

import io.chirpsim.results.Metric;
import java.util.Optional;

/**
 * How often a scenario is run with other draws.
 *
 * @param min at least so many
 * @param max at most so many
 * @param until when to stop between the two; empty: min equals max
 */
public record Replications(int min, int max, Optional<Until> until) {

    /** Exactly so many, no stopping rule. */
    public static Replications exactly(int count) {
        return new Replications(count, count, Optional.empty());
    }

    /**
     * Stop as soon as the half-width of the 95 % confidence interval of a metric's mean is small enough.
     *
     * @param metric what is looked at
     * @param halfWidth absolute, in the unit of the metric's values: shares of 1, seconds, for battery life years
     */
    public record Until(Metric metric, double halfWidth) {}
}
