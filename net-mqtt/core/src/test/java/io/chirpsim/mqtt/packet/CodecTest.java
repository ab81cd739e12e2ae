package io.chirpsim.mqtt.packet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodecTest {
    private static MqttPacket decode(byte[] bytes) throws MalformedPacketException {
        return MqttDecoder.decode(bytes, 0, bytes.length, ProtocolVersion.MQTT_3_1_1);
    }

    @Test
    @DisplayName("decode(encode(p)) = p for 20,000 packets of all types")
    void roundTrip() throws MalformedPacketException {
        PacketMaker maker = new PacketMaker(new SplittableRandom(3));
        for (int i = 0; i < 20_000; i++) {
            MqttPacket packet = maker.packet();
            assertEquals(packet, decode(MqttEncoder.encode(packet)), "packet " + i);
        }
    }

    @Test
    @DisplayName("a stream gives the same packets however it is cut into pieces")
    void pieces() throws MalformedPacketException {
        SplittableRandom random = new SplittableRandom(4);
        PacketMaker maker = new PacketMaker(random);
        for (int run = 0; run < 300; run++) {
            List<MqttPacket> packets = new ArrayList<>();
            byte[] all = {};
            for (int i = 0; i < 20; i++) {
                MqttPacket packet = maker.packet();
                byte[] bytes = MqttEncoder.encode(packet);
                packets.add(packet);
                int before = all.length;
                all = Arrays.copyOf(all, before + bytes.length);
                System.arraycopy(bytes, 0, all, before, bytes.length);
            }
            assertEquals(packets, read(all, random, run % 3 == 0 ? 2 : run % 3 == 1 ? 40 : 2000));
        }
    }

    private static List<MqttPacket> read(byte[] all, SplittableRandom random, int longest)
            throws MalformedPacketException {
        List<MqttPacket> packets = new ArrayList<>();
        PacketStream stream = new PacketStream(1 << 20);
        for (int at = 0; at < all.length; ) {
            int length = Math.min(all.length - at, random.nextInt(longest));
            byte[] piece = new byte[length + 2];
            System.arraycopy(all, at, piece, 1, length);
            stream.feed(piece, 1, length);
            while (stream.next()) {
                packets.add(MqttDecoder.decode(
                        stream.bytes(), stream.offset(), stream.length(), ProtocolVersion.MQTT_3_1_1));
            }
            Arrays.fill(piece, (byte) 0xEE);
            at += length;
        }
        assertTrue(stream.isBetweenPackets());
        return packets;
    }

    @ParameterizedTest(name = "{0} bytes")
    @DisplayName("the remaining length has one to four bytes, MQTT 3.1.1 table 2.4")
    @CsvSource({
        "0, 00",
        "127, 7F",
        "128, 8001",
        "16383, FF7F",
        "16384, 808001",
        "2097151, FFFF7F",
        "2097152, 80808001",
        "268435455, FFFFFF7F"
    })
    void remainingLength(int value, String hex) throws MalformedPacketException {
        byte[] bytes = new byte[1 + RemainingLength.size(value)];
        assertEquals(bytes.length, RemainingLength.write(value, bytes, 1));
        assertEquals("00" + hex, HexFormat.of().withUpperCase().formatHex(bytes));
        assertEquals(value + (long) bytes.length, RemainingLength.packetLength(bytes, 0, bytes.length));
        assertEquals(0, RemainingLength.packetLength(bytes, 0, bytes.length - 1));
    }

    @Test
    @DisplayName("a fifth byte of remaining length is malformed as soon as the fourth announces it")
    void fiveBytes() {
        PacketStream stream = new PacketStream(1 << 20);
        byte[] bytes = HexFormat.of().parseHex("30FFFFFFFF");
        stream.feed(bytes, 0, bytes.length);
        assertThrows(MalformedPacketException.class, stream::next);
    }

    @Test
    @DisplayName("memory grows with bytes that came, not with the length announced")
    void announcedLength() throws MalformedPacketException {
        PacketStream stream = new PacketStream(268_435_460);
        byte[] bytes = HexFormat.of().parseHex("30FFFFFF7F0001");
        stream.feed(bytes, 0, bytes.length);
        assertFalse(stream.next());
    }

    @Test
    @DisplayName("a message is encoded once for QoS 0 and differs from it only in flags and identifier elsewhere")
    void message() throws MalformedPacketException {
        Message message = Message.of("a/b", new byte[] {1, 2, 3}, 2, 9);
        assertEquals(message.atQos0(), message.atQos0());
        assertEquals(new MqttPacket.Publish("a/b", new byte[] {1, 2, 3}, 0, false, false, 0), decode(message.atQos0()));
        assertEquals(
                new MqttPacket.Publish("a/b", new byte[] {1, 2, 3}, 0, false, true, 0),
                decode(message.retainedAtQos0()));
        assertEquals(
                new MqttPacket.Publish("a/b", new byte[] {1, 2, 3}, 2, true, true, 0xABCD),
                decode(message.withPacketId(2, 0xABCD, 9)));
    }

    @Test
    @DisplayName("the identifier can make the remaining length one byte longer")
    void longerLength() throws MalformedPacketException {
        byte[] payload = new byte[124];
        Message message = Message.of("a", payload, 1, 0);
        assertEquals(129, message.atQos0().length);
        assertEquals(132, message.withPacketId(1, 7, 0).length);
        assertEquals(new MqttPacket.Publish("a", payload, 1, false, false, 7), decode(message.withPacketId(1, 7, 0)));
    }

    @Test
    @DisplayName("a PUBLISH that was read is passed on unchanged")
    void view() throws MalformedPacketException {
        byte[] bytes = MqttEncoder.encode(new MqttPacket.Publish("x/y", new byte[200], 1, true, true, 5));
        byte[] within = new byte[bytes.length + 10];
        System.arraycopy(bytes, 0, within, 5, bytes.length);
        PublishView view = new PublishView();
        view.read(within, 5, bytes.length);
        Message message = view.message(77);
        assertEquals(77, message.tag());
        assertEquals(1, message.qos());
        assertEquals(200, message.payloadLength());
        assertArrayEquals(Message.of("x/y", new byte[200], 1, 0).atQos0(), message.atQos0());
    }

    @Test
    @DisplayName("what cannot be published is refused before it is encoded")
    void refuses() {
        assertThrows(IllegalArgumentException.class, () -> Message.of("", new byte[0], 0, 0));
        assertThrows(IllegalArgumentException.class, () -> Message.of("a/#", new byte[0], 0, 0));
        assertThrows(IllegalArgumentException.class, () -> Message.of("a", new byte[0], 3, 0));
        assertThrows(IllegalArgumentException.class, () -> Message.of("a".repeat(0x10000), new byte[0], 0, 0));
    }

    @Test
    @DisplayName("500,000 random and mutated packets raise the malformed-packet exception or nothing")
    void junk() {
        SplittableRandom random = new SplittableRandom(5);
        PacketMaker maker = new PacketMaker(random);
        int fine = 0;
        for (int i = 0; i < 500_000; i++) {
            byte[] bytes = maker.mutated();
            PacketStream stream = new PacketStream(1 << 16);
            stream.feed(bytes, 0, bytes.length);
            try {
                while (stream.next()) {
                    ProtocolVersion version = ProtocolVersion.values()[i & 1];
                    MqttDecoder.decode(stream.bytes(), stream.offset(), stream.length(), version);
                    fine++;
                }
            } catch (MalformedPacketException e) {
                assertFalse(e.getMessage().isEmpty());
            }
        }
        assertTrue(fine > 50_000, "mutations leave some packets well-formed: " + fine);
    }
}
