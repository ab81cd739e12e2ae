package io.chirpsim.phy;

import io.chirpsim.units.Db;
import java.util.Arrays;
import java.util.List;

/**
 * Signal to interference ratios a frame needs, per wanted and interfering spreading factor (7 to 12): the frame survives if SIR is at least
 * the entry.
 */
public final class InterferenceMatrix {
    /** Goursaud and Gorce, "Dedicated networks for IoT", EAI Trans. IoT 2015, computed; as ns-3 lorawan uses it. */
    public static final InterferenceMatrix GOURSAUD = new InterferenceMatrix("goursaud", new double[][] {
        {6, -16, -18, -19, -19, -20},
        {-24, 6, -20, -22, -22, -22},
        {-27, -27, 6, -23, -25, -25},
        {-30, -30, -30, 6, -26, -28},
        {-33, -33, -33, -33, 6, -29},
        {-36, -36, -36, -36, -36, 6},
    });

    /** Croce et al., "Impact of LoRa imperfect orthogonality", IEEE Communications Letters 22(4), 2018, table II, measured on SX1272. */
    public static final InterferenceMatrix CROCE = new InterferenceMatrix("croce", new double[][] {
        {1, -8, -9, -9, -9, -9},
        {-11, 1, -11, -12, -13, -13},
        {-15, -13, 1, -13, -14, -15},
        {-19, -18, -17, 1, -17, -18},
        {-22, -22, -21, -20, 1, -20},
        {-25, -25, -25, -24, -23, 1},
    });

    /**
     * Pure ALOHA: frames of one spreading factor that overlap at all are both lost, however strong; others do not disturb each other. As ns-3
     * lorawan's matrix of this name.
     */
    public static final InterferenceMatrix ALOHA =
            new InterferenceMatrix("aloha", sameAndOthers(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));

    private static final List<InterferenceMatrix> ALL = List.of(GOURSAUD, CROCE, ALOHA);
    private static final int LOWEST_SF = 7;

    private final String name;
    private final double[][] thresholdDb;
    private final double[][] thresholdLinear;

    private InterferenceMatrix(String name, double[][] thresholdDb) {
        this.name = name;
        this.thresholdDb = thresholdDb;
        this.thresholdLinear = new double[thresholdDb.length][thresholdDb.length];
        for (int wanted = 0; wanted < thresholdDb.length; wanted++) {
            for (int other = 0; other < thresholdDb.length; other++) {
                thresholdLinear[wanted][other] = Db.toLinear(thresholdDb[wanted][other]);
            }
        }
    }

    private static double[][] sameAndOthers(double sameDb, double othersDb) {
        double[][] thresholds = new double[6][6];
        for (int wanted = 0; wanted < thresholds.length; wanted++) {
            Arrays.fill(thresholds[wanted], othersDb);
            thresholds[wanted][wanted] = sameDb;
        }
        return thresholds;
    }

    /** The matrices known by name. */
    public static List<InterferenceMatrix> all() {
        return ALL;
    }

    /** The matrix of a name such as {@code goursaud}. */
    public static InterferenceMatrix named(String name) {
        return ALL.stream()
                .filter(matrix -> matrix.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no interference matrix '" + name + "'"));
    }

    /** Its name in scenarios. */
    public String name() {
        return name;
    }

    static void requireKnown(int spreadingFactor) {
        if (spreadingFactor < LOWEST_SF) {
            throw new IllegalArgumentException("no interference thresholds for SF" + spreadingFactor);
        }
    }

    /** The ratio in dB that a frame of spreading factor {@code wanted} needs against {@code other}. */
    public double thresholdDb(int wanted, int other) {
        return thresholdDb[wanted - LOWEST_SF][other - LOWEST_SF];
    }

    double thresholdLinear(int wanted, int other) {
        return thresholdLinear[wanted - LOWEST_SF][other - LOWEST_SF];
    }
}
