package io.chirpsim.app.scenario;

import io.chirpsim.lorawan.region.CfList;
import io.chirpsim.lorawan.region.ChannelSet;
import io.chirpsim.lorawan.region.Region;
import java.util.List;
import java.util.Optional;

/**
 * The uplink channels a network uses: by their numbers in the region, or by frequencies.
 *
 * @param numbers such as {@code 8-15, 65}; empty: frequencies are given
 * @param frequenciesHz where numbers are empty
 */
public record NetworkChannels(Optional<String> numbers, List<Long> frequenciesHz) {
    /** A CFList of type 0 has room for so many channels beside the default ones. */
    private static final int MOST_EXTRA = 5;

    public NetworkChannels {
        frequenciesHz = List.copyOf(frequenciesHz);
    }

    /**
     * The region with these channels for its network.
     *
     * @throws IllegalArgumentException if it cannot use them, with what it can
     */
    public Region in(Region region) {
        Region wider = region;
        if (numbers.isEmpty() && region.rules().cfList() == CfList.FREQUENCIES) {
            wider = region.withMoreChannels(
                    frequenciesHz.stream().mapToLong(Long::longValue).toArray());
        }
        ChannelSet channels = numbers.map(ChannelSet::parse).orElse(ChannelSet.NONE);
        for (long hz : frequenciesHz) {
            if (wider.channelIndex(hz) < 0) {
                throw new IllegalArgumentException("found " + hz + " Hz, no channel of " + region.name()
                        + "; allowed: its channels by number, 0-" + (region.channelsHz().length - 1));
            }
            channels = channels.with(wider.channelIndex(hz));
        }
        check(wider, channels);
        return wider.withNetworkChannels(channels);
    }

    private static void check(Region region, ChannelSet channels) {
        if (!region.allChannels().containsAll(channels)) {
            throw new IllegalArgumentException("found '" + channels.text() + "'; allowed in " + region.name() + ": "
                    + region.allChannels().text());
        }
        if (region.rules().cfList() != CfList.FREQUENCIES) {
            return;
        }
        ChannelSet defaults = region.defaultChannelSet();
        if (!channels.containsAll(defaults)) {
            throw new IllegalArgumentException("the default channels, " + defaults.text()
                    + ", are missing; every device has them and joins on them, add them");
        }
        if (channels.without(defaults).size() > MOST_EXTRA) {
            throw new IllegalArgumentException("found " + channels.size() + " channels; allowed: at most " + MOST_EXTRA
                    + " beside the default ones, what a join-accept can tell");
        }
    }
}
