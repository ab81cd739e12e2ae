package io.chirpsim.app.scenario;

/**
 * The way between a gateway and the network server.
 *
 * @param latencyUs shortest time one way
 * @param jitterUs a message may take up to so much longer, drawn per message
 * @param loss share of messages lost, 0 to 1
 * @param buffer uplinks that the gateway keeps during an outage
 * @param protocol what gateway and network server speak; counts for the volume only
 */
public record Backhaul(long latencyUs, long jitterUs, double loss, int buffer, BackhaulProtocol protocol) {}
