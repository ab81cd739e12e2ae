package io.chirpsim.results;

import java.util.List;
import java.util.Optional;

/**
 * An event of the scenario, such as the outage of a gateway.
 *
 * @param atUs when it begins, microseconds
 * @param untilUs when it is over; {@code atUs} where it takes no time
 * @param kind its key in the results, such as {@code gatewayDown}
 * @param what it is, in plain words
 * @param explains keys of the causes for which messages are lost because of it; empty: nothing is laid at its door
 * @param group the group of devices it concerns; empty: all
 */
public record EventInfo(
        long atUs, long untilUs, String kind, String what, List<String> explains, Optional<String> group) {
    /** Copies the list. */
    public EventInfo {
        explains = List.copyOf(explains);
    }

    /** The same for the devices of one group. */
    public EventInfo of(String name) {
        return new EventInfo(atUs, untilUs, kind, what, explains, Optional.of(name));
    }
}
