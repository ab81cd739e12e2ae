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
    /** Age of information summed over time, in s^2. */
    final double[] ageAreaS2;
    /** Time for which it was known. */
    final long[] ageTimeUs;

    final long[] ageMaxUs;
    /** Ages just before something fresher came. */
    final long[] agePeakSumUs;

    final int[] agePeaks;
    /** Joules in the whole run; NaN where nothing was told. */
    final double[] joules;
    /** Years a battery lasts; NaN where there is none. */
    final double[] batteryYears;

    /** How a device sends at the end; NaN where nothing was told. */
    final float[] dataRate;

    final float[] eirpDbm;
    final float[] nbTrans;

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
        ageAreaS2 = new double[devices];
        ageTimeUs = new long[devices];
        ageMaxUs = new long[devices];
        agePeakSumUs = new long[devices];
        agePeaks = new int[devices];
        joules = new double[devices];
        batteryYears = new double[devices];
        dataRate = untold(devices);
        eirpDbm = untold(devices);
        nbTrans = untold(devices);
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
        add(ageTimeUs, other.ageTimeUs);
        add(agePeakSumUs, other.agePeakSumUs);
        add(agePeaks, other.agePeaks);
        for (int i = 0; i < latencyMaxUs.length; i++) {
            latencyMaxUs[i] = Math.max(latencyMaxUs[i], other.latencyMaxUs[i]);
            ageMaxUs[i] = Math.max(ageMaxUs[i], other.ageMaxUs[i]);
            ageAreaS2[i] += other.ageAreaS2[i];
        }
    }

    /** Mean age of information over time; NaN if nothing ever came. */
    double ageMeanS(int device) {
        return ageTimeUs[device] == 0 ? Double.NaN : ageAreaS2[device] / (ageTimeUs[device] / 1e6);
    }

    /** Mean age just before something fresher came; NaN if that never was. */
    double agePeakS(int device) {
        return agePeaks[device] == 0 ? Double.NaN : agePeakSumUs[device] / 1e6 / agePeaks[device];
    }

    /** Largest age; NaN if nothing ever came. */
    double ageMaxS(int device) {
        return ageTimeUs[device] == 0 ? Double.NaN : ageMaxUs[device] / 1e6;
    }

    private static float[] untold(int devices) {
        float[] values = new float[devices];
        Arrays.fill(values, Float.NaN);
        return values;
    }

    /** Replaces energies and links by the mean of {@code before} replications and one more. */
    void meanEnergies(DeviceCounters other, int before) {
        mean(joules, other.joules, before);
        mean(batteryYears, other.batteryYears, before);
        mean(dataRate, other.dataRate, before);
        mean(eirpDbm, other.eirpDbm, before);
        mean(nbTrans, other.nbTrans, before);
    }

    private static void mean(float[] into, float[] more, int before) {
        for (int i = 0; i < into.length; i++) {
            into[i] = before == 0 ? more[i] : into[i] + (more[i] - into[i]) / (before + 1);
        }
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
