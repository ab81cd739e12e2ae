package io.chirpsim.bridge;

import java.util.List;

/** What The Things Stack gives back with every word about a downlink, beside what the network needs. */
final class TheThingsStackContext {
    final List<String> correlationIds;

    /** The fields that the payload was made of, as JSON; null if it came as bytes. */
    final byte[] decodedPayload;

    /** Of a confirmed downlink: how often it was tried, this time included. */
    int attempt = 1;

    TheThingsStackContext(List<String> correlationIds, byte[] decodedPayload) {
        this.correlationIds = List.copyOf(correlationIds);
        this.decodedPayload = decodedPayload;
    }
}
