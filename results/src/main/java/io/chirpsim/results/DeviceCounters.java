package io.chirpsim.results;

import java.util.Arrays;

/** Counters of single devices; latencies and losses of uplinks only. */
final class DeviceCounters {
    final int[] generated;
    final int[] delivered;
    final int[] lost;
    final int[] downlinks;
    final int[] downlinksDelivered;
    final int[] transmissions;
    final int[] received;
    final long[] airtimeUs;
    final long[] latencySumUs;
    final long[] latencyMaxUs;
    /** Joules in the whole run; NaN where nothing was told. */
    final double[] joules;
    /** Years a battery lasts; NaN where there is none. */
    final double[] batteryYears;

    DeviceCounters(int devices) {
        generated = new int[devices];
        delivered = new int[devices];
        lost = new int[devices];
        downlinks = new int[devices];
        downlinksDelivered = new int[devices];
        transmissions = new int[devices];
        received = new int[devices];
        airtimeUs = new long[devices];
        latencySumUs = new long[devices];
        latencyMaxUs = new long[devices];
        joules = new double[devices];
        batteryYears = new double[devices];
        Arrays.fill(joules, Double.NaN);
        Arrays.fill(batteryYears, Double.NaN);
    }

    /** Adds the counts; energies are not summed here. */
    void addCounts(DeviceCounters other) {
        add(generated, other.generated);
        add(delivered, other.delivered);
        add(lost, other.lost);
        add(downlinks, other.downlinks);
        add(downlinksDelivered, other.downlinksDelivered);
        add(transmissions, other.transmissions);
        add(received, other.received);
        add(airtimeUs, other.airtimeUs);
        add(latencySumUs, other.latencySumUs);
        for (int i = 0; i < latencyMaxUs.length; i++) {
            latencyMaxUs[i] = Math.max(latencyMaxUs[i], other.latencyMaxUs[i]);
        }
    }

    /** Replaces the energies by the mean of {@code before} replications and one more. */
    void meanEnergies(DeviceCounters other, int before) {
        mean(joules, other.joules, before);
        mean(batteryYears, other.batteryYears, before);
    }

    private static void mean(double[] into, double[] more, int before) {
        for (int i = 0; i < into.length; i++) {
            into[i] = before == 0 ? more[i] : into[i] + (more[i] - into[i]) / (before + 1);
        }
    }

    private static void add(int[] into, int[] more) {
        for (int i = 0; i < into.length; i++) {
            into[i] += more[i];
        }
    }

    private static void add(long[] into, long[] more) {
        for (int i = 0; i < into.length; i++) {
            into[i] += more[i];
        }
    }
}
