package io.chirpsim.app.scenario;

import java.util.List;
import java.util.Optional;

/**
 * How frames are received.
 *
 * @param reception when a frame is decoded
 * @param rule how interference is weighed
 * @param interference the signal-to-interference ratios that frames need
 * @param interfererFloorDb signals down to so many dB under the noise still interfere; empty: all of them
 * @param overlap which signals on other frequencies are taken in
 * @param invertedIq what uplinks and downlinks are to each other
 * @param whileSending what becomes of signals that begin while a gateway sends
 * @param foreign traffic of other networks
 * @param channelChoice how an end-device picks the channel of an uplink
 * @param sending how frames are sent
 * @param lrFhss how LR-FHSS is received
 * @param fsk how FSK is received
 * @param lbt whether gateways, and end-devices whose group does not say otherwise, listen before they talk
 */
public record RadioSettings(
        Reception reception,
        InterferenceRule rule,
        Interference interference,
        Optional<Double> interfererFloorDb,
        ChannelOverlap overlap,
        InvertedIq invertedIq,
        SignalsWhileSending whileSending,
        List<ForeignTraffic> foreign,
        ChannelChoice channelChoice,
        Sending sending,
        LrFhss lrFhss,
        Fsk fsk,
        ListenBeforeTalk lbt) {

    /**
     * How frames are sent.
     *
     * @param codingRate of uplinks
     * @param channelsHz frequencies of uplinks; empty: the region's default channels
     * @param airtime how long LoRa frames last
     */
    public record Sending(CodingRate codingRate, List<Long> channelsHz, AirtimeFormula airtime) {
        public Sending {
            channelsHz = List.copyOf(channelsHz);
        }
    }
}
