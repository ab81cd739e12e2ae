package io.chirpsim.random;

import java.nio.charset.StandardCharsets;

/**
 * The random numbers of one replication, addressed by what they are for instead of by the order in which somebody asks:
 * (seed, replication, purpose, entity, index) names one 64-bit word. Two scenarios that differ in one thing see the same draws elsewhere.
 *
 * <p>Words come from the counter-based form of SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA
 * 2014, with the finalizer of MurmurHash3 as improved by Stafford (variant 13). Each (purpose, entity) has its own starting point and its own
 * odd increment.
 */
public final class Streams {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double TO_UNIT = 0x1.0p-52;

    private final long seed;
    private final int replication;

    /**
     * @param seed master seed of the run
     * @param replication number of the replication, from 0; the substream
     */
    public Streams(long seed, int replication) {
        this.seed = seed;
        this.replication = replication;
    }

    /** The streams of another replication of the same run. */
    public Streams ofReplication(int other) {
        return new Streams(seed, other);
    }

    /** The draws of one purpose for every entity, cheap to keep: one object for all entities. */
    public Draws draws(Purpose purpose) {
        long key = mix(mix(seed + GOLDEN) ^ (replication + 1) * 0xD1342543DE82EF95L);
        return new Draws(mix(key ^ hash(purpose.key())));
    }

    /** One stream of one entity behind SSJ's interface, for SSJ's distributions. */
    public CounterStream stream(Purpose purpose, long entity) {
        return new CounterStream(draws(purpose), entity);
    }

    /** A stable 64-bit name of a text, such as a device's or a gateway's; FNV-1a, then mixed. */
    public static long hash(String text) {
        long hash = 0xCBF29CE484222325L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
        }
        return mix(hash);
    }

    static long mix(long word) {
        long z = (word ^ (word >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    static long word(long key, long entity, long index) {
        long start = mix(key ^ entity * GOLDEN);
        long increment = mix(start ^ 0xA0761D6478BD642FL) | 1L;
        return mix(start + (index + 1) * increment);
    }

    /** 52 bits and a half: with 53 the last word would round to 1, whose logarithm is 0 and whose normal deviate is infinite. */
    static double unit(long word) {
        return ((word >>> 12) + 0.5) * TO_UNIT;
    }
}
