package io.chirpsim.results;

import io.chirpsim.flow.Direction;
import io.chirpsim.stats.ConfidenceInterval;
import io.chirpsim.stats.QuantileHistogram;

/** The numbers of one group, or of all, as every table shows them. */
final class GroupView {
    private final RunResult result;
    private final int group;
    private final QuantileHistogram latencyUs;

    GroupView(RunResult result, int group) {
        this.result = result;
        this.group = group;
        Ledger ledger = result.ledger(Direction.UPLINK);
        this.latencyUs = group == Metric.ALL_GROUPS ? ledger.latencyUs() : ledger.latencyUs[group];
    }

    long generated() {
        Ledger ledger = result.ledger(Direction.UPLINK);
        return group == Metric.ALL_GROUPS ? ledger.generated() : ledger.generated[group];
    }

    ConfidenceInterval delivery() {
        return interval(Metric.DELIVERY_RATIO.key());
    }

    /** Median battery life over devices. */
    ConfidenceInterval batteryYears() {
        return batteryYears(50);
    }

    /** Battery life that 95 % of the devices reach. */
    ConfidenceInterval shortBatteryYears() {
        return batteryYears(5);
    }

    /** Battery life within which so many per cent of the devices die; one of {@link ReplicationValues#BATTERY_QUANTILES}. */
    ConfidenceInterval batteryYears(int percent) {
        return interval("battery.p" + percent);
    }

    ConfidenceInterval joules() {
        return interval("energy.meanJPerDevice");
    }

    double latencyS(double q) {
        return Metric.quantileS(latencyUs, q);
    }

    private ConfidenceInterval interval(String metric) {
        return result.interval(
                group == Metric.ALL_GROUPS
                        ? metric
                        : ReplicationValues.inGroup(
                                metric, result.grouping().names().get(group)));
    }
}
