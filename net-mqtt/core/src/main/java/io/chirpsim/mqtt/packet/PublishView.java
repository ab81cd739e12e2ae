package io.chirpsim.mqtt.packet;

import java.util.Arrays;

/** One PUBLISH read in place, its payload not copied: the path of every message. One object serves many packets. */
public final class PublishView {
    private byte[] bytes;
    private int flags;
    private int packetId;
    private String topic;
    private int topicOffset;
    private int topicLength;
    private int payloadOffset;
    private int payloadLength;

    /**
     * Reads a complete packet; the view is valid until its bytes change.
     *
     * @throws MalformedPacketException QoS 3, DUP at QoS 0, a packet identifier of 0, a topic that is empty, ill-formed or has a wildcard,
     *     or a packet too short for its fields
     */
    public void read(byte[] packet, int offset, int length) throws MalformedPacketException {
        bytes = packet;
        flags = packet[offset] & 0x0F;
        int end = offset + length;
        int at = offset + 1 + RemainingLength.sizeAt(packet, offset + 1);
        if (qos() == 3 || qos() == 0 && dup()) {
            throw new MalformedPacketException("flags of PUBLISH");
        }
        if (end - at < 2) {
            throw new MalformedPacketException("PUBLISH without topic");
        }
        topicLength = Cursor.twoBytesAt(packet, at);
        topicOffset = at + 2;
        payloadOffset = topicOffset + topicLength + (qos() > 0 ? 2 : 0);
        payloadLength = end - payloadOffset;
        if (payloadLength < 0) {
            throw new MalformedPacketException("PUBLISH ends within a field");
        }
        topic = Utf8.text(packet, topicOffset, topicLength);
        if (!Topics.isName(topic)) {
            throw new MalformedPacketException("no topic name: " + topic);
        }
        packetId = qos() > 0 ? Cursor.twoBytesAt(packet, payloadOffset - 2) : 0;
        if (qos() > 0 && packetId == 0) {
            throw new MalformedPacketException("packet identifier 0");
        }
    }

    public int qos() {
        return flags >> 1 & 3;
    }

    public boolean dup() {
        return (flags & 8) != 0;
    }

    public boolean retain() {
        return (flags & 1) != 0;
    }

    /** 0 at QoS 0. */
    public int packetId() {
        return packetId;
    }

    public String topic() {
        return topic;
    }

    public int payloadLength() {
        return payloadLength;
    }

    /** The payload, copied. */
    public byte[] payload() {
        return Arrays.copyOfRange(bytes, payloadOffset, payloadOffset + payloadLength);
    }

    /** The message without the state of this transmission, copied. */
    public Message message(long tag) {
        int remaining = 2 + topicLength + payloadLength;
        int header = 1 + RemainingLength.size(remaining);
        byte[] packet = new byte[header + remaining];
        packet[0] = PacketType.PUBLISH << 4;
        RemainingLength.write(remaining, packet, 1);
        System.arraycopy(bytes, topicOffset - 2, packet, header, 2 + topicLength);
        System.arraycopy(bytes, payloadOffset, packet, header + 2 + topicLength, payloadLength);
        return new Message(packet, header, header + 2 + topicLength, qos(), tag);
    }

    /** The packet as a value, copied. */
    public MqttPacket.Publish packet() {
        return new MqttPacket.Publish(topic, payload(), qos(), dup(), retain(), packetId);
    }
}
