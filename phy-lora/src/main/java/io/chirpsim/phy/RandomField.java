package io.chirpsim.phy;

import io.chirpsim.random.Draws;

/**
 * A stationary, isotropic random field over the plane with mean 0, variance 1 and autocorrelation {@code exp(-d / dcorr)}, near Gaussian, that can
 * be asked anywhere and needs no memory of where it was asked.
 *
 * <p>A sum of plane waves: {@code S(x) = sqrt(2 / M) sum cos(k_m x + phi_m)} with uniform phases. Over the ensemble its autocorrelation is the mean
 * of {@code cos(k d)}, which is exponential if the wave numbers follow the spectral density of the exponential covariance in the plane (Matern 1/2;
 * Rasmussen and Williams, Gaussian Processes for Machine Learning, 2006, eq. 4.15), {@code ~ (1 + (k dcorr)^2)^(-3/2)}: then P(K &gt; k) = 1 / sqrt(1 +
 * (k dcorr)^2), which inverts. Wave numbers are drawn one from each of M equal shares of that distribution and directions from a rotated golden-ratio
 * sequence, both still distributed as they must be, so that already one realisation has nearly the autocorrelation of all. Excess kurtosis is -1.5 / M.
 */
final class RandomField {
    private static final int WAVES = 128;
    private static final double GOLDEN_RATIO = 0.6180339887498949;
    private static final int STEPS = 1 << 12;
    /** One turn of the cosine and one step, scaled to variance 1; between the steps a straight line errs by 3e-7. */
    private static final double[] COSINE = cosine();

    private final double[] turnsPerMetreX = new double[WAVES];
    private final double[] turnsPerMetreY = new double[WAVES];
    private final double[] phaseTurns = new double[WAVES];

    /**
     * @param correlationM distance over which the autocorrelation falls to 1/e, above 0
     * @param entity the field; one number is one field
     */
    RandomField(Draws draws, double correlationM, long entity) {
        double rotation = draws.uniform(entity, 0);
        for (int m = 0; m < WAVES; m++) {
            double share = (m + draws.uniform(entity, 2 * m + 1)) / WAVES;
            double turnsPerMetre = Math.sqrt(1 / (share * share) - 1) / (2 * Math.PI * correlationM);
            double direction = 2 * Math.PI * (rotation + m * GOLDEN_RATIO);
            turnsPerMetreX[m] = turnsPerMetre * StrictMath.cos(direction);
            turnsPerMetreY[m] = turnsPerMetre * StrictMath.sin(direction);
            phaseTurns[m] = draws.uniform(entity, 2 * m + 2);
        }
    }

    private static double[] cosine() {
        double[] cosine = new double[STEPS + 2];
        for (int i = 0; i < cosine.length; i++) {
            cosine[i] = Math.sqrt(2.0 / WAVES) * StrictMath.cos(2 * Math.PI * i / STEPS);
        }
        return cosine;
    }

    /** The field at a place. */
    double at(double xM, double yM) {
        double sum = 0;
        for (int m = 0; m < WAVES; m++) {
            double turns = turnsPerMetreX[m] * xM + turnsPerMetreY[m] * yM + phaseTurns[m];
            double step = (turns - Math.floor(turns)) * STEPS;
            int below = (int) step;
            sum += COSINE[below] + (step - below) * (COSINE[below + 1] - COSINE[below]);
        }
        return sum;
    }
}
