package io.chirpsim.app.scenario;

import io.chirpsim.phy.ChannelPlan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a gateway listens to. */
public sealed interface GatewayChannels {
    /** Every frequency and bandwidth. */
    record All() implements GatewayChannels {}

    /** The plan of the region's public networks. */
    record OfRegion() implements GatewayChannels {}

    /**
     * A plan of one's own.
     *
     * @param multiHz channels for every spreading factor, 125 kHz wide
     * @param standard the LoRa-standard channel
     * @param fskHz the FSK channel
     */
    record Plan(List<Long> multiHz, Optional<Standard> standard, Optional<Long> fskHz) implements GatewayChannels {
        /** The plan in the radio's own terms. */
        public ChannelPlan channelPlan() {
            return new ChannelPlan(
                    multiHz,
                    standard.map(channel -> new ChannelPlan.Standard(
                            channel.frequencyHz(), channel.bandwidthHz(), channel.spreadingFactor())),
                    fskHz.map(OptionalLong::of).orElseGet(OptionalLong::empty));
        }
    }

    /** One channel with one spreading factor. */
    record Standard(long frequencyHz, int spreadingFactor, int bandwidthHz) {}
}
