package io.chirpsim.phy;

import java.util.List;

/**
 * When a gateway is down: it hears nothing, sends nothing, and loses what it was receiving. Single downtimes, or one in every period.
 *
 * @param downtimes single ones, in order, not touching
 * @param everyUs a downtime begins so many microseconds after the last one began; 0: only the single ones
 * @param firstUs when the first of those begins
 * @param lengthUs how long they last
 */
public record Availability(List<Downtime> downtimes, long everyUs, long firstUs, long lengthUs) {
    /** Never down. */
    public static final Availability ALWAYS = new Availability(List.of(), 0, 0, 0);

    /**
     * One downtime.
     *
     * @param fromUs first microsecond
     * @param untilUs first microsecond up again
     */
    public record Downtime(long fromUs, long untilUs) {}

    /** Copies the list. */
    public Availability {
        downtimes = List.copyOf(downtimes);
        if (everyUs > 0 && (lengthUs <= 0 || lengthUs >= everyUs)) {
            throw new IllegalArgumentException("down for " + lengthUs + " us every " + everyUs + " us");
        }
    }

    /** Single downtimes. */
    public static Availability of(List<Downtime> downtimes) {
        return new Availability(downtimes, 0, 0, 0);
    }

    /** One downtime in every period. */
    public static Availability every(long everyUs, long firstUs, long lengthUs) {
        return new Availability(List.of(), everyUs, firstUs, lengthUs);
    }

    /** The first downtime that begins at a microsecond or later; null if there is none. */
    Downtime next(long nowUs) {
        if (everyUs > 0) {
            long past = Math.max(0, nowUs - firstUs);
            long fromUs = firstUs + (past + everyUs - 1) / everyUs * everyUs;
            return new Downtime(fromUs, fromUs + lengthUs);
        }
        return downtimes.stream()
                .filter(downtime -> downtime.fromUs() >= nowUs)
                .findFirst()
                .orElse(null);
    }
}
