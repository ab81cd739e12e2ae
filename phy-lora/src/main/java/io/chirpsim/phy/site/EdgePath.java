package io.chirpsim.phy.site;

/**
 * Diffraction over several edges by Deygout's construction, as in the cascaded method of Recommendation ITU-R P.526: the edge that costs most on the
 * straight path, J1, then the worst one on either side of it, seen from its top, {@code J1 + (1 - exp(-J1/6)) (J2 + J3)}. P.526's empirical term for
 * profiles of tens of kilometres is left out.
 */
final class EdgePath {
    private static final int NONE = -1;

    private final double[] distanceM;
    private final double[] topM;
    private final double wavelengthM;
    private int edges;

    /**
     * @param most edges at most
     */
    EdgePath(int most, double wavelengthM) {
        this.distanceM = new double[most];
        this.topM = new double[most];
        this.wavelengthM = wavelengthM;
    }

    /**
     * One more edge, further from the first end than those before it.
     *
     * @param atM distance from the first end, metres
     * @param heightM its top, metres
     */
    void add(double atM, double heightM) {
        distanceM[edges] = atM;
        topM[edges++] = heightM;
    }

    /**
     * Loss of the path in dB.
     *
     * @param fromM height of the first end, metres
     * @param toM height of the second end
     * @param lengthM distance between them, metres
     */
    double lossDb(double fromM, double toM, double lengthM) {
        int main = worst(0, edges, 0, fromM, lengthM, toM);
        if (main == NONE) {
            return 0;
        }
        double at = distanceM[main];
        double top = topM[main];
        double mainDb = costDb(main, 0, fromM, lengthM, toM);
        int before = worst(0, main, 0, fromM, at, top);
        int after = worst(main + 1, edges, at, top, lengthM, toM);
        double beforeDb = before == NONE ? 0 : costDb(before, 0, fromM, at, top);
        double afterDb = after == NONE ? 0 : costDb(after, at, top, lengthM, toM);
        return mainDb + (1 - StrictMath.exp(-mainDb / 6)) * (beforeDb + afterDb);
    }

    private int worst(int first, int end, double fromAtM, double fromM, double toAtM, double toM) {
        int worst = NONE;
        double mostDb = 0;
        for (int i = first; i < end; i++) {
            double costDb = costDb(i, fromAtM, fromM, toAtM, toM);
            if (costDb > mostDb) {
                mostDb = costDb;
                worst = i;
            }
        }
        return worst;
    }

    private double costDb(int i, double fromAtM, double fromM, double toAtM, double toM) {
        double first = distanceM[i] - fromAtM;
        double second = toAtM - distanceM[i];
        double rayM = fromM + (toM - fromM) * first / (toAtM - fromAtM);
        return KnifeEdge.lossDb(KnifeEdge.parameter(topM[i] - rayM, first, second, wavelengthM));
    }
}
