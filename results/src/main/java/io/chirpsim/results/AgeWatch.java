package io.chirpsim.results;

/**
 * Sums per device the time at which its age was within a requirement on a quantile of single devices: the quantile is at most v exactly when
 * the age is at most v for enough of the time.
 */
final class AgeWatch {
    private final Requirement requirement;
    private final long withinUs;
    private final long[] quickUs;

    AgeWatch(Requirement requirement, int devices) {
        this.requirement = requirement;
        this.withinUs = Math.round(requirement.threshold() * 1e6);
        this.quickUs = new long[devices];
    }

    static boolean isFor(Requirement requirement) {
        return requirement.asksDevices() && requirement.metric().isShareOfTime();
    }

    Requirement requirement() {
        return requirement;
    }

    void ramp(int device, long startUs, long endUs) {
        quickUs[device] += Math.max(0, Math.min(endUs, withinUs) - startUs);
    }

    /** Whether the device's quantile satisfies the requirement; a device that was never heard does not. */
    boolean holds(int device, long observedUs) {
        if (observedUs == 0) {
            return false;
        }
        boolean within = quickUs[device] >= requirement.metric().quantile() * observedUs;
        return within != requirement.comparison().wantsMore();
    }
}
