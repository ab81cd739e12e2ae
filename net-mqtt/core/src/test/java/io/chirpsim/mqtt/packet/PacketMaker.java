package io.chirpsim.mqtt.packet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Makes packets at random, well-formed or not. */
public final class PacketMaker {
    private static final String[] LEVELS = {"a", "b", "device", "", "ä", "\uFEFF", "$SYS", "日本", "x y", "😀"};
    private static final String[] FILTERS = {"#", "+", "a/#", "+/b", "$SYS/#", "a/+/b", "/", "device/+/up"};

    private final SplittableRandom random;

    public PacketMaker(SplittableRandom random) {
        this.random = random;
    }

    /** A well-formed packet of any type. */
    public MqttPacket packet() {
        return switch (random.nextInt(14)) {
            case 0 -> connect();
            case 1 -> new MqttPacket.ConnAck(random.nextBoolean(), 0);
            case 2 -> new MqttPacket.PubAck(id());
            case 3 -> new MqttPacket.PubRec(id());
            case 4 -> new MqttPacket.PubRel(id());
            case 5 -> new MqttPacket.PubComp(id());
            case 6 -> new MqttPacket.Subscribe(id(), requests());
            case 7 -> new MqttPacket.SubAck(id(), List.of(0, 1, 2, 0x80).subList(0, 1 + random.nextInt(4)));
            case 8 -> new MqttPacket.Unsubscribe(
                    id(), requests().stream().map(MqttPacket.Request::filter).toList());
            case 9 -> new MqttPacket.UnsubAck(id());
            case 10 -> new MqttPacket.PingReq();
            case 11 -> new MqttPacket.PingResp();
            case 12 -> new MqttPacket.Disconnect();
            default -> publish();
        };
    }

    /** A PUBLISH. */
    public MqttPacket.Publish publish() {
        int qos = random.nextInt(3);
        boolean dup = qos > 0 && random.nextBoolean();
        return new MqttPacket.Publish(
                name(), bytes(random.nextInt(300)), qos, dup, random.nextBoolean(), qos == 0 ? 0 : id());
    }

    /** A CONNECT of a few clients. */
    public MqttPacket.Connect connect() {
        MqttPacket.Will will = random.nextBoolean()
                ? null
                : new MqttPacket.Will(name(), bytes(random.nextInt(20)), random.nextInt(3), random.nextBoolean());
        String user = random.nextBoolean() ? null : name();
        byte[] password = user == null || random.nextBoolean() ? null : bytes(5);
        return new MqttPacket.Connect(
                ProtocolVersion.values()[random.nextInt(2)],
                "client" + random.nextInt(8),
                random.nextBoolean(),
                random.nextInt(0x10000),
                will,
                user,
                password);
    }

    private List<MqttPacket.Request> requests() {
        List<MqttPacket.Request> requests = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            String filter = random.nextBoolean() ? name() : FILTERS[random.nextInt(FILTERS.length)];
            requests.add(new MqttPacket.Request(filter, random.nextInt(3)));
        }
        return requests;
    }

    private String name() {
        StringBuilder name = new StringBuilder(LEVELS[random.nextInt(2)]);
        for (int i = random.nextInt(3); i > 0; i--) {
            name.append('/').append(LEVELS[random.nextInt(LEVELS.length)]);
        }
        return name.toString();
    }

    private int id() {
        return random.nextInt(10) == 0 ? 1 + random.nextInt(0xFFFF) : 1 + random.nextInt(4);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** The bytes of a packet, with up to four of them changed, some cut off, or some added; sometimes only noise. */
    public byte[] mutated() {
        if (random.nextInt(20) == 0) {
            return bytes(random.nextInt(30));
        }
        byte[] bytes = MqttEncoder.encode(packet());
        for (int i = random.nextInt(5); i > 0; i--) {
            int at = random.nextBoolean() ? random.nextInt(Math.min(bytes.length, 12)) : random.nextInt(bytes.length);
            bytes[at] = random.nextBoolean() ? (byte) random.nextInt(256) : (byte) (bytes[at] ^ 1 << random.nextInt(8));
        }
        int length = random.nextInt(8) == 0 ? random.nextInt(bytes.length + 10) : bytes.length;
        return Arrays.copyOf(bytes, length);
    }
}
