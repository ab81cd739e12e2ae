package io.chirpsim.results;

import io.chirpsim.stats.RampHistogram;

/** Ages of information of one replication, in seconds; NaN if nothing was ever heard. */
final class AgeValues {
    private AgeValues() {}

    static double meanS(ReplicationResult result, int group) {
        DeviceCounters devices = result.devices();
        double[] areaS2 = new double[result.grouping().count()];
        long timeUs = 0;
        for (int device = 0; device < devices.ageTimeUs.length; device++) {
            if (has(result, group, device)) {
                areaS2[result.grouping().of(device)] += devices.ageAreaS2[device];
                timeUs += devices.ageTimeUs[device];
            }
        }
        double sumS2 = 0;
        for (int one : result.grouping().byName()) {
            sumS2 += areaS2[one];
        }
        return timeUs == 0 ? Double.NaN : sumS2 / (timeUs / 1e6);
    }

    static double peakS(ReplicationResult result, int group) {
        DeviceCounters devices = result.devices();
        long sumUs = 0;
        long peaks = 0;
        for (int device = 0; device < devices.agePeaks.length; device++) {
            if (has(result, group, device)) {
                sumUs += devices.agePeakSumUs[device];
                peaks += devices.agePeaks[device];
            }
        }
        return peaks == 0 ? Double.NaN : sumUs / 1e6 / peaks;
    }

    static double maxS(ReplicationResult result, int group) {
        RampHistogram us = timeUs(result, group);
        return us.count() == 0 ? Double.NaN : us.max() / 1e6;
    }

    static double quantileS(ReplicationResult result, int group, double q) {
        return timeUs(result, group).quantile(q) / 1e6;
    }

    private static RampHistogram timeUs(ReplicationResult result, int group) {
        if (group != Metric.ALL_GROUPS) {
            return result.ages().timeUs(group);
        }
        RampHistogram all = new RampHistogram();
        for (int i = 0; i < result.grouping().count(); i++) {
            all.merge(result.ages().timeUs(i));
        }
        return all;
    }

    private static boolean has(ReplicationResult result, int group, int device) {
        return group == Metric.ALL_GROUPS || result.grouping().of(device) == group;
    }
}
