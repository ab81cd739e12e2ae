package io.chirpsim.mqtt.link;

/**
 * A path between two hosts, the same in both directions.
 *
 * @param latencyUs one way, in microseconds
 * @param jitterUs each write takes up to this much longer, uniform, in microseconds; never overtaking
 * @param bandwidthBitPerS in bit/s, or {@link #UNLIMITED}; counts the bytes written, no headers
 * @param lossProbability of one segment of at most {@link #SEGMENT_BYTES}, in [0, 1]
 */
public record LinkConfig(long latencyUs, long jitterUs, long bandwidthBitPerS, double lossProbability) {
    /** No serialisation delay. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    /** Largest TCP payload in an Ethernet frame over IPv4 without options: 1500 - 40 bytes. */
    public static final int SEGMENT_BYTES = 1460;

    /** @throws IllegalArgumentException if a number makes no sense */
    public LinkConfig {
        if (latencyUs < 0 || jitterUs < 0 || bandwidthBitPerS < 1) {
            throw new IllegalArgumentException("latency and jitter from 0 us, bandwidth from 1 bit/s");
        }
        if (!(lossProbability >= 0 && lossProbability <= 1)) {
            throw new IllegalArgumentException("loss probability " + lossProbability + " is not in [0, 1]");
        }
    }

    /** A path that only takes time. */
    public static LinkConfig ofLatency(long latencyUs) {
        return new LinkConfig(latencyUs, 0, UNLIMITED, 0);
    }

    /** Time the bytes take to leave, rounded up once per write, in microseconds. */
    long serialisationUs(int bytes) {
        if (bandwidthBitPerS == UNLIMITED) {
            return 0;
        }
        long scaled = bytes * 8_000_000L;
        return scaled / bandwidthBitPerS + (scaled % bandwidthBitPerS == 0 ? 0 : 1);
    }

    /** Probability that at least one segment of a write is lost; a write without bytes is one segment. */
    double lossProbability(int bytes) {
        int segments = Math.max(1, (bytes + SEGMENT_BYTES - 1) / SEGMENT_BYTES);
        return segments == 1 ? lossProbability : 1 - StrictMath.pow(1 - lossProbability, segments);
    }
}
