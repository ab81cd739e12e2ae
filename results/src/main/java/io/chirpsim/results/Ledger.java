package io.chirpsim.results;

import io.chirpsim.stats.QuantileHistogram;

/** Where the messages of one direction went, by group. */
final class Ledger {
    final long[] generated;
    final long[] delivered;
    /** By group and cause. */
    final long[][] lost;

    final QuantileHistogram[] latencyUs;

    Ledger(int groups, int causes) {
        generated = new long[groups];
        delivered = new long[groups];
        lost = new long[groups][causes];
        latencyUs = new QuantileHistogram[groups];
        for (int group = 0; group < groups; group++) {
            latencyUs[group] = new QuantileHistogram();
        }
    }

    void add(Ledger other) {
        for (int group = 0; group < generated.length; group++) {
            generated[group] += other.generated[group];
            delivered[group] += other.delivered[group];
            for (int cause = 0; cause < lost[group].length; cause++) {
                lost[group][cause] += other.lost[group][cause];
            }
            latencyUs[group].merge(other.latencyUs[group]);
        }
    }

    long generated() {
        return sum(generated);
    }

    long delivered() {
        return sum(delivered);
    }

    long lost(int cause) {
        long sum = 0;
        for (long[] ofGroup : lost) {
            sum += ofGroup[cause];
        }
        return sum;
    }

    long lost() {
        long sum = 0;
        for (long[] ofGroup : lost) {
            sum += sum(ofGroup);
        }
        return sum;
    }

    long inFlight() {
        return generated() - delivered() - lost();
    }

    /** Latencies of a group, or of {@link Metric#ALL_GROUPS}. */
    QuantileHistogram latencyUs(int group) {
        return group == Metric.ALL_GROUPS ? latencyUs() : latencyUs[group];
    }

    QuantileHistogram latencyUs() {
        QuantileHistogram all = new QuantileHistogram();
        for (QuantileHistogram ofGroup : latencyUs) {
            all.merge(ofGroup);
        }
        return all;
    }

    private static long sum(long[] values) {
        long sum = 0;
        for (long value : values) {
            sum += value;
        }
        return sum;
    }
}
