package io.chirpsim.phy;

/**
 * The cumulative-energy rule of Magrin, Centenaro and Vangelista (ICC 2017; ns-3 lorawan): for each spreading factor s the energy of all
 * signals of s on the channel during the frame is summed; the frame survives if its own energy over that sum is at least the matrix entry, for
 * every s. Classes are never summed together.
 */
final class EnergyRule extends InterferenceRule {
    @Override
    RadioCause verdict(Transmission t, double powerMilliwatt, Interferers others, InterferenceMatrix matrix) {
        double[] energy = others.energy(t.startUs, t.endUs);
        double own = powerMilliwatt * (t.endUs - t.startUs);
        int wanted = t.lora().spreadingFactor();
        RadioCause cause = null;
        for (int other = SpreadingFactors.LOWEST; other <= SpreadingFactors.HIGHEST; other++) {
            double sum = energy[other - SpreadingFactors.LOWEST];
            if (sum > 0 && own < matrix.thresholdLinear(wanted, other) * sum) {
                cause = cause(wanted, other, cause);
            }
        }
        return cause;
    }

    @Override
    public String toString() {
        return "energy";
    }
}
