package io.chirpsim.lorawan.crypto;

import java.util.Arrays;

/** AES-CMAC (RFC 4493) over bytes handed in piece by piece; one object for all keys and messages. */
final class AesCmac {
    private static final int BLOCK = 16;
    private static final int RB = 0x87;

    private final Aes128 aes;
    private final byte[] block = new byte[BLOCK];
    private int filled;
    private int x0;
    private int x1;
    private int x2;
    private int x3;

    AesCmac(Aes128 aes) {
        this.aes = aes;
    }

    /** A new message under this key. */
    void start(Key128 key) {
        aes.use(key);
        filled = 0;
        x0 = 0;
        x1 = 0;
        x2 = 0;
        x3 = 0;
    }

    /** The message goes on. */
    void update(byte[] bytes, int from, int length) {
        int at = from;
        int end = from + length;
        while (at < end) {
            if (filled == BLOCK) {
                chain();
            }
            int n = Math.min(BLOCK - filled, end - at);
            System.arraycopy(bytes, at, block, filled, n);
            filled += n;
            at += n;
        }
    }

    private void chain() {
        aes.w0 = x0 ^ Words.get(block, 0);
        aes.w1 = x1 ^ Words.get(block, 4);
        aes.w2 = x2 ^ Words.get(block, 8);
        aes.w3 = x3 ^ Words.get(block, 12);
        aes.encryptBlock();
        x0 = aes.w0;
        x1 = aes.w1;
        x2 = aes.w2;
        x3 = aes.w3;
        filled = 0;
    }

    /** Ends the message; the MAC lies in the cipher's block. */
    void finish() {
        boolean whole = filled == BLOCK;
        if (!whole) {
            block[filled] = (byte) 0x80;
            Arrays.fill(block, filled + 1, BLOCK, (byte) 0);
        }
        aes.w0 = 0;
        aes.w1 = 0;
        aes.w2 = 0;
        aes.w3 = 0;
        aes.encryptBlock();
        doubleBlock();
        if (!whole) {
            doubleBlock();
        }
        x0 ^= aes.w0;
        x1 ^= aes.w1;
        x2 ^= aes.w2;
        x3 ^= aes.w3;
        chain();
    }

    /** Multiplies the cipher's block by x in GF(2^128): subkeys K1, then K2 (RFC 4493, 2.3). */
    private void doubleBlock() {
        int carry = aes.w0 >> 31 & RB;
        aes.w0 = aes.w0 << 1 | aes.w1 >>> 31;
        aes.w1 = aes.w1 << 1 | aes.w2 >>> 31;
        aes.w2 = aes.w2 << 1 | aes.w3 >>> 31;
        aes.w3 = aes.w3 << 1 ^ carry;
    }
}
