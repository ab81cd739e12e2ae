package io.chirpsim.bridge;

/**
 * The data rate of a logged uplink; at least one of index and spreading factor is known.
 *
 * @param index index in the region's table, or -1
 * @param spreadingFactor spreading factor, or 0
 * @param bandwidthHz bandwidth, or 0
 */
public record LoggedDataRate(int index, int spreadingFactor, int bandwidthHz) {}
