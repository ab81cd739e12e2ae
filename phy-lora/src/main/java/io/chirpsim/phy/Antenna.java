package io.chirpsim.phy;

/**
 * An antenna and where it points. Its gain in a direction is the largest one and, in dB, what the horizontal and the vertical cut take away there: the
 * usual way to make a pattern of two cuts, exact in both planes. Reciprocal.
 *
 * @param gainDbi gain in the main direction over an isotropic antenna
 * @param horizontal cut around the mast, angle from the azimuth, clockwise positive
 * @param vertical cut up and down, angle from the main direction, above positive
 * @param azimuthDeg compass direction of the main lobe: 0 north, 90 east
 * @param downtiltDeg by how much the main lobe looks below the horizon, alike in all directions, as an electrical tilt does
 */
public record Antenna(
        double gainDbi, AntennaPattern horizontal, AntennaPattern vertical, double azimuthDeg, double downtiltDeg) {

    /** The same gain in all directions. */
    public static Antenna round(double gainDbi) {
        return new Antenna(gainDbi, AntennaPattern.ROUND, AntennaPattern.ROUND, 0, 0);
    }

    /** What the antenna gains less than in its main direction, dB and at least 0, if it is at one place and the other end at another. */
    public double offAxisDb(Position here, Position there) {
        double eastM = there.xM() - here.xM();
        double northM = there.yM() - here.yM();
        double upM = there.heightM() - here.heightM();
        double bearingDeg = StrictMath.toDegrees(StrictMath.atan2(eastM, northM));
        double elevationDeg = StrictMath.toDegrees(StrictMath.atan2(upM, here.groundDistanceM(there)));
        return -(horizontal.gainDb(StrictMath.IEEEremainder(bearingDeg - azimuthDeg, 360))
                + vertical.gainDb(elevationDeg + downtiltDeg));
    }
}
