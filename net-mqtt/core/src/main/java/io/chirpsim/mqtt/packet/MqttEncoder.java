package io.chirpsim.mqtt.packet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Packets to bytes. */
public final class MqttEncoder {
    private static final byte[] PINGREQ = {(byte) 0xC0, 0};
    private static final byte[] PINGRESP = {(byte) 0xD0, 0};
    private static final byte[] DISCONNECT = {(byte) 0xE0, 0};

    private MqttEncoder() {}

    /**
     * Encodes any packet; the array is the caller's.
     *
     * @throws IllegalArgumentException if a field is too long for MQTT, or the packet is not one this codec speaks
     */
    public static byte[] encode(MqttPacket packet) {
        if (packet instanceof MqttPacket.Publish publish) {
            return publish(publish);
        } else if (packet instanceof MqttPacket.PubAck ack) {
            return acknowledgement(PacketType.PUBACK, ack.packetId());
        } else if (packet instanceof MqttPacket.PubRec rec) {
            return acknowledgement(PacketType.PUBREC, rec.packetId());
        } else if (packet instanceof MqttPacket.PubRel rel) {
            return acknowledgement(PacketType.PUBREL, rel.packetId());
        } else if (packet instanceof MqttPacket.PubComp comp) {
            return acknowledgement(PacketType.PUBCOMP, comp.packetId());
        } else if (packet instanceof MqttPacket.UnsubAck ack) {
            return acknowledgement(PacketType.UNSUBACK, ack.packetId());
        } else if (packet instanceof MqttPacket.Subscribe subscribe) {
            return subscribe(subscribe);
        } else if (packet instanceof MqttPacket.SubAck ack) {
            return subAck(ack);
        } else if (packet instanceof MqttPacket.Unsubscribe unsubscribe) {
            return unsubscribe(unsubscribe);
        } else if (packet instanceof MqttPacket.Connect connect) {
            return connect(connect);
        } else if (packet instanceof MqttPacket.ConnAck ack) {
            return new byte[] {0x20, 2, (byte) (ack.sessionPresent() ? 1 : 0), (byte) ack.returnCode()};
        } else if (packet instanceof MqttPacket.PingReq) {
            return PINGREQ.clone();
        } else if (packet instanceof MqttPacket.PingResp) {
            return PINGRESP.clone();
        } else if (packet instanceof MqttPacket.Disconnect) {
            return DISCONNECT.clone();
        }
        throw new IllegalArgumentException("not a packet of this codec: " + packet);
    }

    /**
     * A PUBACK, PUBREC, PUBREL, PUBCOMP or UNSUBACK.
     *
     * @param type see {@link PacketType}
     */
    public static byte[] acknowledgement(int type, int packetId) {
        return new byte[] {PacketType.first(type), 2, (byte) (packetId >> 8), (byte) packetId};
    }

    private static byte[] publish(MqttPacket.Publish publish) {
        Message message = Message.of(publish.topic(), publish.payload(), publish.qos(), 0);
        if (publish.qos() == 0) {
            return publish.retain() ? message.retainedAtQos0() : message.atQos0();
        }
        int flags = (publish.dup() ? 8 : 0) | (publish.retain() ? 1 : 0);
        return message.withPacketId(publish.qos(), publish.packetId(), flags);
    }

    private static byte[] connect(MqttPacket.Connect connect) {
        MqttPacket.Will will = connect.will();
        Fields fields = new Fields()
                .text(connect.version().protocolName())
                .oneByte(connect.version().level())
                .oneByte(connectFlags(connect))
                .twoBytes(connect.keepAliveS())
                .text(connect.clientId());
        if (will != null) {
            fields.text(will.topic()).data(will.payload());
        }
        if (connect.userName() != null) {
            fields.text(connect.userName());
        }
        if (connect.password() != null) {
            fields.data(connect.password());
        }
        return fields.packet(PacketType.CONNECT);
    }

    private static int connectFlags(MqttPacket.Connect connect) {
        MqttPacket.Will will = connect.will();
        int willFlags = will == null ? 0 : 0x04 | will.qos() << 3 | (will.retain() ? 0x20 : 0);
        return willFlags
                | (connect.cleanSession() ? 0x02 : 0)
                | (connect.password() == null ? 0 : 0x40)
                | (connect.userName() == null ? 0 : 0x80);
    }

    private static byte[] subscribe(MqttPacket.Subscribe subscribe) {
        Fields fields = new Fields().twoBytes(subscribe.packetId());
        for (MqttPacket.Request request : subscribe.requests()) {
            fields.text(request.filter()).oneByte(request.qos());
        }
        return fields.packet(PacketType.SUBSCRIBE);
    }

    private static byte[] unsubscribe(MqttPacket.Unsubscribe unsubscribe) {
        Fields fields = new Fields().twoBytes(unsubscribe.packetId());
        for (String filter : unsubscribe.filters()) {
            fields.text(filter);
        }
        return fields.packet(PacketType.UNSUBSCRIBE);
    }

    private static byte[] subAck(MqttPacket.SubAck ack) {
        Fields fields = new Fields().twoBytes(ack.packetId());
        for (int code : ack.returnCodes()) {
            fields.oneByte(code);
        }
        return fields.packet(PacketType.SUBACK);
    }

    /** The parts of a packet after its header, in order. */
    private static final class Fields {
        private final List<byte[]> parts = new ArrayList<>();
        private int length;

        Fields oneByte(int value) {
            return add(new byte[] {(byte) value});
        }

        Fields twoBytes(int value) {
            return add(new byte[] {(byte) (value >> 8), (byte) value});
        }

        Fields text(String text) {
            return data(text.getBytes(StandardCharsets.UTF_8));
        }

        Fields data(byte[] data) {
            if (data.length > 0xFFFF) {
                throw new IllegalArgumentException("a field of " + data.length + " bytes is too long for MQTT");
            }
            return twoBytes(data.length).add(data);
        }

        private Fields add(byte[] part) {
            parts.add(part);
            length += part.length;
            return this;
        }

        byte[] packet(int type) {
            byte[] packet = new byte[1 + RemainingLength.size(length) + length];
            packet[0] = PacketType.first(type);
            int at = RemainingLength.write(length, packet, 1);
            for (byte[] part : parts) {
                System.arraycopy(part, 0, packet, at, part.length);
                at += part.length;
            }
            return packet;
        }
    }
}
