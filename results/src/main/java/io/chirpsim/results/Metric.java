package io.chirpsim.results;

import io.chirpsim.flow.Direction;
import io.chirpsim.stats.QuantileHistogram;
import io.chirpsim.units.Quantity.Dimension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;

/** A number of a replication that a requirement can be about; shares in [0, 1], latencies in seconds, lifetimes in years. */
public enum Metric {
    /** Uplink messages delivered over those made. */
    DELIVERY_RATIO("delivery.ratio", Dimension.SHARE, "%", Metric::deliveryRatio),
    /** Uplink frames that at least one gateway decoded over those sent. */
    RADIO_PDR("radio.pdr", Dimension.SHARE, "%", Metric::radioPdr),
    LATENCY_P50("latency.p50", Span.UPLINK, 0.5),
    LATENCY_P95("latency.p95", Span.UPLINK, 0.95),
    LATENCY_P99("latency.p99", Span.UPLINK, 0.99),
    LATENCY_MAX("latency.max", Span.UPLINK, 1),
    /** Years until the first battery is empty; devices without a battery do not count. */
    BATTERY_LIFE("battery.life", Dimension.TIME, "years", Metric::shortestLife),
    /** Downlink messages delivered over those made. */
    DOWNLINK_RATIO("downlink.ratio", Dimension.SHARE, "%", Metric::downlinkRatio),
    DOWNLINK_LATENCY_P50("downlink.latency.p50", Span.DOWNLINK, 0.5),
    DOWNLINK_LATENCY_P95("downlink.latency.p95", Span.DOWNLINK, 0.95),
    DOWNLINK_LATENCY_P99("downlink.latency.p99", Span.DOWNLINK, 0.99),
    DOWNLINK_LATENCY_MAX("downlink.latency.max", Span.DOWNLINK, 1),
    DOWNLINK_ROUND_TRIP_P50("downlink.roundTrip.p50", Span.ROUND_TRIP, 0.5),
    DOWNLINK_ROUND_TRIP_P95("downlink.roundTrip.p95", Span.ROUND_TRIP, 0.95),
    DOWNLINK_ROUND_TRIP_P99("downlink.roundTrip.p99", Span.ROUND_TRIP, 0.99),
    DOWNLINK_ROUND_TRIP_MAX("downlink.roundTrip.max", Span.ROUND_TRIP, 1),
    /** Age of information, mean over time and devices; of single devices, over time. */
    AGE_MEAN("age.mean", Dimension.TIME, "s", AgeValues::meanS),
    /** The age that is not exceeded for such a share of the time. */
    AGE_P50("age.p50", 0.5),
    AGE_P95("age.p95", 0.95),
    AGE_P99("age.p99", 0.99),
    /** Mean age just before something fresher comes. */
    AGE_PEAK("age.peak", Dimension.TIME, "s", AgeValues::peakS),
    AGE_MAX("age.max", Dimension.TIME, "s", AgeValues::maxS);

    static final double US_PER_YEAR = 3.15576e13;
    static final int ALL_GROUPS = -1;

    private final String key;
    private final Dimension dimension;
    private final String unit;
    private final Span span;
    private final double quantile;
    private final ToDoubleBiFunction<ReplicationResult, Integer> value;

    Metric(String key, Dimension dimension, String unit, ToDoubleBiFunction<ReplicationResult, Integer> value) {
        this.key = key;
        this.dimension = dimension;
        this.unit = unit;
        this.span = null;
        this.quantile = Double.NaN;
        this.value = value;
    }

    Metric(String key, Span span, double quantile) {
        this.key = key;
        this.dimension = Dimension.TIME;
        this.unit = "s";
        this.span = span;
        this.quantile = quantile;
        this.value = (result, group) -> latencyS(result, span, group, quantile);
    }

    Metric(String key, double shareOfTime) {
        this.key = key;
        this.dimension = Dimension.TIME;
        this.unit = "s";
        this.span = null;
        this.quantile = shareOfTime;
        this.value = (result, group) -> AgeValues.quantileS(result, group, shareOfTime);
    }

    /** Its name in scenarios and results. */
    public String key() {
        return key;
    }

