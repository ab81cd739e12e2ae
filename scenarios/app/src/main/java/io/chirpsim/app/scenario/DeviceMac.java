package io.chirpsim.app.scenario;

/**
 * What end-devices ask the network, and how they speak.
 *
 * @param linkCheckEvery they ask with every so many uplinks how well they are heard; 0: never
 * @param deviceTimeEvery they ask with every so many uplinks for the time; 0: never
 * @param lorawan version they speak
 */
public record DeviceMac(int linkCheckEvery, int deviceTimeEvery, LorawanVersion lorawan) {}
