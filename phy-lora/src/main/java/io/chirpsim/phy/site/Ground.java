package io.chirpsim.phy.site;

/** The height of the ground. */
@FunctionalInterface
public interface Ground {
    /**
     * Height above sea level in metres.
     *
     * @param xM metres east of the site's origin
     * @param yM metres north of it
     */
    double heightM(double xM, double yM);
}
