package io.chirpsim.lorawan.server.adr;

/** The last uplinks of a device: how strong they were, and how many in between are missing. Three bytes each. */
public final class UplinkHistory {
    private static final double STEPS_PER_DB = 128;
    private static final int MAX_MISSING = 255;

    private final short[] snr;
    private final byte[] missing;
    private byte size;
    private byte next;
    private int lastFCnt;

    /** @param length how many are remembered, 1 to 100 */
    public UplinkHistory(int length) {
        snr = new short[length];
        missing = new byte[length];
    }

    /**
     * Adds an uplink.
     *
     * @param fCnt its counter, greater than that of the one before
     * @param snrDb its signal to noise ratio, kept in steps of 1/128 dB
     */
    public void add(int fCnt, double snrDb) {
        snr[next] = (short) Math.round(Math.max(-200, Math.min(200, snrDb)) * STEPS_PER_DB);
        missing[next] = (byte) (size == 0 ? 0 : Math.min(MAX_MISSING, fCnt - lastFCnt - 1));
        lastFCnt = fCnt;
        next = (byte) ((next + 1) % snr.length);
        size = (byte) Math.min(snr.length, size + 1);
    }

    /** Forgets all of them. */
    public void clear() {
        size = 0;
        next = 0;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The strongest, in dB. */
    public double maxSnrDb() {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            max = Math.max(max, snr[i] / STEPS_PER_DB);
        }
        return max;
    }

    /** The mean of their dB. */
    public double meanSnrDb() {
        int sum = 0;
        for (int i = 0; i < size; i++) {
            sum += snr[i];
        }
        return sum / STEPS_PER_DB / size;
    }

    /** Uplinks that are missing between the first and the last of them. */
    public int missing() {
        int sum = 0;
        int first = size < snr.length ? 0 : next;
        for (int i = 1; i < size; i++) {
            sum += missing[(first + i) % snr.length] & 0xFF;
        }
        return sum;
    }
}
