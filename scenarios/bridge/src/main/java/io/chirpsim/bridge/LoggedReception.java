package io.chirpsim.bridge;

/**
 * One gateway's copy of a logged uplink.
 *
 * @param gatewayId the gateway
 * @param rssiDbm received power; 0 where the log leaves it out
 * @param snrDb signal to noise ratio; 0 where the log leaves it out
 * @param location where the gateway is, or null
 */
public record LoggedReception(String gatewayId, double rssiDbm, double snrDb, LoggedLocation location) {}
