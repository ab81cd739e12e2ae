package io.chirpsim.phy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The channels seen so far, a channel being a centre frequency and a bandwidth, and which of them overlap. */
final class Channels {
    private final ChannelOverlap overlap;
    private long[] frequencies = new long[0];
    private int[] bandwidths = new int[0];
    private final List<int[]> overlapping = new ArrayList<>();

    Channels(ChannelOverlap overlap) {
        this.overlap = overlap;
    }

    int index(Transmission t) {
        int bandwidthHz = t.modulation.occupiedHz();
        for (int i = 0; i < frequencies.length; i++) {
            if (frequencies[i] == t.frequencyHz && bandwidths[i] == bandwidthHz) {
                return i;
            }
        }
        return add(t.frequencyHz, bandwidthHz);
    }

    private int add(long frequencyHz, int bandwidthHz) {
        int added = frequencies.length;
        frequencies = Arrays.copyOf(frequencies, added + 1);
        bandwidths = Arrays.copyOf(bandwidths, added + 1);
        frequencies[added] = frequencyHz;
        bandwidths[added] = bandwidthHz;
        overlapping.add(new int[0]);
        for (int i = 0; i <= added; i++) {
            join(i, added);
            if (i != added) {
                join(added, i);
            }
        }
        return added;
    }

    private void join(int wanted, int other) {
        if (share(wanted, other) > 0) {
            int[] known = overlapping.get(wanted);
            int[] longer = Arrays.copyOf(known, known.length + 1);
            longer[known.length] = other;
            overlapping.set(wanted, longer);
        }
    }

    /** The channels whose signals are heard on a channel, itself among them. */
    int[] overlapping(int channel) {
        return overlapping.get(channel);
    }

    /** Share of the power of a signal on another channel that is heard on the wanted one. */
    double share(int wanted, int other) {
        return overlap.share(frequencies[wanted], bandwidths[wanted], frequencies[other], bandwidths[other]);
    }

    long frequencyHz(int channel) {
        return frequencies[channel];
    }

    int bandwidthHz(int channel) {
        return bandwidths[channel];
    }
}
