package io.chirpsim.mqtt.packet;

import java.util.Arrays;

/** Reads the fields of one packet in order and never beyond its end. */
final class Cursor {
    private final byte[] bytes;
    private final int end;
    private int at;

    Cursor(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    boolean hasMore() {
        return at < end;
    }

    int oneByte() throws MalformedPacketException {
        need(1);
        return bytes[at++] & 0xFF;
    }

    int twoBytes() throws MalformedPacketException {
        need(2);
        int value = twoBytesAt(bytes, at);
        at += 2;
        return value;
    }

    int packetId() throws MalformedPacketException {
        int id = twoBytes();
        if (id == 0) {
            throw new MalformedPacketException("packet identifier 0");
        }
        return id;
    }

    String text() throws MalformedPacketException {
        int length = twoBytes();
        need(length);
        String text = Utf8.text(bytes, at, length);
        at += length;
        return text;
    }

    byte[] data() throws MalformedPacketException {
        int length = twoBytes();
        need(length);
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    void end() throws MalformedPacketException {
        if (at != end) {
            throw new MalformedPacketException("bytes after the last field");
        }
    }

    private void need(int count) throws MalformedPacketException {
        if (end - at < count) {
            throw new MalformedPacketException("packet ends within a field");
        }
    }

    static int twoBytesAt(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }
}
