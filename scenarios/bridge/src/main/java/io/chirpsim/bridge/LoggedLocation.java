package io.chirpsim.bridge;

/**
 * Where a log says a gateway is.
 *
 * @param latitudeDeg latitude, WGS 84
 * @param longitudeDeg longitude, WGS 84
 * @param altitudeM altitude
 */
public record LoggedLocation(double latitudeDeg, double longitudeDeg, double altitudeM) {}
