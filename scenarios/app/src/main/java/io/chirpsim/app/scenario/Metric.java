package io.chirpsim.app.scenario;

import io.chirpsim.units.Quantity.Dimension;

/** What requirements and stopping rules speak about. */
public enum Metric implements Word {
    /** Delivered messages over generated ones. */
    DELIVERY_RATIO("delivery.ratio", Dimension.SHARE),
    /** Transmissions received by at least one gateway over transmissions. */
    RADIO_PDR("radio.pdr", Dimension.SHARE),
    /** Median latency from the sensor's reading to the first subscriber, microseconds. */
    LATENCY_P50("latency.p50", Dimension.TIME),
    /** 95th percentile of the latency, microseconds. */
    LATENCY_P95("latency.p95", Dimension.TIME),
    /** 99th percentile of the latency, microseconds. */
    LATENCY_P99("latency.p99", Dimension.TIME),
    /** Largest latency, microseconds. */
    LATENCY_MAX("latency.max", Dimension.TIME),
    /** How long a battery lasts, microseconds. */
    BATTERY_LIFE("battery.life", Dimension.TIME),
    /** Delivered downlinks over generated ones. */
    DOWNLINK_RATIO("downlink.ratio", Dimension.SHARE),
    /** Median latency of downlinks, microseconds. */
    DOWNLINK_LATENCY_P50("downlink.latency.p50", Dimension.TIME),
    /** 95th percentile of the latency of downlinks, microseconds. */
    DOWNLINK_LATENCY_P95("downlink.latency.p95", Dimension.TIME),
    /** 99th percentile of the latency of downlinks, microseconds. */
    DOWNLINK_LATENCY_P99("downlink.latency.p99", Dimension.TIME),
    /** Largest latency of downlinks, microseconds. */
    DOWNLINK_LATENCY_MAX("downlink.latency.max", Dimension.TIME);

    private final String word;
    private final Dimension dimension;

    Metric(String word, Dimension dimension) {
        this.word = word;
        this.dimension = dimension;
    }

    @Override
    public String word() {
        return word;
    }

    /** What it measures: a share or a time. */
    public Dimension dimension() {
        return dimension;
    }
}
