package io.chirpsim.lorawan.region;

import static io.chirpsim.lorawan.region.DutyCycle.PERIOD_US;

import java.util.Arrays;

/** Frames of one sender in one sub-band, sorted by their start and without overlap; past ones, and future ones already promised. */
final class AirtimeLog {
    private long[] startsUs = new long[4];
    private long[] airtimesUs = new long[4];
    private int first;
    private int end;

    /** Adds a frame at its place. */
    void add(long startUs, long airtimeUs) {
        makeRoom();
        int i = end++;
        while (i > first && startsUs[i - 1] > startUs) {
            startsUs[i] = startsUs[i - 1];
            airtimesUs[i] = airtimesUs[i - 1];
            i--;
        }
        startsUs[i] = startUs;
        airtimesUs[i] = airtimeUs;
    }

    private void makeRoom() {
        if (end < startsUs.length) {
            return;
        }
        int count = end - first;
        int capacity = Math.max(4, 2 * count);
        startsUs = Arrays.copyOf(Arrays.copyOfRange(startsUs, first, end), capacity);
        airtimesUs = Arrays.copyOf(Arrays.copyOfRange(airtimesUs, first, end), capacity);
        first = 0;
        end = count;
    }

    /** Forgets frames that ended by then. */
    void forgetBefore(long tUs) {
        while (first < end && startsUs[first] + airtimesUs[first] <= tUs) {
            first++;
        }
    }

    /**
     * When a frame after all others may start so that no hour holds more than the budget. The hour that ends with the frame is the fullest one
     * that holds any of it.
     */
    long earliestStartUs(long airtimeUs, long nowUs, long budgetUs) {
        long excessUs = airtimeInUs(nowUs + airtimeUs - PERIOD_US, nowUs) + airtimeUs - budgetUs;
        if (excessUs <= 0) {
            return nowUs;
        }
        long fromUs = nowUs + airtimeUs - PERIOD_US;
        for (int i = first; i < end; i++) {
            long startUs = Math.max(fromUs, startsUs[i]);
            long countedUs = Math.max(0, startsUs[i] + airtimesUs[i] - startUs);
            if (countedUs >= excessUs) {
                return startUs + excessUs + PERIOD_US - airtimeUs;
            }
            excessUs -= countedUs;
        }
        throw new IllegalStateException("an empty log cannot exceed the budget");
    }

    /** Airtime between two times. */
    long airtimeInUs(long fromUs, long toUs) {
        long sumUs = 0;
        for (int i = first; i < end; i++) {
            long overlapUs = Math.min(toUs, startsUs[i] + airtimesUs[i]) - Math.max(fromUs, startsUs[i]);
            sumUs += Math.max(0, overlapUs);
        }
        return sumUs;
    }

    /** Whether a frame can stand here so that no hour holds more than the budget, later frames included. */
    boolean fitsBudget(long startUs, long airtimeUs, long budgetUs) {
        if (airtimeUs > budgetUs) {
            return false;
        }
        long endUs = startUs + airtimeUs;
        boolean fits = airtimeInUs(endUs - PERIOD_US, endUs) + airtimeUs <= budgetUs
                && airtimeInUs(startUs, startUs + PERIOD_US) + airtimeUs <= budgetUs;
        for (int i = first; fits && i < end; i++) {
            long otherEndUs = startsUs[i] + airtimesUs[i];
            if (otherEndUs > startUs && otherEndUs < startUs + PERIOD_US) {
                long sharedUs = Math.min(airtimeUs, endUs - (otherEndUs - PERIOD_US));
                fits = airtimeInUs(otherEndUs - PERIOD_US, otherEndUs) + sharedUs <= budgetUs;
            }
        }
        return fits;
    }

    /** Whether a frame can stand here so that every frame keeps its gap to the next start. */
    boolean keepsGaps(DutyCycleRule rule, long startUs, long airtimeUs, int limitPpm) {
        int i = end - 1;
        while (i >= first && startsUs[i] > startUs) {
            if (startsUs[i] - startUs < rule.gapUs(airtimeUs, limitPpm)) {
                return false;
            }
            i--;
        }
        return i < first || startUs - startsUs[i] >= rule.gapUs(airtimesUs[i], limitPpm);
    }

    /** When a token bucket is full again after the frames that ended by then. */
    long fullAfter(long fullUs, long tUs, int limitPpm) {
        long afterUs = fullUs;
        for (int i = first; i < end && startsUs[i] + airtimesUs[i] <= tUs; i++) {
            afterUs = TokenBucket.fullAgainUs(afterUs, startsUs[i], airtimesUs[i], limitPpm);
        }
        return afterUs;
    }

    /**
     * Whether a token bucket holds enough for a frame here and for all later ones.
     *
     * @param fullUs when it was full again before the first frame of this log
     */
    boolean fitsBucket(long fullUs, long startUs, long airtimeUs, int limitPpm) {
        long untilUs = fullUs;
        boolean placed = false;
        for (int i = first; i < end; i++) {
            if (!placed && startsUs[i] > startUs) {
                if (TokenBucket.earliestStartUs(untilUs, airtimeUs, limitPpm, startUs) > startUs) {
                    return false;
                }
                untilUs = TokenBucket.fullAgainUs(untilUs, startUs, airtimeUs, limitPpm);
                placed = true;
            }
            if (placed && TokenBucket.earliestStartUs(untilUs, airtimesUs[i], limitPpm, startsUs[i]) > startsUs[i]) {
                return false;
            }
            untilUs = TokenBucket.fullAgainUs(untilUs, startsUs[i], airtimesUs[i], limitPpm);
        }
        return placed || TokenBucket.earliestStartUs(untilUs, airtimeUs, limitPpm, startUs) <= startUs;
    }

    /** Whether a frame here would overlap none. */
    boolean free(long startUs, long airtimeUs) {
        int i = end - 1;
        while (i >= first && startsUs[i] >= startUs + airtimeUs) {
            i--;
        }
        return i < first || startsUs[i] + airtimesUs[i] <= startUs;
    }
}
