package io.chirpsim.lorawan.device;

import io.chirpsim.lorawan.region.ChannelSet;
import io.chirpsim.lorawan.region.DataRate;
import java.util.SortedMap;
import java.util.TreeMap;

/** Channels the network has defined or moved (NewChannelReq, DlChannelReq), where they differ from the region's. */
final class ChangedChannels {
    private record Uplink(long frequencyHz, int minDataRate, int maxDataRate) {}

    private final SortedMap<Integer, Uplink> uplinks = new TreeMap<>();
    private final SortedMap<Integer, Long> rx1Hz = new TreeMap<>();

    /** A channel has this frequency and these data rates; RX1 is on the same frequency again. */
    void define(int channel, long frequencyHz, int minDataRate, int maxDataRate) {
        uplinks.put(channel, new Uplink(frequencyHz, minDataRate, maxDataRate));
        rx1Hz.remove(channel);
    }

    /** A channel is none any more. */
    void forget(int channel) {
        uplinks.remove(channel);
        rx1Hz.remove(channel);
    }

    /** Channels with a frequency of their own. */
    ChannelSet defined() {
        ChannelSet all = ChannelSet.NONE;
        for (int channel : uplinks.keySet()) {
            all = all.with(channel);
        }
        return all;
    }

    /** RX1 of a channel is on another frequency. */
    void moveRx1(int channel, long frequencyHz) {
        rx1Hz.put(channel, frequencyHz);
    }

    /** Frequency of a channel's uplinks; 0 for the region's. */
    long uplinkHz(int channel) {
        Uplink uplink = uplinks.get(channel);
        return uplink == null ? 0 : uplink.frequencyHz();
    }

    /** Frequency of a channel's RX1; 0 for the uplink's. */
    long rx1Hz(int channel) {
        return rx1Hz.getOrDefault(channel, 0L);
    }

    /** Those of some channels that a data rate may be used on. */
    ChannelSet with(DataRate rate, ChannelSet channels) {
        ChannelSet left = channels;
        for (var entry : uplinks.entrySet()) {
            Uplink uplink = entry.getValue();
            if (rate.index() < uplink.minDataRate() || rate.index() > uplink.maxDataRate()) {
                left = left.without(ChannelSet.of(entry.getKey()));
            }
        }
        return left;
    }
}
