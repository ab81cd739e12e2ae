package io.chirpsim.phy;

/**
 * The signals that reached one gateway on one channel lately, in the order in which they began: a ring of primitive arrays. A signal is
 * forgotten once nothing still on the air can overlap it.
 */
final class SignalLog {
    private long[] startUs = new long[32];
    private long[] endUs = new long[32];
    private double[] milliwatt = new double[32];
    private Transmission[] owner = new Transmission[32];
    private long head;
    private long tail;
    private long longestUs;

    /**
     * One more signal.
     *
     * @param longestAnywhereUs length of the longest frame on any channel so far
     */
    void add(Transmission t, double powerMilliwatt, long longestAnywhereUs) {
        longestUs = Math.max(longestUs, t.endUs - t.startUs);
        forget(t.startUs - 2 * longestAnywhereUs);
        if (tail - head == owner.length) {
            grow();
        }
        int slot = slot(tail++);
        startUs[slot] = t.startUs;
        endUs[slot] = t.endUs;
        milliwatt[slot] = powerMilliwatt;
        owner[slot] = t;
    }

    /** Hands every other signal that was there while {@code t} was on the air to {@code classes}, which knows what it counts as. */
    void gather(Transmission t, double share, SignalClasses classes, Interferers into) {
        for (long i = tail - 1; i >= head; i--) {
            int slot = slot(i);
            if (startUs[slot] <= t.startUs - longestUs) {
                break;
            }
            if (endUs[slot] > t.startUs && startUs[slot] < t.endUs && owner[slot] != t) {
                classes.add(t, owner[slot], milliwatt[slot] * share, into);
            }
        }
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
        startUs = Ring.unrolled(startUs, new long[2 * size], from, size);
        endUs = Ring.unrolled(endUs, new long[2 * size], from, size);
        milliwatt = Ring.unrolled(milliwatt, new double[2 * size], from, size);
        owner = Ring.unrolled(owner, new Transmission[2 * size], from, size);
        tail -= head;
        head = 0;
    }
}
