package io.chirpsim.lorawan.frame;

/** Numbers in bytes, least significant byte first, as LoRaWAN sends them. */
final class Bytes {
    private Bytes() {}

    static long little(byte[] bytes, int at, int count) {
        long value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = value << 8 | bytes[at + i] & 0xFF;
        }
        return value;
    }

    static void putLittle(byte[] bytes, int at, int count, long value) {
        for (int i = 0; i < count; i++) {
            bytes[at + i] = (byte) (value >>> 8 * i);
        }
    }

    /** Four bytes in the order of the air, the first one highest. */
    static int big(byte[] bytes, int at) {
        return Integer.reverseBytes((int) little(bytes, at, 4));
    }

    static void putBig(byte[] bytes, int at, int value) {
        putLittle(bytes, at, 4, Integer.reverseBytes(value));
    }
}
