package io.chirpsim.app.scenario;

import java.util.Optional;

/**
 * Adaptive data rate on the network's side.
 *
 * @param strategy the algorithm
 * @param marginDb signal it leaves in reserve, dB
 * @param history uplinks it looks at
 * @param maxDataRate no higher data rate is asked for; empty: the highest of LoRa with 125 kHz in the region
 */
public record Adr(AdrAlgorithm strategy, double marginDb, int history, Optional<Integer> maxDataRate) {
    /** An algorithm as published. */
    public static Adr asPublished(AdrAlgorithm strategy) {
        return new Adr(strategy, strategy.marginDb(), strategy.history(), Optional.empty());
    }

    /** Whether data rates change at all. */
    public boolean on() {
        return strategy != AdrAlgorithm.NONE;
    }
}
