package io.chirpsim.lorawan.server.adr;

/**
 * How a device sends, as the network knows or wants it.
 *
 * @param dataRate index of the data rate
 * @param txPower TXPower index; 0: full power
 * @param nbTrans transmissions of one uplink
 */
public record LinkState(int dataRate, int txPower, int nbTrans) {}
