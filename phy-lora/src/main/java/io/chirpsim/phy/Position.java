package io.chirpsim.phy;

/**
 * A place in the site's plane.
 *
 * @param xM metres east of the site's origin
 * @param yM metres north of it
 * @param heightM metres above the ground
 */
public record Position(double xM, double yM, double heightM) {
    /** Distance in space in metres. */
    public double distanceM(Position other) {
        double dx = xM - other.xM;
        double dy = yM - other.yM;
        double dz = heightM - other.heightM;
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    /** Distance along the ground in metres, heights left out. */
    public double groundDistanceM(Position other) {
        double dx = xM - other.xM;
        double dy = yM - other.yM;
        return Math.sqrt(dx * dx + dy * dy);
    }
}
