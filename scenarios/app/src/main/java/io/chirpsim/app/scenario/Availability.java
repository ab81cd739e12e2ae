package io.chirpsim.app.scenario;

import java.util.List;
import java.util.Optional;

/**
 * When a gateway is down.
 *
 * @param downtimes single ones, in order
 * @param regular one in every period
 */
public record Availability(List<Downtime> downtimes, Optional<Regular> regular) {
    /** One downtime, microseconds since the start. */
    public record Downtime(long fromUs, long untilUs) {}

    /**
     * One downtime in every period.
     *
     * @param everyUs the period
     * @param lengthUs how long it lasts
     * @param firstUs when the first one begins
     */
    public record Regular(long everyUs, long lengthUs, long firstUs) {}
}
