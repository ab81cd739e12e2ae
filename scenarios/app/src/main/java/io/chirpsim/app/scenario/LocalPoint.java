package io.chirpsim.app.scenario;

/**
 * A place in metres from the site's origin.
 *
 * @param x metres east
 * @param y metres north
 */
public record LocalPoint(double x, double y) implements Position {
    /** Distance from the origin, metres. */
    public double fromOriginM() {
        return StrictMath.hypot(x, y);
    }
}
