package io.chirpsim.phy;

import java.util.Arrays;

/**
 * Signals far wider than an LR-FHSS carrier that reached one gateway lately, in the order in which they began: a ring of primitive arrays. Asked in two
 * steps: first which of them were there during a frame, then for each of its bursts.
 */
final class WideSignals {
    private double[] lowHz = new double[16];
    private double[] highHz = new double[16];
    private long[] startUs = new long[16];
    private long[] endUs = new long[16];
    private double[] milliwattPerCarrier = new double[16];
    private int[] selected = new int[16];
    private int selectedCount;
    private long head;
    private long tail;
    private long longestUs;

    /** @param askedBackUs how long a frame may be that is asked about later */
    void add(double fromHz, double toHz, long start, long end, double powerPerCarrier, long askedBackUs) {
        longestUs = Math.max(longestUs, end - start);
        while (head < tail && endUs[slot(head)] <= start - Math.max(askedBackUs, longestUs)) {
            head++;
        }
        if (tail - head == startUs.length) {
            grow();
        }
        int slot = slot(tail++);
        lowHz[slot] = fromHz;
        highHz[slot] = toHz;
        startUs[slot] = start;
        endUs[slot] = end;
        milliwattPerCarrier[slot] = powerPerCarrier;
    }

    /** From now on only the signals that were there in a time are asked for. */
    void selectDuring(long fromUs, long untilUs) {
        selectedCount = 0;
        for (long i = tail - 1; i >= head; i--) {
            int slot = slot(i);
            if (startUs[slot] <= fromUs - longestUs) {
                break;
            }
            if (endUs[slot] > fromUs && startUs[slot] < untilUs) {
                select(slot);
            }
        }
    }

    private void select(int slot) {
        if (selectedCount == selected.length) {
            selected = Arrays.copyOf(selected, 2 * selectedCount);
        }
        selected[selectedCount++] = slot;
    }

    /** Energy of the selected signals on a carrier in a time, in milliwatt microseconds. */
    double energy(double carrierHz, long fromUs, long untilUs) {
        double energy = 0;
        for (int i = 0; i < selectedCount; i++) {
            int slot = selected[i];
            long overlapUs = Math.min(endUs[slot], untilUs) - Math.max(startUs[slot], fromUs);
            if (overlapUs > 0 && carrierHz >= lowHz[slot] && carrierHz < highHz[slot]) {
                energy += milliwattPerCarrier[slot] * overlapUs;
            }
        }
        return energy;
    }

    private int slot(long index) {
        return (int) (index & (startUs.length - 1));
    }

    private void grow() {
        int size = startUs.length;
        int from = slot(head);
        lowHz = Ring.unrolled(lowHz, new double[2 * size], from, size);
        highHz = Ring.unrolled(highHz, new double[2 * size], from, size);
        startUs = Ring.unrolled(startUs, new long[2 * size], from, size);
        endUs = Ring.unrolled(endUs, new long[2 * size], from, size);
        milliwattPerCarrier = Ring.unrolled(milliwattPerCarrier, new double[2 * size], from, size);
        tail -= head;
        head = 0;
    }
}
