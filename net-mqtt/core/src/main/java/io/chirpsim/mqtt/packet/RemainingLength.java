package io.chirpsim.mqtt.packet;

/** The variable byte integer after the first byte of a packet, MQTT 3.1.1 section 2.2.3. */
final class RemainingLength {
    /** Largest value: four bytes of seven bits. */
    static final int MAX = 268_435_455;

    private RemainingLength() {}

    /** How many bytes the value takes. */
    static int size(int value) {
        return value < 1 << 7 ? 1 : value < 1 << 14 ? 2 : value < 1 << 21 ? 3 : 4;
    }

    /** Writes the value and returns the place after it. */
    static int write(int value, byte[] bytes, int at) {
        int rest = value;
        int place = at;
        while (rest > 0x7F) {
            bytes[place++] = (byte) (rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        bytes[place++] = (byte) rest;
        return place;
    }

    /** How many bytes the value beginning at {@code at} takes; the packet is complete, so it ends within four bytes. */
    static int sizeAt(byte[] bytes, int at) {
        int size = 1;
        while (bytes[at + size - 1] < 0) {
            size++;
        }
        return size;
    }

    /**
     * Length of the whole packet that begins at {@code offset}.
     *
     * @return its bytes, header included; 0 if the header is not complete yet
     */
    static long packetLength(byte[] bytes, int offset, int available) throws MalformedPacketException {
        long value = 0;
        for (int i = 1; i <= 4; i++) {
            if (i >= available) {
                return 0;
            }
            byte next = bytes[offset + i];
            value |= (long) (next & 0x7F) << 7 * (i - 1);
            if (next >= 0) {
                return value + i + 1;
            }
        }
        throw new MalformedPacketException("remaining length of more than four bytes");
    }
}
