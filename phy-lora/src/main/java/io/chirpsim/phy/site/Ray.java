package io.chirpsim.phy.site;

import io.chirpsim.phy.Position;

/** The straight line between two antennas. Of two ends always the same one comes first, so that a link is the same in both directions. */
record Ray(double fromX, double fromY, double fromM, double toX, double toY, double toM) {
    static Ray of(Position a, Position b) {
        return comesFirst(a, b) ? between(a, b) : between(b, a);
    }

    private static Ray between(Position a, Position b) {
        return new Ray(a.xM(), a.yM(), a.heightM(), b.xM(), b.yM(), b.heightM());
    }

    private static boolean comesFirst(Position a, Position b) {
        if (a.xM() != b.xM()) {
            return a.xM() < b.xM();
        }
        return a.yM() != b.yM() ? a.yM() < b.yM() : a.heightM() < b.heightM();
    }

    double groundM() {
        return Math.sqrt((toX - fromX) * (toX - fromX) + (toY - fromY) * (toY - fromY));
    }

    double lengthM() {
        double ground = groundM();
        return Math.sqrt(ground * ground + (toM - fromM) * (toM - fromM));
    }

    /** Height at a share of the way. */
    double heightM(double share) {
        return fromM + share * (toM - fromM);
    }

    boolean startsIn(Building building) {
        return building.contains(fromX, fromY, fromM);
    }

    boolean endsIn(Building building) {
        return building.contains(toX, toY, toM);
    }

    /** The part of the way between two shares that lies below a height; null if none does. */
    double[] below(double heightM, double first, double last) {
        boolean firstBelow = heightM(first) < heightM;
        boolean lastBelow = heightM(last) < heightM;
        if (firstBelow && lastBelow) {
            return new double[] {first, last};
        }
        if (!firstBelow && !lastBelow) {
            return null;
        }
        double at = Math.max(first, Math.min(last, (heightM - fromM) / (toM - fromM)));
        return firstBelow ? new double[] {first, at} : new double[] {at, last};
    }
}
