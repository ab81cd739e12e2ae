package io.chirpsim.mqtt.packet;

import java.nio.charset.StandardCharsets;

/**
 * An application message as sessions, queues and retained stores keep it: encoded once, shared by all of them, never changed. At QoS 0 every
 * subscriber is sent the same array.
 */
public final class Message {
    /** PUBLISH at QoS 0, not retained. */
    private final byte[] packet;

    private final byte headerLength;
    private final byte qos;
    private final int payloadOffset;
    private final long tag;

    Message(byte[] packet, int headerLength, int payloadOffset, int qos, long tag) {
        this.packet = packet;
        this.headerLength = (byte) headerLength;
        this.payloadOffset = payloadOffset;
        this.qos = (byte) qos;
        this.tag = tag;
    }

    /**
     * A new message.
     *
     * @param topic a topic name of at most 65,535 bytes
     * @param qos QoS it is published at, 0 to 2
     * @param tag opaque id of the observer, 0 for none
     * @throws IllegalArgumentException if the topic is no topic name, the QoS none, or the packet too long for MQTT
     */
    public static Message of(String topic, byte[] payload, int qos, long tag) {
        byte[] name = topic.getBytes(StandardCharsets.UTF_8);
        if (!Topics.isName(topic) || name.length > 0xFFFF || qos < 0 || qos > 2) {
            throw new IllegalArgumentException("cannot publish to \"" + topic + "\" at QoS " + qos);
        }
        long remaining = 2L + name.length + payload.length;
        if (remaining + 2 > RemainingLength.MAX) {
            throw new IllegalArgumentException("payload of " + payload.length + " bytes is too long for MQTT");
        }
        int header = 1 + RemainingLength.size((int) remaining);
        byte[] packet = new byte[header + (int) remaining];
        packet[0] = PacketType.PUBLISH << 4;
        RemainingLength.write((int) remaining, packet, 1);
        packet[header] = (byte) (name.length >> 8);
        packet[header + 1] = (byte) name.length;
        System.arraycopy(name, 0, packet, header + 2, name.length);
        System.arraycopy(payload, 0, packet, header + 2 + name.length, payload.length);
        return new Message(packet, header, header + 2 + name.length, qos, tag);
    }

    /** QoS it was published at. */
    public int qos() {
        return qos;
    }

    /** Opaque id of the observer, 0 for none. */
    public long tag() {
        return tag;
    }

    /** Length of the payload in bytes. */
    public int payloadLength() {
        return packet.length - payloadOffset;
    }

    /** Its PUBLISH at QoS 0; the array is shared, do not change it. */
    public byte[] atQos0() {
        return packet;
    }

    /** Its PUBLISH at QoS 0 with RETAIN set. */
    public byte[] retainedAtQos0() {
        byte[] retained = packet.clone();
        retained[0] |= 1;
        return retained;
    }

    /**
     * Its PUBLISH at QoS 1 or 2.
     *
     * @param flags DUP and RETAIN as in the first byte: 8 and 1
     */
    public byte[] withPacketId(int sentQos, int packetId, int flags) {
        int remaining = packet.length - headerLength + 2;
        int header = 1 + RemainingLength.size(remaining);
        byte[] sent = new byte[header + remaining];
        sent[0] = (byte) (PacketType.PUBLISH << 4 | sentQos << 1 | flags);
        RemainingLength.write(remaining, sent, 1);
        int topic = payloadOffset - headerLength;
        System.arraycopy(packet, headerLength, sent, header, topic);
        int at = header + topic;
        sent[at] = (byte) (packetId >> 8);
        sent[at + 1] = (byte) packetId;
        System.arraycopy(packet, payloadOffset, sent, at + 2, packet.length - payloadOffset);
        return sent;
    }
}
