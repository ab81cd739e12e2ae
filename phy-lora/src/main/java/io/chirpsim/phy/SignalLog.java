package io.chirpsim.phy;

import java.util.Arrays;

/**
 * The signals that reached one gateway on one channel lately, in the order in which they began: a ring of primitive arrays. A signal is
 * forgotten once nothing still on the air can overlap it.
 */
final class SignalLog {
    private long[] startUs = new long[32];
    private long[] endUs = new long[32];
    private double[] milliwatt = new double[32];
    private byte[] spreadingFactor = new byte[32];
    private Transmission[] owner = new Transmission[32];
    private long head;
    private long tail;
    private long longestUs;

    void add(Transmission t, double powerMilliwatt) {
        longestUs = Math.max(longestUs, t.endUs - t.startUs);
        forget(t.startUs - 2 * longestUs);
        if (tail - head == owner.length) {
            grow();
        }
        int slot = slot(tail++);
        startUs[slot] = t.startUs;
        endUs[slot] = t.endUs;
        milliwatt[slot] = powerMilliwatt;
        spreadingFactor[slot] = (byte) t.lora().spreadingFactor();
        owner[slot] = t;
    }

    /**
     * Adds to {@code energy[sf - 7]} the energy, in milliwatt microseconds, of every other signal while {@code t} was on the air.
     *
     * @return whether there was any
     */
    boolean interference(Transmission t, double[] energy) {
        Arrays.fill(energy, 0);
        boolean any = false;
        for (long i = tail - 1; i >= head; i--) {
            int slot = slot(i);
            if (startUs[slot] <= t.startUs - longestUs) {
                break;
            }
            long overlapUs = Math.min(endUs[slot], t.endUs) - Math.max(startUs[slot], t.startUs);
            if (overlapUs > 0 && owner[slot] != t) {
                energy[spreadingFactor[slot] - 7] += milliwatt[slot] * overlapUs;
                any = true;
            }
        }
        return any;
    }

    private void forget(long startedBeforeUs) {
        while (head < tail && startUs[slot(head)] < startedBeforeUs) {
            owner[slot(head++)] = null;
        }
    }

    private int slot(long index) {
        return (int) (index & (owner.length - 1));
    }

    private void grow() {
        int size = owner.length;
        int from = slot(head);
        startUs = unrolled(startUs, new long[2 * size], from, size);
        endUs = unrolled(endUs, new long[2 * size], from, size);
        milliwatt = unrolled(milliwatt, new double[2 * size], from, size);
        spreadingFactor = unrolled(spreadingFactor, new byte[2 * size], from, size);
        owner = unrolled(owner, new Transmission[2 * size], from, size);
        tail -= head;
        head = 0;
    }

    @SuppressWarnings("SuspiciousSystemArraycopy")
    private static <A> A unrolled(A ring, A target, int from, int size) {
        System.arraycopy(ring, from, target, 0, size - from);
        System.arraycopy(ring, 0, target, size - from, from);
        return target;
    }
}
