package io.chirpsim.lorawan.network;

/**
 * A gateway of the network.
 *
 * @param entity its number in random draws, independent of the order of gateways
 * @param backhaul its link to the network server
 */
public record GatewaySetup(long entity, Backhaul backhaul) {}
