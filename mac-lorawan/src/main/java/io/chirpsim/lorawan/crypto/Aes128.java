package io.chirpsim.lorawan.crypto;

import static io.chirpsim.lorawan.crypto.AesTables.DECRYPT;
import static io.chirpsim.lorawan.crypto.AesTables.ENCRYPT;
import static io.chirpsim.lorawan.crypto.AesTables.INVERSE_SBOX;
import static io.chirpsim.lorawan.crypto.AesTables.SBOX;

/**
 * The block cipher AES-128 (FIPS-197) on tables. One object serves every key of a simulation: expanding a key costs about as much as one
 * block, and nothing is kept per device. Not meant to keep secrets from somebody who measures time. Not for several threads.
 */
final class Aes128 {
    private static final int ROUNDS = 10;

    private final int[] encrypt = new int[4 * (ROUNDS + 1)];
    private final int[] decrypt = new int[4 * (ROUNDS + 1)];
    private long high;
    private long low;
    private boolean expanded;
    private boolean inverted;

    /** The block: four words, first byte highest; input before and output after {@link #encryptBlock} and {@link #decryptBlock}. */
    int w0;

    int w1;
    int w2;
    int w3;

    /** Uses this key from now on. */
    void use(Key128 key) {
        if (expanded && key.high() == high && key.low() == low) {
            return;
        }
        high = key.high();
        low = key.low();
        expanded = true;
        inverted = false;
        expand();
    }

    private void expand() {
        encrypt[0] = (int) (high >>> 32);
        encrypt[1] = (int) high;
        encrypt[2] = (int) (low >>> 32);
        encrypt[3] = (int) low;
        int constant = 1;
        for (int i = 4; i < encrypt.length; i += 4) {
            int t = substitute(Integer.rotateLeft(encrypt[i - 1], 8)) ^ constant << 24;
            encrypt[i] = encrypt[i - 4] ^ t;
            encrypt[i + 1] = encrypt[i - 3] ^ encrypt[i];
            encrypt[i + 2] = encrypt[i - 2] ^ encrypt[i + 1];
            encrypt[i + 3] = encrypt[i - 1] ^ encrypt[i + 2];
            constant = AesTables.times(constant, 2);
        }
    }

    private static int substitute(int word) {
        return SBOX[word >>> 24] << 24
                | (SBOX[word >>> 16 & 0xFF] & 0xFF) << 16
                | (SBOX[word >>> 8 & 0xFF] & 0xFF) << 8
                | SBOX[word & 0xFF] & 0xFF;
    }

    /** Round keys of the equivalent inverse cipher (FIPS-197, 5.3.5). */
    private void invert() {
        for (int round = 0; round <= ROUNDS; round++) {
            for (int i = 0; i < 4; i++) {
                int word = encrypt[4 * (ROUNDS - round) + i];
                decrypt[4 * round + i] = round == 0 || round == ROUNDS ? word : inverseMix(substitute(word));
            }
        }
        inverted = true;
    }

    private static int inverseMix(int substituted) {
        return DECRYPT[substituted >>> 24]
                ^ Integer.rotateRight(DECRYPT[substituted >>> 16 & 0xFF], 8)
                ^ Integer.rotateRight(DECRYPT[substituted >>> 8 & 0xFF], 16)
                ^ Integer.rotateRight(DECRYPT[substituted & 0xFF], 24);
    }

    /** Encrypts the block in place. */
    void encryptBlock() {
        int[] k = encrypt;
        int[] table = ENCRYPT;
        int a = w0 ^ k[0];
        int b = w1 ^ k[1];
        int c = w2 ^ k[2];
        int d = w3 ^ k[3];
        for (int i = 4; i < 4 * ROUNDS; i += 4) {
            int e = mix(table, a, b, c, d) ^ k[i];
            int f = mix(table, b, c, d, a) ^ k[i + 1];
            int g = mix(table, c, d, a, b) ^ k[i + 2];
            d = mix(table, d, a, b, c) ^ k[i + 3];
            a = e;
            b = f;
            c = g;
        }
        w0 = last(SBOX, a, b, c, d) ^ k[4 * ROUNDS];
        w1 = last(SBOX, b, c, d, a) ^ k[4 * ROUNDS + 1];
        w2 = last(SBOX, c, d, a, b) ^ k[4 * ROUNDS + 2];
        w3 = last(SBOX, d, a, b, c) ^ k[4 * ROUNDS + 3];
    }

    /** Decrypts the block in place. */
    void decryptBlock() {
        if (!inverted) {
            invert();
        }
        int[] k = decrypt;
        int[] table = DECRYPT;
        int a = w0 ^ k[0];
        int b = w1 ^ k[1];
        int c = w2 ^ k[2];
        int d = w3 ^ k[3];
        for (int i = 4; i < 4 * ROUNDS; i += 4) {
            int e = mix(table, a, d, c, b) ^ k[i];
            int f = mix(table, b, a, d, c) ^ k[i + 1];
            int g = mix(table, c, b, a, d) ^ k[i + 2];
            d = mix(table, d, c, b, a) ^ k[i + 3];
            a = e;
            b = f;
            c = g;
        }
        w0 = last(INVERSE_SBOX, a, d, c, b) ^ k[4 * ROUNDS];
        w1 = last(INVERSE_SBOX, b, a, d, c) ^ k[4 * ROUNDS + 1];
        w2 = last(INVERSE_SBOX, c, b, a, d) ^ k[4 * ROUNDS + 2];
        w3 = last(INVERSE_SBOX, d, c, b, a) ^ k[4 * ROUNDS + 3];
    }

    private static int mix(int[] table, int a, int b, int c, int d) {
        return table[a >>> 24]
                ^ Integer.rotateRight(table[b >>> 16 & 0xFF], 8)
                ^ Integer.rotateRight(table[c >>> 8 & 0xFF], 16)
                ^ Integer.rotateRight(table[d & 0xFF], 24);
    }

    private static int last(byte[] box, int a, int b, int c, int d) {
        return box[a >>> 24] << 24
                | (box[b >>> 16 & 0xFF] & 0xFF) << 16
                | (box[c >>> 8 & 0xFF] & 0xFF) << 8
                | box[d & 0xFF] & 0xFF;
    }

    /** Sets the block from bytes. */
    void load(byte[] bytes, int at) {
        w0 = Words.get(bytes, at);
        w1 = Words.get(bytes, at + 4);
        w2 = Words.get(bytes, at + 8);
        w3 = Words.get(bytes, at + 12);
    }

    /** Writes the block out. */
    void store(byte[] bytes, int at) {
        Words.put(bytes, at, w0);
        Words.put(bytes, at + 4, w1);
        Words.put(bytes, at + 8, w2);
        Words.put(bytes, at + 12, w3);
    }
}
