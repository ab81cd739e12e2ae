package io.chirpsim.mqtt.packet;

import java.util.Arrays;

/**
 * Cuts a stream of bytes that comes in arbitrary pieces into packets. Packets that lie within one piece are not copied; memory grows with the
 * bytes that have come, never with a length that was only announced.
 *
 * <pre>{@code
 * stream.feed(bytes, offset, length);
 * while (stream.next()) {
 *     ... stream.bytes(), stream.offset(), stream.length() ...
 * }
 * }</pre>
 */
public final class PacketStream {
    private static final byte[] NOTHING = {};

    private int maxPacketBytes;
    private byte[] held = NOTHING;
    private int heldLength;

    private byte[] input = NOTHING;
    private int inputAt;
    private int inputEnd;

    private byte[] packet = NOTHING;
    private int packetOffset;
    private int packetLength;

    /** @param maxPacketBytes longer packets are malformed, header included */
    public PacketStream(int maxPacketBytes) {
        this.maxPacketBytes = maxPacketBytes;
    }

    /** From now on, longer packets are malformed. */
    public void limit(int bytes) {
        maxPacketBytes = bytes;
    }

    /** Whether no part of a packet is kept. */
    public boolean isBetweenPackets() {
        return heldLength == 0;
    }

    /** The next piece; it is read by {@link #next} until that says false, which keeps what is left. */
    public void feed(byte[] bytes, int offset, int length) {
        input = bytes;
        inputAt = offset;
        inputEnd = offset + length;
    }

    /**
     * Finds the next complete packet.
     *
     * @return false if there is none yet
     * @throws MalformedPacketException if its length is ill-formed or above the limit
     */
    public boolean next() throws MalformedPacketException {
        if (heldLength > 0) {
            return nextHeld();
        }
        int available = inputEnd - inputAt;
        int length = available < 2 ? 0 : limited(RemainingLength.packetLength(input, inputAt, available));
        if (length == 0 || length > available) {
            hold(available);
            input = NOTHING;
            return false;
        }
        found(input, inputAt, length);
        inputAt += length;
        return true;
    }

    private boolean nextHeld() throws MalformedPacketException {
        int length = 0;
        while (length == 0 && inputAt < inputEnd) {
            length = limited(RemainingLength.packetLength(held, 0, heldLength));
            if (length == 0) {
                hold(1);
            }
        }
        length = limited(RemainingLength.packetLength(held, 0, heldLength));
        if (length > 0) {
            hold(Math.min(length - heldLength, inputEnd - inputAt));
        }
        if (length == 0 || heldLength < length) {
            input = NOTHING;
            return false;
        }
        found(held, 0, length);
        held = NOTHING;
        heldLength = 0;
        return true;
    }

    private void hold(int count) {
        if (count == 0) {
            return;
        }
        if (heldLength + count > held.length) {
            held = Arrays.copyOf(held, Math.max(heldLength + count, Math.min(2 * held.length, maxPacketBytes)));
        }
        System.arraycopy(input, inputAt, held, heldLength, count);
        heldLength += count;
        inputAt += count;
    }

    private int limited(long length) throws MalformedPacketException {
        if (length > maxPacketBytes) {
            throw new MalformedPacketException("packet of " + length + " bytes, allowed are " + maxPacketBytes);
        }
        return (int) length;
    }

    private void found(byte[] bytes, int offset, int length) {
        packet = bytes;
        packetOffset = offset;
        packetLength = length;
    }

    /** The array the packet found last lies in. */
    public byte[] bytes() {
        return packet;
    }

    /** Where the packet found last begins. */
    public int offset() {
        return packetOffset;
    }

    /** Length of the packet found last, header included. */
    public int length() {
        return packetLength;
    }

    /** Type of the packet found last, see {@link PacketType}. */
    public int type() {
        return PacketType.of(packet[packetOffset]);
    }
}
