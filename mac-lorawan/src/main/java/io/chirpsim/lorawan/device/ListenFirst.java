package io.chirpsim.lorawan.device;

import io.chirpsim.lorawan.energy.EnergyAccount;
import io.chirpsim.lorawan.region.ChannelSet;
import io.chirpsim.lorawan.region.DataRate;

/**
 * Listen before talk of one device. It listens to one of the channels that the duty cycle leaves it and sends at once if that stayed free; else it
 * listens to another one. Once all were busy it waits for a random time, uniform up to a second, and begins anew. There is no end to this: a message
 * waits, and what gives way to newer ones meanwhile is lost for that cause.
 */
final class ListenFirst {
    private static final long MAX_BACK_OFF_US = 1_000_000;
    private static final int NONE = -1;

    private ChannelSet busy = ChannelSet.NONE;
    private byte channel = NONE;
    private boolean heldBack;
    private int backOffs;
    private long untilUs = Long.MIN_VALUE;

    /** Picks one of some channels on which the duty cycle lets the frame start now, or -1. */
    @FunctionalInterface
    interface Picker {
        int pick(ChannelSet among);
    }

    /** Until when it listens or waits; past if it does neither. */
    long untilUs() {
        return untilUs;
    }

    /** Whether a busy channel holds back the frame that waits. */
    boolean heldBack() {
        return heldBack;
    }

    /** The channel on which the frame may start now, or -1: not before {@link #untilUs} or, if that is past, not before the duty cycle allows it. */
    int choose(
            EndDevice device,
            DeviceGroup group,
            ChannelAccess channels,
            DataRate rate,
            long nowUs,
            ChannelSet among,
            Picker picker,
            EnergyAccount energy) {
        int heard = channel;
        channel = NONE;
        if (heard != NONE && nowUs == untilUs && among.contains(heard) && picker.pick(ChannelSet.of(heard)) >= 0) {
            if (group.ears()
                    .channelFree(device.index(), channels.uplinkHz(group, heard), rate.uplink(), group.region.lbt())) {
                busy = ChannelSet.NONE;
                heldBack = false;
                return heard;
            }
            heldBack = true;
            busy = busy.with(heard);
        } else if (heard != NONE) {
            busy = ChannelSet.NONE;
        }
        int next = picker.pick(among.without(busy));
        if (next >= 0) {
            channel = (byte) next;
            untilUs = nowUs + group.region.lbt().senseUs();
            energy.receiving(group.region.lbt().senseUs());
        } else if (!busy.isEmpty()) {
            busy = ChannelSet.NONE;
            untilUs = nowUs + 1 + group.draws.listenBackOff().uniformUs(MAX_BACK_OFF_US, device.entity(), backOffs++);
        }
        return NONE;
    }
}
