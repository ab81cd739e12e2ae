package io.chirpsim.lorawan.regulation;

import java.util.Arrays;

/**
 * The fullest of all hours of every sender in every sub-band, exactly. The airtime in an hour that slides along never grows after the end of a
 * frame before the next one begins, so the fullest hour ends with a frame: each frame closes one hour to look at.
 *
 * <p>A sender's frames of the last hour are a chain in one pool for all; each costs 16 bytes, each pair of sender and sub-band 31.
 */
final class SlidingHours {
    /** The period over which a duty cycle is counted (EN 300 220-1, 5.4). */
    static final long HOUR_US = 3_600_000_000L;

    private static final int NONE = -1;

    private final int[] firstSlot;
    private int slots;
    private byte[] subBand = new byte[16];
    private int[] nextSlot = new int[16];
    private int[] head = new int[16];
    private int[] tail = new int[16];
    private long[] sumUs = new long[16];
    private long[] worstUs = new long[16];
    private boolean[] broken = new boolean[16];

    private int frames;
    private int idle = NONE;
    private long[] startUs = new long[16];
    private int[] airtimeUs = new int[16];
    private int[] nextFrame = new int[16];

    SlidingHours(int senders) {
        firstSlot = new int[senders];
        Arrays.fill(firstSlot, NONE);
    }

    /** Takes one pair of a sender and a sub-band it has used. */
    interface Visitor {
        void visit(int sender, int subBand, long worstUs, boolean broken);
    }

    /**
     * A frame. Those of one sender come in the order of their start and do not overlap.
     *
     * @param band its sub-band
     * @param allowedUs airtime that the hour which ends with this frame may hold
     */
    void add(int sender, int band, long start, long airtime, long allowedUs) {
        int slot = slot(sender, band);
        long fromUs = start + airtime - HOUR_US;
        while (head[slot] != NONE && endUs(head[slot]) <= fromUs) {
            forgetFirst(slot);
        }
        append(slot, start, airtime);
        long beforeUs = Math.max(0, fromUs - startUs[head[slot]]);
        long hourUs = sumUs[slot] - beforeUs;
        worstUs[slot] = Math.max(worstUs[slot], hourUs);
        broken[slot] |= hourUs > allowedUs;
    }

    private int slot(int sender, int band) {
        int last = NONE;
        for (int slot = firstSlot[sender]; slot != NONE; slot = nextSlot[slot]) {
            if (subBand[slot] == band) {
                return slot;
            }
            last = slot;
        }
        int slot = newSlot(band);
        if (last == NONE) {
            firstSlot[sender] = slot;
        } else {
            nextSlot[last] = slot;
        }
        return slot;
    }

    private int newSlot(int band) {
        if (slots == head.length) {
            int more = grown(slots);
            subBand = Arrays.copyOf(subBand, more);
            nextSlot = Arrays.copyOf(nextSlot, more);
            head = Arrays.copyOf(head, more);
            tail = Arrays.copyOf(tail, more);
            sumUs = Arrays.copyOf(sumUs, more);
            worstUs = Arrays.copyOf(worstUs, more);
            broken = Arrays.copyOf(broken, more);
        }
        subBand[slots] = (byte) band;
        nextSlot[slots] = NONE;
        head[slots] = NONE;
        return slots++;
    }

    private static int grown(int size) {
        return size + Math.max(16, size >> 2);
    }

    private long endUs(int frame) {
        return startUs[frame] + airtimeUs[frame];
    }

    private void forgetFirst(int slot) {
        int frame = head[slot];
        head[slot] = nextFrame[frame];
        sumUs[slot] -= airtimeUs[frame];
        nextFrame[frame] = idle;
        idle = frame;
    }

    private void append(int slot, long start, long airtime) {
        int frame = newFrame();
        startUs[frame] = start;
        airtimeUs[frame] = Math.toIntExact(airtime);
        nextFrame[frame] = NONE;
        if (head[slot] == NONE) {
            head[slot] = frame;
        } else {
            nextFrame[tail[slot]] = frame;
        }
        tail[slot] = frame;
        sumUs[slot] += airtime;
    }

    private int newFrame() {
        if (idle != NONE) {
            int frame = idle;
            idle = nextFrame[frame];
            return frame;
        }
        if (frames == startUs.length) {
            int more = grown(frames);
            startUs = Arrays.copyOf(startUs, more);
            airtimeUs = Arrays.copyOf(airtimeUs, more);
            nextFrame = Arrays.copyOf(nextFrame, more);
        }
        return frames++;
    }

    /** Tells every pair, by sender. */
    void forEach(Visitor visitor) {
        for (int sender = 0; sender < firstSlot.length; sender++) {
            for (int slot = firstSlot[sender]; slot != NONE; slot = nextSlot[slot]) {
                visitor.visit(sender, subBand[slot], worstUs[slot], broken[slot]);
            }
        }
    }
}
