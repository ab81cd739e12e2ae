package io.chirpsim.app.scenario;

/**
 * A place by its WGS 84 coordinates.
 *
 * @param lat latitude, degrees north, -90 to 90
 * @param lon longitude, degrees east, -180 to 180
 */
public record GeoPoint(double lat, double lon) implements Position {
    /** Mean radius of the Earth, metres (IUGG 1980). */
    private static final double EARTH_RADIUS_M = 6_371_008.8;

    /**
     * This place in metres east and north of another, on the plane that touches the Earth there (equirectangular projection): better than 0.1 %
     * within 50 km up to 60 degrees of latitude.
     */
    public LocalPoint from(GeoPoint origin) {
        double east = Math.toRadians(lon - origin.lon) * StrictMath.cos(Math.toRadians(origin.lat));
        return new LocalPoint(EARTH_RADIUS_M * east, EARTH_RADIUS_M * Math.toRadians(lat - origin.lat));
    }

    /** The place so many metres east and north of this one; the inverse of {@link #from}. */
    public GeoPoint plus(LocalPoint offset) {
        double north = Math.toDegrees(offset.y() / EARTH_RADIUS_M);
        double east = Math.toDegrees(offset.x() / EARTH_RADIUS_M) / StrictMath.cos(Math.toRadians(lat));
        return new GeoPoint(lat + north, lon + east);
    }

    /** The same two numbers the other way round, as people mistype them. */
    public GeoPoint swapped() {
        return new GeoPoint(lon, lat);
    }
}
