package io.chirpsim.lorawan.region;

import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A set of channels of a region by their index, at most 128: CN470 has 96. Immutable, so that all devices with the same channels share one.
 *
 * @param low channels 0 to 63, one bit each
 * @param high channels 64 to 127, one bit each
 */
public record ChannelSet(long low, long high) {
    /** No channel. */
    public static final ChannelSet NONE = new ChannelSet(0, 0);

    /** Largest number of channels. */
    public static final int MAX_CHANNELS = 2 * Long.SIZE;

    /** These channels. */
    public static ChannelSet of(int... channels) {
        ChannelSet set = NONE;
        for (int channel : channels) {
            set = set.with(channel);
        }
        return set;
    }

    private static final Pattern RANGE = Pattern.compile("(\\d{1,4})(?:\\s*-\\s*(\\d{1,4}))?");

    /** Channels from one index up to, and not including, another. */
    public static ChannelSet range(int from, int until) {
        ChannelSet set = NONE;
        for (int channel = from; channel < until; channel++) {
            set = set.with(channel);
        }
        return set;
    }

    /**
     * Channels as a text such as {@code "8-15, 65"}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static ChannelSet parse(String text) {
        ChannelSet set = NONE;
        for (String part : text.split(",", -1)) {
            Matcher range = RANGE.matcher(part.strip());
            if (!range.matches()) {
                throw new IllegalArgumentException(
                        "'" + part.strip() + "' is no channel; allowed: numbers and ranges such as '8-15, 65'");
            }
            int first = Integer.parseInt(range.group(1));
            int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
            if (last < first || last >= MAX_CHANNELS) {
                throw new IllegalArgumentException("'" + part.strip() + "' is no range of channels from 0 to "
                        + (MAX_CHANNELS - 1) + ", lowest first");
            }
            set = set.or(range(first, last + 1));
        }
        return set;
    }

    /** As {@link #parse} reads it. */
    public String text() {
        StringJoiner parts = new StringJoiner(", ");
        for (int first = next(0); first >= 0; ) {
            int last = first;
            while (last + 1 < MAX_CHANNELS && contains(last + 1)) {
                last++;
            }
            parts.add(first == last ? "" + first : first + "-" + last);
            first = next(last + 1);
        }
        return parts.toString();
    }

    /** This set and one channel. */
    public ChannelSet with(int channel) {
        if (channel < 0 || channel >= MAX_CHANNELS) {
            throw new IllegalArgumentException("channel " + channel + " is not in 0.." + (MAX_CHANNELS - 1));
        }
        long bit = 1L << channel;
        return channel < Long.SIZE ? new ChannelSet(low | bit, high) : new ChannelSet(low, high | bit);
    }

    /** Channels of either set. */
    public ChannelSet or(ChannelSet other) {
        return new ChannelSet(low | other.low, high | other.high);
    }

    /** Channels of both sets. */
    public ChannelSet and(ChannelSet other) {
        return new ChannelSet(low & other.low, high & other.high);
    }

    /** Channels of this set that the other has not. */
    public ChannelSet without(ChannelSet other) {
        return new ChannelSet(low & ~other.low, high & ~other.high);
    }

    /** Whether it has a channel. */
    public boolean contains(int channel) {
        return channel >= 0 && ((channel < Long.SIZE ? low : high) >>> channel & 1) != 0;
    }

    /** Whether it has all channels of another. */
    public boolean containsAll(ChannelSet other) {
        return (other.low & ~low | other.high & ~high) == 0;
    }

    /** Whether it has none. */
    public boolean isEmpty() {
        return (low | high) == 0;
    }

    /** How many it has. */
    public int size() {
        return Long.bitCount(low) + Long.bitCount(high);
    }

    /** Its first channel that is not below an index, or -1. */
    public int next(int from) {
        if (from < Long.SIZE) {
            long rest = low & -1L << from;
            if (rest != 0) {
                return Long.numberOfTrailingZeros(rest);
            }
            return high == 0 ? -1 : Long.SIZE + Long.numberOfTrailingZeros(high);
        }
        long rest = from >= MAX_CHANNELS ? 0 : high & -1L << from;
        return rest == 0 ? -1 : Long.SIZE + Long.numberOfTrailingZeros(rest);
    }

    /** Its channel number so many, counted from 0 upwards. */
    public int nth(int place) {
        int channel = next(0);
        for (int i = 0; i < place; i++) {
            channel = next(channel + 1);
        }
        return channel;
    }
}
