package io.chirpsim.results;

/**
 * An end-device as the results name and draw it.
 *
 * @param id its devEUI in hexadecimal
 * @param name what people call it
 * @param group group of the scenario it belongs to
 * @param lat latitude in degrees; NaN if the site has no coordinates
 * @param lon longitude in degrees; NaN if the site has no coordinates
 * @param xM metres east of the site's origin
 * @param yM metres north of the site's origin
 * @param heightM height over ground in metres
 * @param indoor whether it stands in a building
 */
public record DeviceInfo(
        String id,
        String name,
        String group,
        double lat,
        double lon,
        double xM,
        double yM,
        double heightM,
        boolean indoor) {}
