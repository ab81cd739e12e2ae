package io.chirpsim.lorawan.server;

/**
 * A gateway as the network server sees it.
 *
 * @param entity its number in random draws; also orders copies that arrive at the same time
 * @param maxDelayUs longest time an order takes to reach it
 */
public record GatewayLink(long entity, long maxDelayUs) {}
