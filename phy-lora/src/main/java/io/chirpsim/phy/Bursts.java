package io.chirpsim.phy;

import java.util.Arrays;

/** The LR-FHSS bursts on one carrier at one gateway that may still matter, as primitive arrays. They are few: those of a few seconds. */
final class Bursts {
    private long[] startUs = new long[4];
    private long[] endUs = new long[4];
    private double[] milliwatt = new double[4];
    private LrFhssFrame[] owner = new LrFhssFrame[4];
    private int count;

    /** @param endedBeforeUs bursts that ended by then are forgotten */
    void add(LrFhssFrame frame, int burst, double powerMilliwatt, long endedBeforeUs) {
        forget(endedBeforeUs);
        if (count == owner.length) {
            startUs = Arrays.copyOf(startUs, 2 * count);
            endUs = Arrays.copyOf(endUs, 2 * count);
            milliwatt = Arrays.copyOf(milliwatt, 2 * count);
            owner = Arrays.copyOf(owner, 2 * count);
        }
        put(count++, frame.startUs(burst), frame.endUs(burst), powerMilliwatt, frame);
    }

    private void forget(long endedBeforeUs) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (endUs[i] > endedBeforeUs) {
                put(kept++, startUs[i], endUs[i], milliwatt[i], owner[i]);
            }
        }
        Arrays.fill(owner, kept, count, null);
        count = kept;
    }

    private void put(int at, long start, long end, double powerMilliwatt, LrFhssFrame frame) {
        startUs[at] = start;
        endUs[at] = end;
        milliwatt[at] = powerMilliwatt;
        owner[at] = frame;
    }

    /** Energy of all bursts but those of this frame in a time, in milliwatt microseconds. */
    double energy(LrFhssFrame frame, long fromUs, long untilUs) {
        double energy = 0;
        for (int i = 0; i < count; i++) {
            long overlapUs = Math.min(endUs[i], untilUs) - Math.max(startUs[i], fromUs);
            if (overlapUs > 0 && owner[i] != frame) {
                energy += milliwatt[i] * overlapUs;
            }
        }
        return energy;
    }
}
