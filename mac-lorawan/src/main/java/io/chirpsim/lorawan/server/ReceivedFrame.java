package io.chirpsim.lorawan.server;

import io.chirpsim.phy.Modulation;

/**
 * A device's frame as gateways forward it; one object for all copies of one transmission.
 *
 * @param content see {@link io.chirpsim.lorawan.frame.FrameCodec}
 * @param phyPayloadBytes its length
 * @param modulation how it was sent
 * @param frequencyHz on which frequency
 * @param endUs when it ended on the air, in microseconds; the receive windows count from here
 * @param tag the journey's id of the message in it, 0 for none
 */
public record ReceivedFrame(
        Object content, int phyPayloadBytes, Modulation modulation, long frequencyHz, long endUs, long tag) {}
