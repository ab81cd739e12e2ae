package io.chirpsim.results;

import io.chirpsim.flow.Labels;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** Frames on the air and frames received, by group and data rate. */
final class RadioCounts {
    private final int groups;
    private long[] transmissions = new long[0];
    private long[] received = new long[0];

    RadioCounts(int groups) {
        this.groups = groups;
    }

    /** Counts of one data rate, one place per group. */
    record OfRate(long[] transmissions, long[] received) {
        OfRate plus(OfRate other) {
            OfRate sum = new OfRate(transmissions.clone(), received.clone());
            for (int i = 0; i < sum.transmissions.length; i++) {
                sum.transmissions[i] += other.transmissions[i];
                sum.received[i] += other.received[i];
            }
            return sum;
        }

        long allTransmissions() {
            return Arrays.stream(transmissions).sum();
        }

        long allReceived() {
            return Arrays.stream(received).sum();
        }
    }

    void add(int group, int label, boolean arrived) {
        int place = label * groups + group;
        if (place >= transmissions.length) {
            transmissions = Arrays.copyOf(transmissions, (label + 8) * groups);
            received = Arrays.copyOf(received, transmissions.length);
        }
        transmissions[place]++;
        if (arrived) {
            received[place]++;
        }
    }

    /** By name, since replications may number their labels differently. */
    SortedMap<String, OfRate> byName(Labels labels) {
        SortedMap<String, OfRate> table = new TreeMap<>(NaturalOrder.INSTANCE);
        for (int from = 0; from < transmissions.length; from += groups) {
            OfRate rate = new OfRate(
                    Arrays.copyOfRange(transmissions, from, from + groups),
                    Arrays.copyOfRange(received, from, from + groups));
            if (rate.allTransmissions() > 0) {
                table.put(labels.name(from / groups), rate);
            }
        }
        return table;
    }
}
