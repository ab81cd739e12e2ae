package io.chirpsim.random;

import org.apache.commons.math3.distribution.NormalDistribution;

/** Draws of one purpose, addressed by (entity, index); no state, so a million entities cost nothing. */
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

    /** Uniform integer in [0, bound). */
    public int below(int bound, long entity, long index) {
        return (int) Math.multiplyHigh(bits(entity, index) >>> 1, (long) bound << 1);
    }

    /** Uniform whole number of microseconds in [0, spanUs). */
    public long uniformUs(long spanUs, long entity, long index) {
        return Math.min(spanUs - 1, (long) (uniform(entity, index) * spanUs));
    }

    /** Exponential with the given mean. */
    public double exponential(double mean, long entity, long index) {
        return -mean * Math.log(uniform(entity, index));
    }

    /** Normal by inversion, so that one draw is one word. */
    public double normal(double mean, double sigma, long entity, long index) {
        return sigma == 0 ? mean : mean + sigma * STANDARD_NORMAL.inverseCumulativeProbability(uniform(entity, index));
    }
}
