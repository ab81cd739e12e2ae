package io.chirpsim.lorawan.device;

import io.chirpsim.lorawan.region.DutyCycle;

/** Which channel a device may use, and when: its channels and its duty cycle. */
final class ChannelAccess {
    private final DutyCycle dutyCycle;
    private int mask;

    ChannelAccess(DeviceGroup group) {
        dutyCycle = DutyCycle.of(group.config.dutyCycle(), group.dutyCyclesPpm);
        mask = group.config.channelMask();
    }

    /** Mask of the channels it knows. */
    int mask() {
        return mask;
    }

    /** It learns a channel; -1 for one the region does not have. */
    void learn(int channel) {
        mask |= channel < 0 ? 0 : 1 << channel;
    }

    /** One of the channels in the mask on which the duty cycle lets a frame start now, or -1. */
    int pick(DeviceGroup group, long nowUs, long airtimeUs, int among, long entity, int transmission) {
        int free = 0;
        for (int rest = among; rest != 0; rest &= rest - 1) {
            int channel = Integer.numberOfTrailingZeros(rest);
            if (dutyCycle.earliestStartUs(group.subBand(channel), airtimeUs, nowUs) <= nowUs) {
                free |= 1 << channel;
            }
        }
        if (free == 0) {
            return -1;
        }
        int skip =
                group.config.channelChoice().pick(Integer.bitCount(free), group.draws.channel(), entity, transmission);
        for (int i = 0; i < skip; i++) {
            free &= free - 1;
        }
        return Integer.numberOfTrailingZeros(free);
    }

    /** When a frame may start at the earliest on any channel in the mask; {@link Long#MAX_VALUE} for never. */
    long earliestUs(DeviceGroup group, long nowUs, long airtimeUs, int among) {
        long earliestUs = Long.MAX_VALUE;
        for (int rest = among; rest != 0; rest &= rest - 1) {
            int subBand = group.subBand(Integer.numberOfTrailingZeros(rest));
            earliestUs = Math.min(earliestUs, dutyCycle.earliestStartUs(subBand, airtimeUs, nowUs));
        }
        return earliestUs;
    }

    /** A frame starts. */
    void started(DeviceGroup group, int channel, long nowUs, long airtimeUs) {
        dutyCycle.started(group.subBand(channel), nowUs, airtimeUs);
    }
}
