package io.chirpsim.phy;

/** Distribution of the power gain of a fading link; its mean is 1. */
public sealed interface FadingModel {

    /** A constant gain. */
    record Constant() implements FadingModel {}

    /** No dominant path: the gain is exponential, P(gain &lt;= x) = 1 - exp(-x). */
    record Rayleigh() implements FadingModel {}

    /**
     * One dominant path among many: the gain is |sqrt(K / (K + 1)) + CN(0, 1 / (K + 1))|^2.
     *
     * @param kDb power of the dominant path over that of all others, dB
     */
    record Rice(double kDb) implements FadingModel {}

    /**
     * Nakagami: the gain is of the gamma distribution with shape m and mean 1; m = 1 is Rayleigh, larger m fades less.
     *
     * @param m shape, at least 0.5
     */
    record Nakagami(double m) implements FadingModel {
        /** Refuses what is no Nakagami distribution. */
        public Nakagami {
            if (!(m >= 0.5)) {
                throw new IllegalArgumentException("Nakagami's m is at least 0.5, not " + m);
            }
        }
    }
}
