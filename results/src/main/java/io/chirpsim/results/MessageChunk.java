package io.chirpsim.results;

import io.chirpsim.flow.Cause;

/** State of {@value #SIZE} messages with consecutive ids; used again when all of them have ended. */
final class MessageChunk {
    static final int BITS = 10;
    static final int SIZE = 1 << BITS;
    static final int MASK = SIZE - 1;
    static final int STAGES = 6;

    /** Bits of {@link #flags}; the lowest {@link #STAGES} bits say which stages were completed. */
    static final byte DELIVERED = 1 << STAGES;

    static final byte DOWNLINK = (byte) (1 << (STAGES + 1));

    /** Copies that live; 0 once the message has ended. */
    final int[] copies = new int[SIZE];

    final int[] device = new int[SIZE];
    final byte[] flags = new byte[SIZE];
    final boolean[] counted = new boolean[SIZE];
    final long[] createdUs = new long[SIZE];
    final long[] stageAtUs = new long[SIZE * STAGES];
    final Cause[] cause = new Cause[SIZE];
    final long[] failedUs = new long[SIZE];
    final float[] strengthDb = new float[SIZE];

    /** Messages of this chunk that have not ended. */
    int live;

    void open(int slot, int deviceIndex, byte direction, boolean counts, long tUs) {
        live++;
        copies[slot] = 1;
        device[slot] = deviceIndex;
        flags[slot] = direction;
        counted[slot] = counts;
        createdUs[slot] = tUs;
        cause[slot] = null;
    }

    boolean has(int slot, byte bit) {
        return (flags[slot] & bit) != 0;
    }

    void reached(int slot, int stage, long tUs) {
        byte bit = (byte) (1 << stage);
        if (!has(slot, bit)) {
            flags[slot] |= bit;
            stageAtUs[slot * STAGES + stage] = tUs;
        }
    }

    /**
     * Keeps the failure that came furthest; ties: the later, the stronger, the one listed first by key. The order of the calls does not
     * matter, so neither does the order in which a scenario lists its gateways.
     */
    void failed(int slot, Cause why, double db, long tUs) {
        if (cause[slot] == null || compare(slot, why, (float) db, tUs) > 0) {
            cause[slot] = why;
            failedUs[slot] = tUs;
            strengthDb[slot] = (float) db;
        }
    }

    private int compare(int slot, Cause why, float db, long tUs) {
        int further = why.reach().compareTo(cause[slot].reach());
        if (further != 0) {
            return further;
        }
        int later = Long.compare(tUs, failedUs[slot]);
        if (later != 0) {
            return later;
        }
        int stronger = Float.compare(db, strengthDb[slot]);
        return stronger != 0 ? stronger : cause[slot].key().compareTo(why.key());
    }

    /**
     * The times of the stages a message has completed by {@code endUs}; what is left belongs to the stage it was in, so that they add up to
     * {@code endUs - created} exactly.
     *
     * @param into one place per stage; -1 where it did not pass
     */
    void stageTimes(int slot, long endUs, long[] into) {
        long beforeUs = createdUs[slot];
        int last = -1;
        for (int stage = 0; stage < STAGES; stage++) {
            into[stage] = -1;
            if (has(slot, (byte) (1 << stage))) {
                long atUs = Math.min(endUs, Math.max(beforeUs, stageAtUs[slot * STAGES + stage]));
                into[stage] = atUs - beforeUs;
                beforeUs = atUs;
                last = stage;
            }
        }
        if (endUs > beforeUs) {
            int open = Math.min(last + 1, STAGES - 1);
            into[open] = Math.max(0, into[open]) + endUs - beforeUs;
        }
    }
}
