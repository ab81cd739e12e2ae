package io.chirpsim.lorawan.device;

import io.chirpsim.lorawan.frame.JoinAccept;
import io.chirpsim.lorawan.region.ChannelSet;
import io.chirpsim.lorawan.region.DutyCycle;
import io.chirpsim.lorawan.region.Region;

/** Which channel a device may use, and when: its channels and its duty cycle. */
final class ChannelAccess {
    private final DutyCycle dutyCycle;
    private ChannelSet known;

    ChannelAccess(DeviceGroup group) {
        dutyCycle = DutyCycle.of(group.config.dutyCycle(), group.dutyCyclesPpm);
        known = group.config.channels();
    }

    /** The channels it knows. */
    ChannelSet known() {
        return known;
    }

    /** It learns what a join-accept tells; where the region has no way to tell, it was told by other means. */
    void learn(Region region, JoinAccept accept) {
        switch (region.rules().cfList()) {
            case FREQUENCIES -> {
                for (long frequencyHz : accept.cfListFrequenciesHz()) {
                    int channel = region.channelIndex(frequencyHz);
                    known = channel < 0 ? known : known.with(channel);
                }
            }
            case MASKS -> {
                ChannelSet told = accept.cfListChannels().and(region.allChannels());
                known = told.isEmpty() ? known : told;
            }
            case NONE -> known = region.networkChannels();
        }
    }

    /** One of these channels on which the duty cycle lets a frame start now, or -1. */
    int pick(DeviceGroup group, long nowUs, long airtimeUs, ChannelSet among, long entity, int transmission) {
        ChannelSet free = ChannelSet.NONE;
        for (int channel = among.next(0); channel >= 0; channel = among.next(channel + 1)) {
            if (dutyCycle.earliestStartUs(group.subBand(channel), airtimeUs, nowUs) <= nowUs) {
                free = free.with(channel);
            }
        }
        return free.isEmpty()
                ? -1
                : free.nth(group.config.channelChoice().pick(free.size(), group.draws.channel(), entity, transmission));
    }

    /** When a frame may start at the earliest on any of these channels; {@link Long#MAX_VALUE} for never. */
    long earliestUs(DeviceGroup group, long nowUs, long airtimeUs, ChannelSet among) {
        long earliestUs = Long.MAX_VALUE;
        for (int channel = among.next(0); channel >= 0; channel = among.next(channel + 1)) {
            int subBand = group.subBand(channel);
            earliestUs = Math.min(earliestUs, dutyCycle.earliestStartUs(subBand, airtimeUs, nowUs));
        }
        return earliestUs;
    }

    /** A frame starts. */
    void started(DeviceGroup group, int channel, long nowUs, long airtimeUs) {
        dutyCycle.started(group.subBand(channel), nowUs, airtimeUs);
    }
}
