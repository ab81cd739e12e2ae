package io.chirpsim.lorawan.fragment;

/**
 * Which fragments of a data block a coded fragment is the sum of: lines of about half ones, drawn with a shift register of 23 bits
 * (TS004-1.0.0, annex "Forward error correction"; vectors of an independent encoder, brocaar/lorawan, in the test).
 */
public final class ParityMatrix {
    private static final int WORD = 64;
    private static final int FIRST = 1;
    private static final int STEP = 1001;

    private ParityMatrix() {}

    /** Words that a line of so many fragments takes. */
    static int words(int fragments) {
        return (fragments + WORD - 1) / WORD;
    }

    /**
     * A line as a set of bits, bit i for fragment i + 1.
     *
     * @param number of the coded fragment, from 1 on
     * @param fragments uncoded fragments of the block
     */
    public static long[] line(int number, int fragments) {
        long[] line = new long[words(fragments)];
        int modulus = Integer.bitCount(fragments) == 1 ? fragments + 1 : fragments;
        int x = FIRST + STEP * number;
        for (int drawn = 0; drawn < fragments / 2; drawn++) {
            int r;
            do {
                x = prbs23(x);
                r = x % modulus;
            } while (r >= fragments);
            line[r / WORD] |= 1L << r % WORD;
        }
        return line;
    }

    /** The next state of the shift register x^23 + x^5 + 1. */
    static int prbs23(int x) {
        return (x >>> 1) + (((x ^ x >>> 5) & 1) << 22);
    }
}
