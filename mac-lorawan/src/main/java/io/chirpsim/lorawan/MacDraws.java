package io.chirpsim.lorawan;

import io.chirpsim.random.Draws;
import io.chirpsim.random.Streams;

/**
 * All draws of this module in one replication; one object for everybody.
 *
 * @param channel channel of a frame, by device and its count of transmissions
 * @param retransmitTimeout by device and its count of transmissions
 * @param joinBackOff by device and DevNonce
 * @param clockDrift by device
 * @param windowJitter by device and count of windows
 * @param hops hop sequence of an LR-FHSS frame, by device and its count of transmissions
 * @param backhaulLoss by gateway and its count of packets
 * @param backhaulJitter by gateway and its count of packets
 * @param listenBackOff by device and its count of times that it found every channel busy
 * @param response when a device of class B or C answers, by device and its count of transmissions
 * @param gatewayChoice which gateway answers, by the best gateway and the end of the uplink
 * @param backhaulAnswer loss and jitter of a gateway's answers to orders, by gateway and twice its count of answers
 */
public record MacDraws(
        Draws channel,
        Draws retransmitTimeout,
        Draws joinBackOff,
        Draws clockDrift,
        Draws windowJitter,
        Draws hops,
        Draws backhaulLoss,
        Draws backhaulJitter,
        Draws listenBackOff,
        Draws response,
        Draws gatewayChoice,
        Draws backhaulAnswer) {
    /** The draws of one replication. */
    public static MacDraws of(Streams streams) {
        return new MacDraws(
                streams.draws(MacPurpose.CHANNEL),
                streams.draws(MacPurpose.RETRANSMIT_TIMEOUT),
                streams.draws(MacPurpose.JOIN_BACK_OFF),
                streams.draws(MacPurpose.CLOCK_DRIFT),
                streams.draws(MacPurpose.WINDOW_JITTER),
                streams.draws(MacPurpose.HOPS),
                streams.draws(MacPurpose.BACKHAUL_LOSS),
                streams.draws(MacPurpose.BACKHAUL_JITTER),
                streams.draws(MacPurpose.LISTEN_BACK_OFF),
                streams.draws(MacPurpose.CLASS_RESPONSE),
                streams.draws(MacPurpose.GATEWAY_CHOICE),
                streams.draws(MacPurpose.BACKHAUL_ANSWER));
    }
}
