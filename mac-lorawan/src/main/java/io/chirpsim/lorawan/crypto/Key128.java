package io.chirpsim.lorawan.crypto;

import java.util.HexFormat;

/**
 * A 128-bit key as two words, so that a million of them stay small.
 *
 * @param high the first eight bytes, most significant first
 * @param low the last eight bytes
 */
public record Key128(long high, long low) {
    /**
     * A key from 32 hexadecimal digits.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    public static Key128 ofHex(String hex) {
        if (hex.length() != 32) {
            throw new IllegalArgumentException("a key has 32 hexadecimal digits, not " + hex.length());
        }
        return new Key128(HexFormat.fromHexDigitsToLong(hex, 0, 16), HexFormat.fromHexDigitsToLong(hex, 16, 32));
    }

    /** The key as 32 hexadecimal digits, lower case. */
    public String hex() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }

    /** Not the key itself, so that no log shows it by accident; see {@link #hex()}. */
    @Override
    public String toString() {
        return "Key128";
    }
}
