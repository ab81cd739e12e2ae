package io.chirpsim.app.scenario;

import java.util.List;
import java.util.Optional;

/**
 * How frames are received.
 *
 * @param reception when a frame is decoded
 * @param interference matrix of signal-to-interference thresholds
 * @param interfererFloorDb signals down to so many dB under the noise still interfere; empty: all of them
 * @param channelChoice how an end-device picks the channel of an uplink
 * @param sending how frames are sent
 */
public record RadioSettings(
        ReceptionMode reception,
        InterferenceMatrix interference,
        Optional<Double> interfererFloorDb,
        ChannelChoice channelChoice,
        Sending sending) {

    /**
     * How frames are sent.
     *
     * @param codingRate of uplinks
     * @param channelsHz frequencies of uplinks; empty: the region's default channels
     */
    public record Sending(CodingRate codingRate, List<Long> channelsHz) {
        public Sending {
            channelsHz = List.copyOf(channelsHz);
        }
    }
}
