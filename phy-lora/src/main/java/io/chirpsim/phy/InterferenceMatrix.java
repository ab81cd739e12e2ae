package io.chirpsim.phy;

import io.chirpsim.units.Db;
import java.util.Arrays;
import java.util.List;

/**
 * Signal to interference ratios a frame needs, per wanted and interfering spreading factor: the frame survives if SIR is at least the entry.
 *
 * <p>Published for SF7 to SF12. Entries of SF5 and SF6 are extrapolated along the diagonal by the processing gain, {@link #DB_PER_SF} less
 * protection against other spreading factors for each step down; against the same one they are as at SF7. Nobody has published measurements
 * of them.
 */
public final class InterferenceMatrix {
    /** Processing gain of one spreading factor more: twice the chips, as the rows of both published tables show (2.5 to 3.5 dB). */
    private static final double DB_PER_SF = 3;

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
     * Croce et al.'s measured ratios between different spreading factors, and 6 dB between equal ones: what Semtech specifies, while their
     * 1 dB is the average of single collisions.
     */
    public static final InterferenceMatrix CROCE_6DB = CROCE.withCapture("croce-6db", 6);

    /** Spreading factors do not disturb each other; 6 dB against the same one (LoRaSim). */
    public static final InterferenceMatrix ORTHOGONAL =
            new InterferenceMatrix("orthogonal", sameAndOthers(6, Double.NEGATIVE_INFINITY));

    /**
     * Pure ALOHA: frames of one spreading factor that overlap at all are both lost, however strong; others do not disturb each other. As ns-3
     * lorawan's matrix of this name.
     */
    public static final InterferenceMatrix ALOHA =
            new InterferenceMatrix("aloha", sameAndOthers(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));

    private static final List<InterferenceMatrix> ALL = List.of(GOURSAUD, CROCE, CROCE_6DB, ORTHOGONAL, ALOHA);
    private static final int LOWEST_PUBLISHED = 7;
    private static final int PUBLISHED = 6;

    private final String name;
    private final double[][] thresholdDb;
    private final double[][] thresholdLinear;

    private InterferenceMatrix(String name, double[][] publishedDb) {
        this.name = name;
        this.thresholdDb = new double[SpreadingFactors.COUNT][SpreadingFactors.COUNT];
        this.thresholdLinear = new double[SpreadingFactors.COUNT][SpreadingFactors.COUNT];
        for (int wanted = 0; wanted < SpreadingFactors.COUNT; wanted++) {
            for (int other = 0; other < SpreadingFactors.COUNT; other++) {
                thresholdDb[wanted][other] = entryDb(publishedDb, wanted, other);
                thresholdLinear[wanted][other] = Db.toLinear(thresholdDb[wanted][other]);
            }
        }
    }

    /** The entry of two spreading factors counted from SF5; where one is SF5 or SF6, that of the two so many steps further up. */
    private static double entryDb(double[][] publishedDb, int wanted, int other) {
        int first = LOWEST_PUBLISHED - SpreadingFactors.LOWEST;
        int up = Math.max(0, first - Math.min(wanted, other));
        int wantedUp = Math.min(wanted + up, SpreadingFactors.COUNT - 1);
        int otherUp = Math.min(other + up, SpreadingFactors.COUNT - 1);
        double db = publishedDb[wantedUp - first][otherUp - first];
        return wanted == other ? db : db + DB_PER_SF * (wantedUp - wanted);
    }

    /**
     * A matrix of one's own.
     *
     * @param publishedDb six rows (wanted SF7 to SF12) of six ratios in dB (interfering SF7 to SF12)
     * @throws IllegalArgumentException if it is not 6 by 6
     */
    public static InterferenceMatrix of(String name, double[][] publishedDb) {
        if (publishedDb.length != PUBLISHED || Arrays.stream(publishedDb).anyMatch(row -> row.length != PUBLISHED)) {
            throw new IllegalArgumentException("an interference matrix has 6 rows of 6 ratios");
        }
        return new InterferenceMatrix(name, publishedDb);
    }

    /** This matrix with another ratio against the same spreading factor. */
    public InterferenceMatrix withCapture(String newName, double captureDb) {
        double[][] published = new double[PUBLISHED][PUBLISHED];
        for (int wanted = 0; wanted < PUBLISHED; wanted++) {
            for (int other = 0; other < PUBLISHED; other++) {
                published[wanted][other] =
                        wanted == other ? captureDb : thresholdDb(wanted + LOWEST_PUBLISHED, other + LOWEST_PUBLISHED);
            }
        }
        return new InterferenceMatrix(newName, published);
    }

    private static double[][] sameAndOthers(double sameDb, double othersDb) {
        double[][] thresholds = new double[PUBLISHED][PUBLISHED];
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

    /** The ratio in dB that a frame of spreading factor {@code wanted} needs against {@code other}. */
    public double thresholdDb(int wanted, int other) {
        return thresholdDb[wanted - SpreadingFactors.LOWEST][other - SpreadingFactors.LOWEST];
    }

    double thresholdLinear(int wanted, int other) {
        return thresholdLinear[wanted - SpreadingFactors.LOWEST][other - SpreadingFactors.LOWEST];
    }
}
