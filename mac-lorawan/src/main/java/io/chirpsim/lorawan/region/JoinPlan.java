package io.chirpsim.lorawan.region;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * On which channels and with which data rates a device asks to join.
 *
 * @param steps one join-request each, over and over
 * @param rotating whether a device takes another channel of a step in every pass, until all had their turn; else any channel at any time
 * @param channels channels with windows of their own after a join-request; most regions have none
 */
public record JoinPlan(List<Step> steps, boolean rotating, List<Channel> channels) {
    /**
     * One join-request.
     *
     * @param channels where it may be sent
     * @param dataRate data rate
     * @param dwellDataRate data rate where the dwell time of devices is limited
     */
    public record Step(ChannelSet channels, int dataRate, int dwellDataRate) {}

    /**
     * A channel for join-requests.
     *
     * @param channel which one
     * @param downlinkHz frequency of RX1 after a join-request; 0: that of the channel
     * @param rx2Hz frequency of RX2 after a join-request and of a device that joined here; 0: that of the region
     */
    public record Channel(int channel, long downlinkHz, long rx2Hz) {}

    /** Copies the lists. */
    public JoinPlan {
        steps = List.copyOf(steps);
        channels = List.copyOf(channels);
    }

    /** The same data rates, of those that are wanted, on other channels, any of them at any time. */
    JoinPlan on(ChannelSet others, IntPredicate wanted) {
        List<Step> moved = steps.stream()
                .filter(step -> wanted.test(step.dataRate()))
                .map(step -> new Step(others, step.dataRate(), step.dwellDataRate()))
                .distinct()
                .toList();
        return new JoinPlan(moved, false, List.of());
    }

    private Step step(int attempt) {
        return steps.get(attempt % steps.size());
    }

    /** Data rate of a device's join-request number so many, from 0 on. */
    public int dataRate(int attempt, Dwell dwell) {
        return dwell.uplinkUs() > 0
                ? step(attempt).dwellDataRate()
                : step(attempt).dataRate();
    }

    /** In which turn of all channels a join-request falls, and in which step: what a draw for {@link #channels} belongs to. */
    public long turn(int attempt) {
        int pass = attempt / steps.size();
        return (long) pass / step(attempt).channels().size() * steps.size() + attempt % steps.size();
    }

    /**
     * Channels for a device's join-request number so many.
     *
     * @param draw 64 random bits of the device for this {@link #turn}
     */
    public ChannelSet channels(int attempt, long draw) {
        ChannelSet all = step(attempt).channels();
        if (!rotating) {
            return all;
        }
        int size = all.size();
        int pass = attempt / steps.size() % size;
        long shift = draw >>> 32 & 0xFFFF;
        long stride = coprime((int) (draw & 0xFFFF) % size, size);
        return ChannelSet.of(all.nth((int) ((shift + stride * pass) % size)));
    }

    /** The first number from a start on that has no divisor in common with a size, so that its multiples visit every place. */
    private static int coprime(int start, int size) {
        int candidate = Math.max(1, start);
        while (divisor(candidate, size) != 1) {
            candidate++;
        }
        return candidate;
    }

    private static int divisor(int a, int b) {
        return b == 0 ? a : divisor(b, a % b);
    }

    /** What is special about a channel, or null. */
    Channel channel(int index) {
        for (Channel channel : channels) {
            if (channel.channel() == index) {
                return channel;
            }
        }
        return null;
    }
}
