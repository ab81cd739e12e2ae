package io.chirpsim.phy;

import io.chirpsim.phy.LrFhssModulation.Width;

/** One LR-FHSS frame on the air: when each of its bursts is sent, and on which carrier. The headers come first. */
public final class LrFhssFrame {
    private static final long HZ_PER_CARRIER_BITS = 1_000_000;

    private final LrFhssModulation modulation;
    private final int headers;
    private final int[] carriers;
    private final long[] edgesUs;

    /**
     * @param frequencyHz centre of the operating channel
     * @param hops 64 random bits: which hop sequence, which grid
     * @param grids of the grids beside each other, how many are in use
     * @param startUs when it begins
     */
    public LrFhssFrame(
            LrFhssModulation modulation, long frequencyHz, int phyPayloadBytes, long hops, int grids, long startUs) {
        this.modulation = modulation;
        this.headers = modulation.headers();
        Width width = modulation.width();
        int sequence = below(width.hopSequences(), hops);
        int grid = below(Math.min(grids, width.gridStep()), hops << 32);
        this.carriers = new int[modulation.hops(phyPayloadBytes)];
        this.edgesUs = new long[carriers.length + 1];
        int lowest = lowestCarrier(frequencyHz, width) + grid;
        for (int i = 0; i < carriers.length; i++) {
            carriers[i] = lowest + width.gridStep() * HopSequences.position(width, sequence, i);
            edgesUs[i] = startUs + modulation.burstStartUs(i, phyPayloadBytes);
        }
        edgesUs[carriers.length] = startUs + modulation.airtimeUs(phyPayloadBytes);
    }

    /** A whole number in [0, bound) from the upper 32 of 64 random bits. */
    private static int below(int bound, long bits) {
        return (int) ((bits >>> 32) * bound >>> 32);
    }

    /** Carriers of all channels are counted from 0 Hz; each channel's are moved to the nearest of them, by half a carrier at most. */
    private static int lowestCarrier(long frequencyHz, Width width) {
        long centre =
                Math.floorDiv(frequencyHz * LrFhssModulation.BIT_US + HZ_PER_CARRIER_BITS / 2, HZ_PER_CARRIER_BITS);
        return (int) centre - width.carriers() / 2;
    }

    /** Centre of a carrier. */
    static double centreHz(int carrier) {
        return (carrier + 0.5) * LrFhssModulation.CARRIER_HZ;
    }

    LrFhssModulation modulation() {
        return modulation;
    }

    /** How many bursts. */
    public int bursts() {
        return carriers.length;
    }

    /** How many of them, the first ones, are headers. */
    public int headers() {
        return headers;
    }

    /** Carrier of a burst: a number that is the same for all frames on this carrier. */
    public int carrier(int burst) {
        return carriers[burst];
    }

    /** When a burst begins, in microseconds. */
    public long startUs(int burst) {
        return edgesUs[burst];
    }

    /** When a burst ends, in microseconds. */
    public long endUs(int burst) {
        return edgesUs[burst + 1];
    }

    /** When the frame begins, in microseconds. */
    public long startUs() {
        return edgesUs[0];
    }

    /** When the frame ends, in microseconds. */
    public long endUs() {
        return edgesUs[carriers.length];
    }
}
