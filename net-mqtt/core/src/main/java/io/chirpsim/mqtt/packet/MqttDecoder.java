package io.chirpsim.mqtt.packet;

import java.util.ArrayList;
import java.util.List;

/** Bytes to packets, strictly: what MQTT 3.1.1 forbids is malformed. MQTT 3.1 left some header flags open; they are not looked at there. */
public final class MqttDecoder {
    private static final int RESERVED_FLAG = 0x01;
    private static final int CLEAN_SESSION = 0x02;
    private static final int WILL = 0x04;
    private static final int WILL_RETAIN = 0x20;
    private static final int PASSWORD = 0x40;
    private static final int USER_NAME = 0x80;

    private MqttDecoder() {}

    /**
     * Reads one complete packet, as {@link PacketStream} finds it.
     *
     * @param version version of the connection; of no meaning for CONNECT, which brings its own
     * @throws MalformedPacketException for any bytes that are no packet of that version
     */
    public static MqttPacket decode(byte[] bytes, int offset, int length, ProtocolVersion version)
            throws MalformedPacketException {
        int type = PacketType.of(bytes[offset]);
        if (type == PacketType.PUBLISH) {
            PublishView view = new PublishView();
            view.read(bytes, offset, length);
            return view.packet();
        }
        int body = offset + 1 + RemainingLength.sizeAt(bytes, offset + 1);
        Cursor cursor = new Cursor(bytes, body, offset + length);
        if (type == PacketType.CONNECT) {
            return connect(cursor, bytes[offset]);
        }
        checkFlags(bytes[offset], type, version);
        MqttPacket packet = decode(type, cursor);
        cursor.end();
        return packet;
    }

    /**
     * Reads the packet identifier of a PUBACK, PUBREC, PUBREL or PUBCOMP without making an object.
     *
     * @throws MalformedPacketException as {@link #decode}
     */
    public static int acknowledgedId(byte[] bytes, int offset, int length, ProtocolVersion version)
            throws MalformedPacketException {
        checkFlags(bytes[offset], PacketType.of(bytes[offset]), version);
        if (length != 4 || bytes[offset + 1] != 2) {
            throw new MalformedPacketException("length of an acknowledgement");
        }
        int id = Cursor.twoBytesAt(bytes, offset + 2);
        if (id == 0) {
            throw new MalformedPacketException("packet identifier 0");
        }
        return id;
    }

    private static void checkFlags(byte first, int type, ProtocolVersion version) throws MalformedPacketException {
        boolean openIn31 = type == PacketType.PUBREL || type == PacketType.SUBSCRIBE || type == PacketType.UNSUBSCRIBE;
        if (first != PacketType.first(type) && !(openIn31 && version == ProtocolVersion.MQTT_3_1)) {
            throw new MalformedPacketException("flags of the first byte");
        }
    }

    private static MqttPacket decode(int type, Cursor cursor) throws MalformedPacketException {
        return switch (type) {
            case PacketType.CONNACK -> connAck(cursor);
            case PacketType.PUBACK -> new MqttPacket.PubAck(cursor.packetId());
            case PacketType.PUBREC -> new MqttPacket.PubRec(cursor.packetId());
            case PacketType.PUBREL -> new MqttPacket.PubRel(cursor.packetId());
            case PacketType.PUBCOMP -> new MqttPacket.PubComp(cursor.packetId());
            case PacketType.SUBSCRIBE -> subscribe(cursor);
            case PacketType.SUBACK -> subAck(cursor);
            case PacketType.UNSUBSCRIBE -> unsubscribe(cursor);
            case PacketType.UNSUBACK -> new MqttPacket.UnsubAck(cursor.packetId());
            case PacketType.PINGREQ -> new MqttPacket.PingReq();
            case PacketType.PINGRESP -> new MqttPacket.PingResp();
            case PacketType.DISCONNECT -> new MqttPacket.Disconnect();
            default -> throw new MalformedPacketException("packet type " + type);
        };
    }

