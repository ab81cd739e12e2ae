package io.chirpsim.lorawan.fragment;

/** The sender's side of a fragmentation session: fragments of a data block, first the uncoded ones, then as many coded ones as wanted. */
public final class Fragmenter {
    private final byte[] block;
    private final int fragmentBytes;
    private final int fragments;

    /** @param block filled up with zeros to whole fragments */
    public Fragmenter(byte[] block, int fragmentBytes) {
        this.fragmentBytes = fragmentBytes;
        this.fragments = (block.length + fragmentBytes - 1) / fragmentBytes;
        this.block = java.util.Arrays.copyOf(block, fragments * fragmentBytes);
    }

    /** Uncoded fragments. */
    public int fragments() {
        return fragments;
    }

    /** A fragment by its index, from 1 on; beyond the uncoded ones they are coded. */
    public byte[] fragment(int index) {
        byte[] sum = new byte[fragmentBytes];
        if (index <= fragments) {
            add(sum, index - 1);
            return sum;
        }
        long[] line = ParityMatrix.line(index - fragments, fragments);
        for (int i = 0; i < fragments; i++) {
            if ((line[i / Long.SIZE] >>> i & 1) != 0) {
                add(sum, i);
            }
        }
        return sum;
    }

    private void add(byte[] sum, int fragment) {
        for (int i = 0; i < fragmentBytes; i++) {
            sum[i] ^= block[fragment * fragmentBytes + i];
        }
    }
}