    /** The metric of this name. */
    public static Optional<Metric> named(String key) {
        return Arrays.stream(values()).filter(m -> m.key.equals(key)).findFirst();
    }

    /** Every name there is. */
    public static List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (Metric metric : values()) {
            keys.add(metric.key);
        }
        return keys;
    }

    /** Whether it lies in [0, 1]. */
    boolean isShare() {
        return dimension == Dimension.SHARE;
    }

    boolean isLatency() {
        return span != null;
    }

    /** Whether it is a quantile over time, not over messages. */
    boolean isShareOfTime() {
        return span == null && !Double.isNaN(quantile);
    }

    /** What it measures: a share or a time. */
    public Dimension dimension() {
        return dimension;
    }

    /** The unit people read it in: %, s or years. */
    String unit() {
        return unit;
    }

    /** What a latency is measured over; null for others. */
    Span span() {
        return span;
    }

    /** Whether it is about messages to devices. */
    boolean isOfDownlinks() {
        return this == DOWNLINK_RATIO || span == Span.DOWNLINK || span == Span.ROUND_TRIP;
    }

    double quantile() {
        return quantile;
    }

    /** From the base unit of its dimension (shares of 1, microseconds) to the unit of its values. */
    public double fromBase(double base) {
        return base / basePerUnit();
    }

    /** From the unit of its values to the base unit of its dimension. */
    public double toBase(double value) {
        return value * basePerUnit();
    }

    private double basePerUnit() {
        if (isShare()) {
            return 1;
        }
        return unit.equals("s") ? 1e6 : US_PER_YEAR;
    }

    /**
     * Its value in one replication.
     *
     * @param group index of a group, or {@link #ALL_GROUPS}
     * @return NaN if there is nothing to tell; a latency is infinite if messages were made and none arrived
     */
    double of(ReplicationResult result, int group) {
        return value.applyAsDouble(result, group);
    }

    private static double deliveryRatio(ReplicationResult result, int group) {
        return ratio(result.ledger(Direction.UPLINK), group);
    }

    private static double downlinkRatio(ReplicationResult result, int group) {
        return ratio(result.ledger(Direction.DOWNLINK), group);
    }

    private static double ratio(Ledger ledger, int group) {
        return group == ALL_GROUPS
                ? share(ledger.delivered(), ledger.generated())
                : share(ledger.delivered[group], ledger.generated[group]);
    }

    private static double radioPdr(ReplicationResult result, int group) {
        long sent = 0;
        long received = 0;
        for (RadioCounts.OfRate rate : result.radio().values()) {
            sent += group == ALL_GROUPS ? rate.allTransmissions() : rate.transmissions()[group];
            received += group == ALL_GROUPS ? rate.allReceived() : rate.received()[group];
        }
        return share(received, sent);
    }

    private static double latencyS(ReplicationResult result, Span span, int group, double q) {
        Ledger ledger = result.ledger(span == Span.UPLINK ? Direction.UPLINK : Direction.DOWNLINK);
        QuantileHistogram histogram = span == Span.ROUND_TRIP ? result.roundTripUs(group) : ledger.latencyUs(group);
        long generated = group == ALL_GROUPS ? ledger.generated() : ledger.generated[group];
        if (histogram.count() == 0) {
            return generated == 0 ? Double.NaN : Double.POSITIVE_INFINITY;
        }
        return quantileS(histogram, q);
    }

    /** A quantile of microseconds in seconds; the maximum is exact. NaN if empty. */
    static double quantileS(QuantileHistogram histogram, double q) {
        if (histogram.count() == 0) {
            return Double.NaN;
        }
        return (q == 1 ? histogram.max() : histogram.quantile(q)) / 1e6;
    }

    private static double shortestLife(ReplicationResult result, int group) {
        double shortest = Double.NaN;
        double[] years = result.devices().batteryYears;
        for (int device = 0; device < years.length; device++) {
            if ((group == ALL_GROUPS || result.grouping().of(device) == group)
                    && Double.isFinite(years[device])
                    && !(shortest <= years[device])) {
                shortest = years[device];
            }
        }
        return shortest;
    }

    static double share(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
