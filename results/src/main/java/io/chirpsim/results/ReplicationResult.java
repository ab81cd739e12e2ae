package io.chirpsim.results;

import io.chirpsim.flow.Cause;
import io.chirpsim.flow.Direction;
import io.chirpsim.stats.QuantileHistogram;
import java.util.List;
import java.util.SortedMap;

/** What one replication came to; does not change any more. */
public final class ReplicationResult {
    private final RecorderConfig config;
    private final Grouping grouping;
    private final Ledger uplink;
    private final Ledger downlink;
    private final QuantileHistogram[] stagesUs;
    private final SortedMap<String, RadioCounts.OfRate> radio;
    private final SortedMap<String, Long> counts;
    private final DeviceCounters devices;
    private final double[][] joulesByGroupAndState;
    private final List<GatewayTotals> gateways;
    private final List<LatencyWatch> watches;
    private final List<RegulationRow> regulation;
    private final Ages ages;
    private final List<AgeWatch> ageWatches;
    private final RoundTrips roundTrips;
    private final List<EventOutcome> events;
    private final TimeBins bins;
    private final SortedMap<String, Double> values;

    ReplicationResult(
            RecorderConfig config,
            Grouping grouping,
            Ledger uplink,
            Ledger downlink,
            QuantileHistogram[] stagesUs,
            SortedMap<String, RadioCounts.OfRate> radio,
            SortedMap<String, Long> counts,
            DeviceCounters devices,
            double[][] joulesByGroupAndState,
            List<GatewayTotals> gateways,
            List<LatencyWatch> watches,
            List<RegulationRow> regulation,
            Ages ages,
            List<AgeWatch> ageWatches,
            RoundTrips roundTrips,
            List<EventOutcome> events,
            TimeBins bins,
            SortedMap<String, Double> values) {
        this.config = config;
        this.grouping = grouping;
        this.uplink = uplink;
        this.downlink = downlink;
        this.stagesUs = stagesUs;
        this.radio = radio;
        this.counts = counts;
        this.devices = devices;
        this.joulesByGroupAndState = joulesByGroupAndState;
        this.gateways = gateways;
        this.watches = watches;
        this.regulation = regulation;
        this.ages = ages;
        this.ageWatches = ageWatches;
        this.roundTrips = roundTrips;
        this.events = events;
        this.bins = bins;
        this.values = values;
    }

    /** Further figures by name. */
    SortedMap<String, Double> values() {
        return values;
    }

    /** Messages made. */
    public long generated(Direction direction) {
        return ledger(direction).generated();
    }

    /** Messages delivered. */
    public long delivered(Direction direction) {
        return ledger(direction).delivered();
    }

    /** Messages neither delivered nor lost at the end. */
    public long inFlight(Direction direction) {
        return ledger(direction).inFlight();
    }

    /** Messages lost for one cause; the cause must have been listed. */
    public long lost(Direction direction, Cause cause) {
        return ledger(direction).lost(config.causes().indexOf(cause));
    }

    /** Messages lost for any cause. */
    public long lost(Direction direction) {
        return ledger(direction).lost();
    }

    /** A metric of all devices; shares in [0, 1], latencies in seconds, lifetimes in years; NaN if there is nothing to tell. */
    public double metric(Metric metric) {
        return metric.of(this, Metric.ALL_GROUPS);
    }

    /** What was counted under a name since the warm-up, such as {@code mqtt.published}. */
    public long count(String name) {
        return counts.getOrDefault(name, 0L);
    }

    /** Times of one stage of delivered uplinks, in microseconds. */
    QuantileHistogram stageUs(int stage) {
        return stagesUs[stage];
    }

    Ledger ledger(Direction direction) {
        return direction == Direction.UPLINK ? uplink : downlink;
    }

    RecorderConfig config() {
        return config;
    }

    Grouping grouping() {
        return grouping;
    }

    SortedMap<String, RadioCounts.OfRate> radio() {
        return radio;
    }

    SortedMap<String, Long> counts() {
        return counts;
    }

    DeviceCounters devices() {
        return devices;
    }

    double[][] joulesByGroupAndState() {
        return joulesByGroupAndState;
    }

    /** What each gateway did, by index. */
    public List<GatewayTotals> gateways() {
        return gateways;
    }

    /** What the audit of the rules of the air found. */
    public List<RegulationRow> regulation() {
        return regulation;
    }

    Ages ages() {
        return ages;
    }

    /** Round trips of a group, or of {@link Metric#ALL_GROUPS}. */
    QuantileHistogram roundTripUs(int group) {
        if (group != Metric.ALL_GROUPS) {
            return roundTrips.us(group);
        }
        QuantileHistogram all = new QuantileHistogram();
        for (int i = 0; i < grouping.count(); i++) {
            all.merge(roundTrips.us(i));
        }
        return all;
    }

    /** What each event of the scenario did, in their order. */
    List<EventOutcome> events() {
        return events;
    }

    /** Messages by the time they were made; of no group if there are no events. */
    TimeBins bins() {
        return bins;
    }

    LatencyWatch watch(Requirement requirement) {
        return watches.stream()
                .filter(watch -> watch.requirement() == requirement)
                .findFirst()
                .orElseThrow(() -> unknown(requirement));
    }

    AgeWatch ageWatch(Requirement requirement) {
        return ageWatches.stream()
                .filter(watch -> watch.requirement() == requirement)
                .findFirst()
                .orElseThrow(() -> unknown(requirement));
    }

    private static IllegalStateException unknown(Requirement requirement) {
        return new IllegalStateException("the recorder did not know the requirement '" + requirement.text() + "'");
    }
}
