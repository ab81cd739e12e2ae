package io.chirpsim.results;

/**
 * A gateway as the results name and draw it.
 *
 * @param id its name in the scenario
 * @param lat latitude in degrees; NaN if the site has no coordinates
 * @param lon longitude in degrees; NaN if the site has no coordinates
 * @param xM metres east of the site's origin
 * @param yM metres north of the site's origin
 * @param heightM height over ground in metres
 */
public record GatewayInfo(String id, double lat, double lon, double xM, double yM, double heightM) {}
