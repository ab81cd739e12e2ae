package io.chirpsim.results;

/**
 * Uplink messages by the time they were made, in bins of whole seconds, at most {@value #MOST} of them, by group; and how many were under way at
 * most in each.
 */
final class TimeBins {
    private static final int MOST = 1440;
    private static final long SECOND_US = 1_000_000;

    final long binUs;
    final int count;
    private final int[][] made;
    private final int[][] delivered;
    private final int[] mostUnderWay;
    private int underWay;

    TimeBins(long durationUs, int groups) {
        long seconds = (durationUs + MOST * SECOND_US - 1) / (MOST * SECOND_US);
        binUs = Math.max(1, seconds) * SECOND_US;
        count = (int) ((durationUs + binUs - 1) / binUs);
        made = new int[groups][count];
        delivered = new int[groups][count];
        mostUnderWay = new int[count];
    }

    /** The bin of a time; the last one for what comes later. */
    int bin(long us) {
        return (int) Math.min(count - 1, us / binUs);
    }

    void made(int group, long nowUs) {
        made[group][bin(nowUs)]++;
        underWay++;
        mostUnderWay[bin(nowUs)] = Math.max(mostUnderWay[bin(nowUs)], underWay);
    }

    void delivered(int group, long createdUs) {
        delivered[group][bin(createdUs)]++;
    }

    /** A message is delivered or lost. */
    void ended() {
        underWay--;
    }

    /** Messages made in a bin; {@code group} below 0 for all. */
    long made(int group, int bin) {
        return sum(made, group, bin);
    }

    /** Those of them that were delivered. */
    long delivered(int group, int bin) {
        return sum(delivered, group, bin);
    }

    private static long sum(int[][] counts, int group, int bin) {
        if (group >= 0) {
            return counts[group][bin];
        }
        long sum = 0;
        for (int[] ofGroup : counts) {
            sum += ofGroup[bin];
        }
        return sum;
    }

    /** Most messages under way when one was made in the bins [from, until); 0 if none was. */
    int mostUnderWay(int from, int until) {
        int most = 0;
        for (int bin = from; bin < until; bin++) {
            most = Math.max(most, mostUnderWay[bin]);
        }
        return most;
    }
}
