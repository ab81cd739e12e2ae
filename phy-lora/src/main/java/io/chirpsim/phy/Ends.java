package io.chirpsim.phy;

/**
 * The two ends of a link as the cellular models name them: the base is the higher antenna, the mobile the lower one.
 *
 * @param baseM height of the base above the ground, metres
 * @param mobileM height of the mobile above the ground, metres
 * @param groundM distance along the ground, metres, not below 1 m
 * @param spaceM distance in space, metres, not below 1 m
 */
record Ends(double baseM, double mobileM, double groundM, double spaceM) {
    static Ends of(Position a, Position b) {
        return new Ends(
                Math.max(a.heightM(), b.heightM()),
                Math.min(a.heightM(), b.heightM()),
                Math.max(1, a.groundDistanceM(b)),
                Math.max(1, a.distanceM(b)));
    }
}
