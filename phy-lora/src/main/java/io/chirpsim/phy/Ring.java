package io.chirpsim.phy;

/** What ring buffers of primitive arrays have in common. */
final class Ring {
    private Ring() {}

    /**
     * Copies a full ring into a larger array, its oldest element first.
     *
     * @param <A> type of both arrays
     * @param from index of the oldest element
     * @param size length of the ring
     * @return the larger array
     */
    @SuppressWarnings("SuspiciousSystemArraycopy")
    static <A> A unrolled(A ring, A target, int from, int size) {
        System.arraycopy(ring, from, target, 0, size - from);
        System.arraycopy(ring, 0, target, size - from, from);
        return target;
    }
}
