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
 */
public record GatewayTotals(long received, long downlinks, long airtimeUs, SortedMap<String, Long> lost) {
    static final GatewayTotals NONE = new GatewayTotals(0, 0, 0, new TreeMap<>());

    /** Takes the counts in any map; they are kept by name. */
    public GatewayTotals(long received, long downlinks, long airtimeUs, Map<String, Long> lost) {
        this(received, downlinks, airtimeUs, new TreeMap<>(lost));
    }

    GatewayTotals plus(GatewayTotals other) {
        SortedMap<String, Long> sum = new TreeMap<>(lost);
        other.lost.forEach((name, n) -> sum.merge(name, n, Long::sum));
        return new GatewayTotals(
                received + other.received, downlinks + other.downlinks, airtimeUs + other.airtimeUs, sum);
    }
}
