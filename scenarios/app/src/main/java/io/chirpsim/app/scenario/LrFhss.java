package io.chirpsim.app.scenario;

import java.util.Optional;

/**
 * How LR-FHSS is received.
 *
 * @param captureDb a burst survives another on its carrier if it is stronger by so much; empty: both are lost
 * @param wideSirDb signal to interference ratio of a burst against the share of LoRa and FSK frames on its carrier
 * @param grids of the grids beside each other in a channel, how many devices use
 */
public record LrFhss(Optional<Double> captureDb, double wideSirDb, int grids) {}
