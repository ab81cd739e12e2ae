package io.chirpsim.phy;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Symbol error rate of LoRa in white noise: non-coherent detection of M = 2^SF orthogonal signals.
 *
 * <pre>
 * SER = Int_0^inf (1 - [1 - exp(-x^2/2)]^(M-1)) x exp(-(x^2 + a^2)/2) I0(a x) dx,   a = sqrt(2 M SNR)
 * </pre>
 *
 * SNR: linear, in the signal's bandwidth; I0: modified Bessel function. Proakis, Digital Communications, orthogonal signals with unknown phase;
 * for LoRa: Elshabrawy and Robert, IEEE Communications Letters 22(9), 2018. The trapezoidal rule gives the integral to 1e-6 of its value; its
 * logarithm is tabled over the SNR of a symbol in steps of 0.05 dB and interpolated cubically, which adds less than that.
 */
final class SymbolErrors {
    /** Under this energy per symbol over noise density nothing can be decoded: even of 32 symbols nine in ten are wrong. */
    private static final double LOWEST_DB = -6;

    /** Above this one no symbol is wrong: the rate is under 1e-13. */
    private static final double HIGHEST_DB = 19;

    private static final double STEP_DB = 0.05;
    private static final int STEPS = (int) StrictMath.round((HIGHEST_DB - LOWEST_DB) / STEP_DB);

    private static final double WIDTH = 0.1;
    private static final int POINTS = 140;
    private static final int LOWEST_SPREADING_FACTOR = 5;

    /** Coefficients of Abramowitz and Stegun 9.8.1, in (z / 3.75)^2, and of 9.8.2, in 3.75 / z. */
    private static final double[] LARGE = {
        0.39894228, 0.01328592, 0.00225319, -0.00157565, 0.00916281, -0.02057706, 0.02635537, -0.01647633, 0.00392377
    };

    private static final double[] SMALL = {1, 3.5156229, 3.0899424, 1.2067492, 0.2659732, 0.0360768, 0.0045813};

    private final double symbolGainDb;
    private final double[] logRate;

    private SymbolErrors(int spreadingFactor) {
        int signals = 1 << spreadingFactor;
        symbolGainDb = 10 * StrictMath.log10(signals);
        double[] wrong = wrong(signals);
        logRate = new double[STEPS + 3];
        for (int i = 0; i < logRate.length; i++) {
            logRate[i] = StrictMath.log(integral(wrong, LOWEST_DB + (i - 1) * STEP_DB));
        }
    }

    private static final class Tables {
        private static final List<SymbolErrors> ALL = IntStream.rangeClosed(LOWEST_SPREADING_FACTOR, 12)
                .mapToObj(SymbolErrors::new)
                .toList();
    }

    /** The curve of a spreading factor, 5 to 12; the first call builds all. */
    static SymbolErrors of(int spreadingFactor) {
        return Tables.ALL.get(spreadingFactor - LOWEST_SPREADING_FACTOR);
    }

    /**
     * The symbol error rate.
     *
     * @param snrDb signal to noise ratio in the signal's bandwidth
     * @return 0 to 1
     */
    double rate(double snrDb) {
        double position = (snrDb + symbolGainDb - LOWEST_DB) / STEP_DB;
        if (!(position >= 0)) {
            return 1;
        }
        return position >= STEPS ? 0 : StrictMath.exp(interpolated((int) position, position - (int) position));
    }

    /** Catmull-Rom: a cubic through two neighbours with the slopes of the chords around them. */
    private double interpolated(int i, double t) {
        double before = logRate[i];
        double from = logRate[i + 1];
        double to = logRate[i + 2];
        double after = logRate[i + 3];
        double c1 = (to - before) / 2;
        double c2 = before - 2.5 * from + 2 * to - after / 2;
        double c3 = (after - before) / 2 + 1.5 * (from - to);
        return from + t * (c1 + t * (c2 + t * c3));
    }

    /** Chance that one of the other signals, all of noise, comes out stronger than each x of the grid. */
    private static double[] wrong(int signals) {
        double[] wrong = new double[POINTS];
        wrong[0] = 1;
        for (int i = 1; i < POINTS; i++) {
            double x = i * WIDTH;
            wrong[i] = -StrictMath.expm1((signals - 1) * StrictMath.log1p(-StrictMath.exp(-x * x / 2)));
        }
        return wrong;
    }

    /** The integrand is odd at x = 0, so that one Euler-Maclaurin term there is all that the rule needs. */
    private static double integral(double[] wrong, double symbolSnrDb) {
        double a = StrictMath.sqrt(2 * StrictMath.pow(10, symbolSnrDb / 10));
        double sum = WIDTH / 12 * StrictMath.exp(-a * a / 2);
        for (int i = 1; i < POINTS; i++) {
            double x = i * WIDTH;
            sum += wrong[i] * x * StrictMath.exp(-(x - a) * (x - a) / 2) * scaledBessel(a * x);
        }
        return WIDTH * sum;
    }

    /** exp(-z) I0(z) for z of at least 0: Abramowitz and Stegun 9.8.1 and 9.8.2, to 2e-7 of its value. */
    private static double scaledBessel(double z) {
        if (z < 3.75) {
            double t = z * z / (3.75 * 3.75);
            return horner(t, SMALL) * StrictMath.exp(-z);
        }
        return horner(3.75 / z, LARGE) / StrictMath.sqrt(z);
    }

    private static double horner(double t, double[] coefficients) {
        double sum = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            sum = sum * t + coefficients[i];
        }
        return sum;
    }
}
