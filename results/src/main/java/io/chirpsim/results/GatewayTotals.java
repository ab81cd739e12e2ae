package io.chirpsim.results;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one gateway did in one replication: frames that began between warm-up and end, as in the radio's counts.
 *
 * @param received uplink frames of application messages that it decoded
 * @param downlinks downlink frames it sent
 * @param airtimeUs time it was sending, in microseconds
 * @param lost uplink frames it heard and lost, by cause
 * @param answers orders for downlinks by its answer, such as {@code OK} or {@code TOO_LATE}
 * @param backhaul its volume
 */
public record GatewayTotals(
        long received,
        long downlinks,
        long airtimeUs,
        SortedMap<String, Long> lost,
        SortedMap<String, Long> answers,
        BackhaulVolume backhaul) {
    static final GatewayTotals NONE = new GatewayTotals(0, 0, 0, new TreeMap<>());

    /** Takes the counts in any map; they are kept by name. */
    public GatewayTotals(long received, long downlinks, long airtimeUs, Map<String, Long> lost) {
        this(received, downlinks, airtimeUs, new TreeMap<>(lost), new TreeMap<>(), BackhaulVolume.NONE);
    }

    /** The same gateway, which answered so many orders so. */
    public GatewayTotals withAnswers(Map<String, Long> counted) {
        return new GatewayTotals(received, downlinks, airtimeUs, lost, new TreeMap<>(counted), backhaul);
    }

    /** The same gateway with this volume. */
    public GatewayTotals with(BackhaulVolume volume) {
        return new GatewayTotals(received, downlinks, airtimeUs, lost, answers, volume);
    }

    GatewayTotals plus(GatewayTotals other) {
        return new GatewayTotals(
                received + other.received,
                downlinks + other.downlinks,
                airtimeUs + other.airtimeUs,
                sum(lost, other.lost),
                sum(answers, other.answers),
                backhaul.plus(other.backhaul));
    }

    private static SortedMap<String, Long> sum(SortedMap<String, Long> one, SortedMap<String, Long> other) {
        SortedMap<String, Long> sum = new TreeMap<>(one);
        other.forEach((name, n) -> sum.merge(name, n, Long::sum));
        return sum;
    }
}
