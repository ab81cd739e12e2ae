package io.chirpsim.app.scenario;

import java.util.Optional;

/**
 * How frames are received.
 *
 * @param reception when a frame is decoded
 * @param interference matrix of signal-to-interference thresholds
 * @param interfererFloorDb signals down to so many dB under the noise still interfere; empty: all of them
 * @param channelChoice how an end-device picks the channel of an uplink
 */
public record RadioSettings(
        ReceptionMode reception,
        InterferenceMatrix interference,
        Optional<Double> interfererFloorDb,
        ChannelChoice channelChoice) {}
