package io.chirpsim.lorawan.device;

import io.chirpsim.lorawan.frame.JoinAccept;
import io.chirpsim.lorawan.region.CfList;
import io.chirpsim.lorawan.region.ChannelSet;
import io.chirpsim.lorawan.region.DataRate;
import io.chirpsim.lorawan.region.DutyCycle;
import io.chirpsim.lorawan.region.Region;

/** Which channels a device may use, and when: those it knows, those of them that are enabled, and its duty cycle. */
final class ChannelAccess {
    private final DutyCycle dutyCycle;
    private ChannelSet known;
    private ChannelSet enabled;

    /** Null unless the network has changed channels. */
    private ChangedChannels changed;

    /** Null unless the network has limited the airtime over all sub-bands. */
    private AggregatedLimit aggregated;

    ChannelAccess(DeviceGroup group) {
        dutyCycle = DutyCycle.of(group.config.dutyCycle(), group.dutyCyclesPpm);
        restore(group);
    }

    /** The channels it was made with, all of them enabled. */
    void restore(DeviceGroup group) {
        enabled = group.config.channels();
        known = fixed(group.region) ? group.region.allChannels() : enabled;
        changed = null;
        aggregated = null;
    }

    /** Whether devices know all channels of a region, and networks can only switch them on and off. */
    static boolean fixed(Region region) {
        return region.rules().cfList() != CfList.FREQUENCIES;
    }

    /** The channels it knows. */
    ChannelSet known() {
        return known;
    }

    /** The channels it may use. */
    ChannelSet enabled() {
        return enabled;
    }

    /** The channels it may use with a data rate. */
    ChannelSet enabled(Region region, DataRate rate) {
        return channels(region, rate, enabled);
    }

    /** Those of some channels that it may use with a data rate. */
    ChannelSet channels(Region region, DataRate rate, ChannelSet some) {
        if (changed == null) {
            return region.channels(rate, some);
        }
        ChannelSet defined = changed.defined();
        return region.channels(rate, some.without(defined)).without(defined).or(changed.with(rate, some.and(defined)));
    }

    /** It learns a channel, which is enabled; -1 for one the region does not have. */
    void learn(int channel) {
        if (channel >= 0) {
            known = known.with(channel);
            enabled = enabled.with(channel);
        }
    }

    /** It may use only these. */
    void enable(ChannelSet only) {
        enabled = only;
    }

    /** The default channels are enabled besides; where channels are fixed that is all of them. */
    void enableDefaults(DeviceGroup group) {
        enabled = fixed(group.region)
                ? known
                : enabled.or(group.region.defaultChannelSet().and(known));
    }

    /** It forgets a channel. */
    void forget(int channel) {
        known = known.without(ChannelSet.of(channel));
        enabled = enabled.without(ChannelSet.of(channel));
        if (changed != null) {
            changed.forget(channel);
        }
    }

    /** What the network has changed, to change more. */
    ChangedChannels change() {
        if (changed == null) {
            changed = new ChangedChannels();
        }
        return changed;
    }

    /** Frequency of a channel's uplinks. */
    long uplinkHz(DeviceGroup group, int channel) {
        long hz = changed == null ? 0 : changed.uplinkHz(channel);
        return hz == 0 ? group.region.channelsHz()[channel] : hz;
    }

    /** Frequency of RX1 after an uplink on a channel. */
    long rx1Hz(DeviceGroup group, int channel) {
        long hz = changed == null ? 0 : changed.rx1Hz(channel);
        if (hz != 0) {
            return hz;
        }
        boolean moved = changed != null && changed.uplinkHz(channel) != 0;
        return moved ? changed.uplinkHz(channel) : group.region.downlinkHz(channel);
    }

    private int subBand(DeviceGroup group, int channel) {
        long hz = changed == null ? 0 : changed.uplinkHz(channel);
        return hz == 0 ? group.subBand(channel) : group.region.subBandIndex(hz, group.config.eirpDbm());
    }

    /** Airtime over all sub-bands is limited to 1 / 2^exponent from now on; 0: no limit. */
    void limit(int exponent) {
        aggregated = exponent == 0 ? null : new AggregatedLimit(exponent);
    }

    /** It learns what a join-accept tells; where the region has no way to tell, it was told by other means. */
    void learn(Region region, JoinAccept accept) {
        switch (region.rules().cfList()) {
            case FREQUENCIES -> {
                for (long frequencyHz : accept.cfListFrequenciesHz()) {
                    learn(region.channelIndex(frequencyHz));
                }
            }
            case MASKS -> replace(accept.cfListChannels().and(region.allChannels()));
            case NONE -> replace(region.networkChannels());
        }
    }

    private void replace(ChannelSet told) {
        if (!told.isEmpty()) {
            enabled = told;
        }
    }

    /** One of these channels on which the duty cycle lets a frame start now, or -1. */
    int pick(DeviceGroup group, long nowUs, long airtimeUs, ChannelSet among, long entity, int transmission) {
        long low = 0;
        long high = 0;
        for (int channel = among.next(0); channel >= 0; channel = among.next(channel + 1)) {
            long free = earliestUs(group, channel, nowUs, airtimeUs) <= nowUs ? 1L << channel : 0;
            low |= channel < Long.SIZE ? free : 0;
            high |= channel < Long.SIZE ? 0 : free;
        }
        ChannelSet free = new ChannelSet(low, high);
        return free.isEmpty()
                ? -1
                : free.nth(group.config.channelChoice().pick(free.size(), group.draws.channel(), entity, transmission));
    }

    private long earliestUs(DeviceGroup group, int channel, long nowUs, long airtimeUs) {
        long earliestUs = dutyCycle.earliestStartUs(subBand(group, channel), airtimeUs, nowUs);
        return aggregated == null ? earliestUs : Math.max(earliestUs, aggregated.nextUs());
    }

    /** When a frame may start at the earliest on any of these channels; {@link Long#MAX_VALUE} for never. */
    long earliestUs(DeviceGroup group, long nowUs, long airtimeUs, ChannelSet among) {
        long earliestUs = Long.MAX_VALUE;
        for (int channel = among.next(0); channel >= 0; channel = among.next(channel + 1)) {
            earliestUs = Math.min(earliestUs, earliestUs(group, channel, nowUs, airtimeUs));
        }
        return earliestUs;
    }

    /** A frame starts. */
    void started(DeviceGroup group, int channel, long nowUs, long airtimeUs) {
        dutyCycle.started(subBand(group, channel), nowUs, airtimeUs);
        if (aggregated != null) {
            aggregated.started(nowUs, airtimeUs);
        }
    }
}
