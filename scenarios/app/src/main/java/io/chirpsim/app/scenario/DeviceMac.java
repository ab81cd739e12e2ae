package io.chirpsim.app.scenario;

/**
 * What end-devices let the network decide, and what they ask it.
 *
 * @param adr whether the network controls data rate and power
 * @param adrBackOff what they do then when they hear nothing
 * @param linkCheckEvery they ask with every so many uplinks how well they are heard; 0: never
 * @param deviceTimeEvery they ask with every so many uplinks for the time; 0: never
 * @param lorawan version they speak
 */
public record DeviceMac(
        boolean adr, AdrBackOff adrBackOff, int linkCheckEvery, int deviceTimeEvery, LorawanVersion lorawan) {}
