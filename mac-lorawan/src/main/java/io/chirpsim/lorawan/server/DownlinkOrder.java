package io.chirpsim.lorawan.server;

import io.chirpsim.lorawan.region.DataRate;

/**
 * What a gateway shall send, and when.
 *
 * @param gatewayIndex which gateway
 * @param deviceIndex for which device
 * @param startUs exact start on the air, in microseconds
 * @param dataRate data rate
 * @param frequencyHz frequency
 * @param eirpDbm power
 * @param content see {@link io.chirpsim.lorawan.frame.FrameCodec}
 * @param phyPayloadBytes its length
 * @param tag the journey's id of the message in it, 0 for none
 * @param uplinkEndUs end of the uplink it answers, in microseconds; -1 if it answers none
 */
public record DownlinkOrder(
        int gatewayIndex,
        int deviceIndex,
        long startUs,
        DataRate dataRate,
        long frequencyHz,
        double eirpDbm,
        Object content,
        int phyPayloadBytes,
        long tag,
        long uplinkEndUs) {
    /** Time on air in microseconds. */
    public long airtimeUs() {
        return dataRate.downlink().airtimeUs(phyPayloadBytes);
    }
}
