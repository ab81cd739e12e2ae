package io.chirpsim.phy.site;

/**
 * The ground along a ray.
 *
 * @param ray from antenna to antenna, heights above sea level
 * @param lengthM along the ground
 * @param atM distance of the points from the first antenna, ascending, metres
 * @param topM their heights above sea level, the Earth's bulge included
 * @param fromFootM ground under the first antenna
 * @param toFootM ground under the second
 */
record Profile(Ray ray, double lengthM, double[] atM, double[] topM, double fromFootM, double toFootM) {
    boolean inSight() {
        return horizonFromStart() < (ray.toM() - ray.fromM()) / lengthM;
    }

    /** Steepest slope from the first antenna to a point. */
    private double horizonFromStart() {
        double steepest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < atM.length; i++) {
            steepest = Math.max(steepest, (topM[i] - ray.fromM()) / atM[i]);
        }
        return steepest;
    }

    private double horizonFromEnd() {
        double steepest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < atM.length; i++) {
            steepest = Math.max(steepest, (topM[i] - ray.toM()) / (lengthM - atM[i]));
        }
        return steepest;
    }

    /** The point that obstructs most of what is in sight, dB. */
    double closestDb(double frequencyHz) {
        double most = 0;
        for (int i = 0; i < atM.length; i++) {
            most = Math.max(most, overFlatDb(atM[i], topM[i], frequencyHz));
        }
        return most;
    }

    /** The edge where the lines to both horizons meet, dB. */
    double bullingtonDb(double frequencyHz) {
        double up = horizonFromStart();
        double back = horizonFromEnd();
        double edgeAtM = (ray.toM() - ray.fromM() + back * lengthM) / (up + back);
        return Math.max(0, overFlatDb(edgeAtM, ray.fromM() + up * edgeAtM, frequencyHz));
    }

    /** Loss of an edge less that of flat ground in its place. */
    private double overFlatDb(double edgeAtM, double edgeM, double frequencyHz) {
        double share = edgeAtM / lengthM;
        double flatM = fromFootM + share * (toFootM - fromFootM);
        return edgeM <= flatM ? 0 : lossDb(edgeAtM, edgeM, frequencyHz) - lossDb(edgeAtM, flatM, frequencyHz);
    }

    private double lossDb(double edgeAtM, double edgeM, double frequencyHz) {
        double aboveM = edgeM - ray.heightM(edgeAtM / lengthM);
        return KnifeEdge.lossDb(
                KnifeEdge.parameter(aboveM, edgeAtM, lengthM - edgeAtM, KnifeEdge.wavelengthM(frequencyHz)));
    }
}
