package io.chirpsim.bridge;

/**
 * A gateway that occurs in a log.
 *
 * @param gatewayId its name
 * @param location the median of the places it gave, each coordinate for itself; null if it gave none
 * @param uplinks how many uplinks of the log it received
 */
public record LoggedGateway(String gatewayId, LoggedLocation location, int uplinks) {}
