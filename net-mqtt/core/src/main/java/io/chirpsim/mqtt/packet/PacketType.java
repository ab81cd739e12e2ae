package io.chirpsim.mqtt.packet;

/** Control packet types, the upper four bits of the first byte (MQTT 3.1.1, table 2.1), and the fixed flags that go with them. */
public final class PacketType {
    public static final int CONNECT = 1;
    public static final int CONNACK = 2;
    public static final int PUBLISH = 3;
    public static final int PUBACK = 4;
    public static final int PUBREC = 5;
    public static final int PUBREL = 6;
    public static final int PUBCOMP = 7;
    public static final int SUBSCRIBE = 8;
    public static final int SUBACK = 9;
    public static final int UNSUBSCRIBE = 10;
    public static final int UNSUBACK = 11;
    public static final int PINGREQ = 12;
    public static final int PINGRESP = 13;
    public static final int DISCONNECT = 14;

    private PacketType() {}

    /** Type of the packet that begins with this byte, 0 to 15. */
    public static int of(byte first) {
        return (first & 0xFF) >> 4;
    }

    /** Whether these bytes are a PUBLISH at QoS 0, which nobody sends twice. */
    public static boolean isPublishAtQos0(byte[] packet) {
        return packet.length > 0 && of(packet[0]) == PUBLISH && (packet[0] & 0x06) == 0;
    }

    static byte first(int type) {
        boolean reservedTwo = type == PUBREL || type == SUBSCRIBE || type == UNSUBSCRIBE;
        return (byte) (type << 4 | (reservedTwo ? 2 : 0));
    }
}
