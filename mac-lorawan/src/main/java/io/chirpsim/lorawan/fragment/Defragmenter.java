package io.chirpsim.lorawan.fragment;

/**
 * The receiver's side of a fragmentation session: knows as soon as the fragments received determine the block, in whatever order they came.
 * Every fragment is an equation; they are kept in echelon form. With or without the bytes themselves.
 */
public final class Defragmenter {
    private static final long[] UNCODED = {};

    private final int fragments;

    /** By its first unknown the equation that begins there: {@link #UNCODED} if that is the only one; null if there is none. */
    private final long[][] equations;

    private final byte[][] sums;
    private int known;

    /** @param fragments uncoded fragments of the block */
    public Defragmenter(int fragments) {
        this.fragments = fragments;
        this.equations = new long[fragments][];
        this.sums = new byte[fragments][];
    }

    /** Whether the block is complete. */
    public boolean complete() {
        return known == fragments;
    }

    /** How many more fragments that say something new are needed. */
    public int missing() {
        return fragments - known;
    }

    /**
     * A fragment has come.
     *
     * @param index from 1 on
     * @param bytes of the fragment, or null where nobody wants the block; not changed
     * @return whether it said something new
     */
    public boolean add(int index, byte[] bytes) {
        long[] line;
        if (index <= fragments) {
            line = new long[ParityMatrix.words(fragments)];
            line[(index - 1) / Long.SIZE] = 1L << index - 1;
        } else {
            line = ParityMatrix.line(index - fragments, fragments);
        }
        byte[] sum = bytes == null ? null : bytes.clone();
        for (int i = next(line, 0); i >= 0; i = next(line, i)) {
            if (equations[i] == null) {
                keep(i, line, sum);
                return true;
            }
            subtract(i, line, sum);
        }
        return false;
    }

    private void keep(int first, long[] line, byte[] sum) {
        boolean uncoded = next(without(line, first), first) < 0;
        equations[first] = uncoded ? UNCODED : line;
        sums[first] = sum;
        known++;
    }

    private static long[] without(long[] line, int bit) {
        long[] rest = line.clone();
        rest[bit / Long.SIZE] &= ~(1L << bit);
        return rest;
    }

    private void subtract(int i, long[] line, byte[] sum) {
        if (equations[i] == UNCODED) {
            line[i / Long.SIZE] &= ~(1L << i);
        } else {
            for (int word = i / Long.SIZE; word < line.length; word++) {
                line[word] ^= equations[i][word];
            }
        }
        add(sum, sums[i]);
    }

    private static void add(byte[] sum, byte[] other) {
        for (int i = 0; sum != null && i < sum.length; i++) {
            sum[i] ^= other[i];
        }
    }

    /** The first bit from a place on, or -1. */
    private static int next(long[] line, int from) {
        int word = from / Long.SIZE;
        long bits = word < line.length ? line[word] & -1L << from : 0;
        while (bits == 0) {
            if (++word >= line.length) {
                return -1;
            }
            bits = line[word];
        }
        return word * Long.SIZE + Long.numberOfTrailingZeros(bits);
    }

    /**
     * The block, filled up to whole fragments.
     *
     * @throws IllegalStateException if it is not complete, or was followed without bytes
     */
    public byte[] block() {
        if (!complete() || sums[0] == null) {
            throw new IllegalStateException(missing() + " fragments are missing, or no bytes were kept");
        }
        int size = sums[0].length;
        byte[] block = new byte[fragments * size];
        for (int i = fragments - 1; i >= 0; i--) {
            byte[] solved = sums[i].clone();
            for (int j = i + 1; equations[i] != UNCODED && j < fragments; j++) {
                if ((equations[i][j / Long.SIZE] >>> j & 1) != 0) {
                    for (int b = 0; b < size; b++) {
                        solved[b] ^= block[j * size + b];
                    }
                }
            }
            System.arraycopy(solved, 0, block, i * size, size);
        }
        return block;
    }
}
