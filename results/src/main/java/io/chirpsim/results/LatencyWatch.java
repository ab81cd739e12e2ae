package io.chirpsim.results;

/**
 * Counts per device the messages quick enough for a requirement on the latency quantile of single devices: the quantile is at most v exactly
 * when enough messages take at most v, so no device needs a histogram.
 */
final class LatencyWatch {
    private final Requirement requirement;
    private final long withinUs;
    private final int[] quick;
    private final int[] told;

    LatencyWatch(Requirement requirement, int devices) {
        this.requirement = requirement;
        this.withinUs = withinUs(requirement.threshold() * 1e6, requirement.comparison());
        this.quick = new int[devices];
        this.told = new int[devices];
    }

    static boolean isFor(Requirement requirement) {
        return requirement.asksDevices() && requirement.metric().isLatency();
    }

    Requirement requirement() {
        return requirement;
    }

    /** Largest latency in whole microseconds that counts: for {@code >=} and {@code <} the threshold itself does not. */
    private static long withinUs(double thresholdUs, Comparison comparison) {
        boolean inclusive = comparison == Comparison.AT_MOST || comparison == Comparison.ABOVE;
        double rounded = Math.abs(thresholdUs - Math.rint(thresholdUs)) < 1e-3 ? Math.rint(thresholdUs) : thresholdUs;
        return inclusive ? (long) Math.floor(rounded) : (long) Math.ceil(rounded) - 1;
    }

    void told(Span span, int device, long us) {
        if (span == requirement.metric().span()) {
            told[device]++;
            quick[device] += us <= withinUs ? 1 : 0;
        }
    }

    /** Whether the device's quantile satisfies the requirement; a device of which nothing arrived does not. */
    boolean holds(int device) {
        if (told[device] == 0) {
            return false;
        }
        long rank = Math.max(1, (long) Math.ceil(requirement.metric().quantile() * told[device]));
        return quick[device] >= rank != requirement.comparison().wantsMore();
    }
}
