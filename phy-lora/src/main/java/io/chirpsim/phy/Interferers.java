package io.chirpsim.phy;

import java.util.Arrays;

/**
 * What else was on the air at one receiver while a frame was: gathered for one judgement, then used again. Each signal has a class, the
 * spreading factor as which it disturbs the wanted frame.
 */
final class Interferers {
    private long[] startUs = new long[32];
    private long[] endUs = new long[32];
    private long[] criticalUs = new long[32];
    private double[] milliwatt = new double[32];
    private byte[] spreadingFactor = new byte[32];
    private int count;
    private final double[] energy = new double[SpreadingFactors.COUNT];

    void clear() {
        count = 0;
    }

    /**
     * One more signal.
     *
     * @param criticalFromUs first microsecond at which it can be told from an empty channel; see {@link PairwiseRule}
     */
    void add(long fromUs, long untilUs, long criticalFromUs, double powerMilliwatt, int spreadingFactorClass) {
        if (count == startUs.length) {
            startUs = Arrays.copyOf(startUs, 2 * count);
            endUs = Arrays.copyOf(endUs, 2 * count);
            criticalUs = Arrays.copyOf(criticalUs, 2 * count);
            milliwatt = Arrays.copyOf(milliwatt, 2 * count);
            spreadingFactor = Arrays.copyOf(spreadingFactor, 2 * count);
        }
        startUs[count] = fromUs;
        endUs[count] = untilUs;
        criticalUs[count] = criticalFromUs;
        milliwatt[count] = powerMilliwatt;
        spreadingFactor[count++] = (byte) spreadingFactorClass;
    }

    int count() {
        return count;
    }

    long startUs(int i) {
        return startUs[i];
    }

    long endUs(int i) {
        return endUs[i];
    }

    long criticalUs(int i) {
        return criticalUs[i];
    }

    double milliwatt(int i) {
        return milliwatt[i];
    }

    int spreadingFactor(int i) {
        return spreadingFactor[i];
    }

    /** Energy in milliwatt microseconds within a span, per class; index spreading factor - 5. Valid until the next call. */
    double[] energy(long fromUs, long untilUs) {
        Arrays.fill(energy, 0);
        for (int i = 0; i < count; i++) {
            long overlapUs = Math.min(endUs[i], untilUs) - Math.max(startUs[i], fromUs);
            if (overlapUs > 0) {
                energy[spreadingFactor[i] - SpreadingFactors.LOWEST] += milliwatt[i] * overlapUs;
            }
        }
        return energy;
    }

    /** Power in milliwatts of one class at a microsecond. */
    double milliwattAt(long atUs, int spreadingFactorClass) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            if (spreadingFactor[i] == spreadingFactorClass && startUs[i] <= atUs && atUs < endUs[i]) {
                sum += milliwatt[i];
            }
        }
        return sum;
    }
}
