package io.chirpsim.lorawan.crypto;

/**
 * Tables of AES, computed from the field GF(2^8) modulo x^8 + x^4 + x^3 + x + 1 (FIPS-197, 4.2 and 5.1.1). One table of words per
 * direction; the other three columns of a round are rotations of it.
 */
final class AesTables {
    static final byte[] SBOX = new byte[256];
    static final byte[] INVERSE_SBOX = new byte[256];
    /** SubBytes and MixColumns of a byte in row 0. */
    static final int[] ENCRYPT = new int[256];
    /** InvSubBytes and InvMixColumns of a byte in row 0. */
    static final int[] DECRYPT = new int[256];

    private AesTables() {}

    static {
        fillSboxes();
        for (int x = 0; x < 256; x++) {
            int s = SBOX[x] & 0xFF;
            ENCRYPT[x] = column(times(s, 2), s, s, times(s, 3));
            int i = INVERSE_SBOX[x] & 0xFF;
            DECRYPT[x] = column(times(i, 14), times(i, 9), times(i, 13), times(i, 11));
        }
    }

    private static void fillSboxes() {
        int p = 1;
        int q = 1;
        do {
            p = times(p, 3);
            q = times(q, 0xF6);
            int s = q ^ rotate(q, 1) ^ rotate(q, 2) ^ rotate(q, 3) ^ rotate(q, 4) ^ 0x63;
            store(p, s);
        } while (p != 1);
        store(0, 0x63);
    }

    private static void store(int x, int s) {
        SBOX[x] = (byte) s;
        INVERSE_SBOX[s] = (byte) x;
    }

    private static int rotate(int x, int bits) {
        return (x << bits | x >>> 8 - bits) & 0xFF;
    }

    private static int column(int a, int b, int c, int d) {
        return a << 24 | b << 16 | c << 8 | d;
    }

    /** Product in the field. */
    static int times(int a, int b) {
        int product = 0;
        for (int x = a, y = b; y != 0; y >>>= 1) {
            product ^= (y & 1) != 0 ? x : 0;
            x = x << 1 ^ ((x & 0x80) != 0 ? 0x11B : 0);
        }
        return product;
    }
}
