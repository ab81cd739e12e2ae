package io.chirpsim.random;

import umontreal.ssj.rng.RandomStream;

/** The draws of one purpose and entity in sequence, behind SSJ's interface; a substream is the upper half of the index. */
public final class CounterStream implements RandomStream {
    private static final int SUBSTREAM_SHIFT = 40;

    private final Draws draws;
    private final long entity;
    private long substream;
    private long next;

    CounterStream(Draws draws, long entity) {
        this.draws = draws;
        this.entity = entity;
    }

    @Override
    public double nextDouble() {
        return draws.uniform(entity, (substream << SUBSTREAM_SHIFT) + next++);
    }

    @Override
    public int nextInt(int from, int to) {
        return (int) (from + draws.below((long) to - from + 1, entity, (substream << SUBSTREAM_SHIFT) + next++));
    }

    @Override
    public void nextArrayOfDouble(double[] target, int start, int count) {
        for (int i = start; i < start + count; i++) {
            target[i] = nextDouble();
        }
    }

    @Override
    public void nextArrayOfInt(int from, int to, int[] target, int start, int count) {
        for (int i = start; i < start + count; i++) {
            target[i] = nextInt(from, to);
        }
    }

    @Override
    public void resetStartStream() {
        substream = 0;
        next = 0;
    }

    @Override
    public void resetStartSubstream() {
        next = 0;
    }

    @Override
    public void resetNextSubstream() {
        substream++;
        next = 0;
    }

    @Override
    public String toString() {
        return "CounterStream entity " + entity + " at " + next;
    }
}
