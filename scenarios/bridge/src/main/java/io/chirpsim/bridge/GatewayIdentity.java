package io.chirpsim.bridge;

/**
 * The names and place of a gateway as its network server knows them.
 *
 * @param gatewayId its name, such as {@code "gw-library"}
 * @param eui its 64-bit identifier
 * @param latitudeDeg latitude, WGS 84
 * @param longitudeDeg longitude, WGS 84
 * @param altitudeM height of the antenna
 */
public record GatewayIdentity(String gatewayId, long eui, double latitudeDeg, double longitudeDeg, int altitudeM) {}
