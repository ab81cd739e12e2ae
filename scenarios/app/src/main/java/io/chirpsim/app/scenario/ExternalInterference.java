package io.chirpsim.app.scenario;

/**
 * Other users of the band around a gateway.
 *
 * @param riseDb of the noise floor
 * @param share of the time, on each channel
 * @param burstUs length of a burst, microseconds
 */
public record ExternalInterference(double riseDb, double share, long burstUs) {}