    private static MqttPacket connect(Cursor cursor, byte first) throws MalformedPacketException {
        String name = cursor.text();
        int level = cursor.oneByte();
        ProtocolVersion version;
        if (name.equals(ProtocolVersion.MQTT_3_1_1.protocolName())) {
            version = ProtocolVersion.MQTT_3_1_1;
        } else if (name.equals(ProtocolVersion.MQTT_3_1.protocolName())) {
            version = ProtocolVersion.MQTT_3_1;
        } else {
            throw new MalformedPacketException("protocol name " + name);
        }
        boolean strict = version == ProtocolVersion.MQTT_3_1_1;
        if (strict && first != PacketType.first(PacketType.CONNECT)) {
            throw new MalformedPacketException("flags of the first byte");
        }
        return level == version.level()
                ? connect(cursor, version, cursor.oneByte())
                : new MqttPacket.ConnectOfOtherVersion(level);
    }

    private static MqttPacket connect(Cursor cursor, ProtocolVersion version, int flags)
            throws MalformedPacketException {
        checkConnectFlags(flags, version);
        int keepAliveS = cursor.twoBytes();
        String clientId = cursor.text();
        MqttPacket.Will will = (flags & WILL) == 0 ? null : will(cursor, flags);
        String userName = (flags & USER_NAME) == 0 ? null : cursor.text();
        byte[] password = (flags & PASSWORD) == 0 ? null : cursor.data();
        cursor.end();
        boolean clean = (flags & CLEAN_SESSION) != 0;
        return new MqttPacket.Connect(version, clientId, clean, keepAliveS, will, userName, password);
    }

    private static void checkConnectFlags(int flags, ProtocolVersion version) throws MalformedPacketException {
        boolean willParts = willQos(flags) != 0 || (flags & WILL_RETAIN) != 0;
        if ((flags & RESERVED_FLAG) != 0 && version != ProtocolVersion.MQTT_3_1
                || (flags & WILL) == 0 && willParts
                || willQos(flags) == 3
                || (flags & USER_NAME) == 0 && (flags & PASSWORD) != 0) {
            throw new MalformedPacketException("CONNECT flags");
        }
    }

    private static int willQos(int flags) {
        return flags >> 3 & 3;
    }

    private static MqttPacket.Will will(Cursor cursor, int flags) throws MalformedPacketException {
        String topic = cursor.text();
        if (!Topics.isName(topic)) {
            throw new MalformedPacketException("no topic name: " + topic);
        }
        return new MqttPacket.Will(topic, cursor.data(), willQos(flags), (flags & WILL_RETAIN) != 0);
    }

    private static MqttPacket connAck(Cursor cursor) throws MalformedPacketException {
        int flags = cursor.oneByte();
        int code = cursor.oneByte();
        if (flags > 1 || flags == 1 && code != MqttPacket.ACCEPTED) {
            throw new MalformedPacketException("flags of CONNACK");
        }
        return new MqttPacket.ConnAck(flags == 1, code);
    }

    private static MqttPacket subscribe(Cursor cursor) throws MalformedPacketException {
        int id = cursor.packetId();
        List<MqttPacket.Request> requests = new ArrayList<>();
        do {
            String filter = filter(cursor);
            int qos = cursor.oneByte();
            if (qos > 2) {
                throw new MalformedPacketException("requested QoS " + qos);
            }
            requests.add(new MqttPacket.Request(filter, qos));
        } while (cursor.hasMore());
        return new MqttPacket.Subscribe(id, requests);
    }

    private static MqttPacket unsubscribe(Cursor cursor) throws MalformedPacketException {
        int id = cursor.packetId();
        List<String> filters = new ArrayList<>();
        do {
            filters.add(filter(cursor));
        } while (cursor.hasMore());
        return new MqttPacket.Unsubscribe(id, filters);
    }

    private static String filter(Cursor cursor) throws MalformedPacketException {
        String filter = cursor.text();
        if (!Topics.isFilter(filter)) {
            throw new MalformedPacketException("no topic filter: " + filter);
        }
        return filter;
    }

    private static MqttPacket subAck(Cursor cursor) throws MalformedPacketException {
        int id = cursor.packetId();
        List<Integer> codes = new ArrayList<>();
        do {
            int code = cursor.oneByte();
            if (code > 2 && code != MqttPacket.SUBSCRIPTION_FAILED) {
                throw new MalformedPacketException("return code of SUBACK " + code);
            }
            codes.add(code);
        } while (cursor.hasMore());
        return new MqttPacket.SubAck(id, codes);
    }
}
