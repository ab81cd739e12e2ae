package io.chirpsim.random;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Draws of one purpose, addressed by (entity, index); no state, so a million entities cost nothing. {@link StrictMath}, because the machine's
 * own logarithm may differ in its last bit from one processor to another.
 */
public final class Draws {
    private static final NormalDistribution STANDARD_NORMAL = new NormalDistribution(null, 0, 1);

    private final long key;

    Draws(long key) {
        this.key = key;
    }

    /** 64 uniform bits. */
    public long bits(long entity, long index) {
        return Streams.word(key, entity, index);
    }

    /** Uniform in the open interval (0, 1). */
    public double uniform(long entity, long index) {
        return Streams.unit(bits(entity, index));
    }

    /**
     * Uniform integer in [0, bound).
     *
     * @throws IllegalArgumentException if the bound is not at least 1
     */
    public int below(int bound, long entity, long index) {
        if (bound < 1) {
            throw new IllegalArgumentException("no whole number from 0 is below " + bound);
        }
        return (int) below((long) bound, entity, index);
    }

    /** Uniform integer in [0, bound), the bound from 1 to 2^32. */
    long below(long bound, long entity, long index) {
        return Math.multiplyHigh(bits(entity, index) >>> 1, bound << 1);
    }

    /**
     * Uniform whole number of microseconds in [0, spanUs); 0 in a span of 0, so that a jitter of nothing is none.
     *
     * @throws IllegalArgumentException if the span is negative
     */
    public long uniformUs(long spanUs, long entity, long index) {
        if (spanUs < 0) {
            throw new IllegalArgumentException("a span of " + spanUs + " us");
        }
        return Math.max(0, Math.min(spanUs - 1, (long) (uniform(entity, index) * spanUs)));
    }

    /** Exponential with the given mean. */
    public double exponential(double mean, long entity, long index) {
        return -mean * StrictMath.log(uniform(entity, index));
    }

    /** Normal by inversion, so that one draw is one word. */
    public double normal(double mean, double sigma, long entity, long index) {
        return sigma == 0 ? mean : mean + sigma * STANDARD_NORMAL.inverseCumulativeProbability(uniform(entity, index));
    }
}
