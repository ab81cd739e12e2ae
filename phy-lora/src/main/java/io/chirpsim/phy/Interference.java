package io.chirpsim.phy;

/**
 * The cumulative-energy rule of Magrin, Centenaro and Vangelista (ICC 2017; ns-3 lorawan): for each spreading factor s the energy of all
 * signals of s on the channel during the frame is summed; the frame survives if its own energy over that sum is at least the matrix entry, for
 * every s. Classes are never summed together.
 */
final class Interference {
    private final InterferenceMatrix matrix;
    private final double[] energy = new double[6];

    Interference(InterferenceMatrix matrix) {
        this.matrix = matrix;
    }

    /** The sums to fill before {@link #verdict}: milliwatt microseconds, index spreading factor - 7. */
    double[] energy() {
        return energy;
    }

    /**
     * Judges a frame against the sums.
     *
     * @return the cause of the loss, same spreading factor before others; null if the frame survives
     */
    RadioCause verdict(Transmission t, double powerMilliwatt) {
        int wanted = t.lora().spreadingFactor();
        double own = powerMilliwatt * (t.endUs - t.startUs);
        RadioCause cause = null;
        for (int other = 7; other <= 12; other++) {
            double sum = energy[other - 7];
            if (sum > 0 && own < matrix.thresholdLinear(wanted, other) * sum) {
                if (other == wanted) {
                    return RadioCause.CO_SF_INTERFERENCE;
                }
                cause = RadioCause.INTER_SF_INTERFERENCE;
            }
        }
        return cause;
    }
}
