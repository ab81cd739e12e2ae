package io.chirpsim.mqtt.broker;

import static io.chirpsim.mqtt.broker.TestClient.message;
import static io.chirpsim.mqtt.broker.TestClient.utf8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.mqtt.packet.MqttPacket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MQTT 3.1.1, sections 2, 3.3 to 3.7 and 4.3 to 4.6. */
class PublishTest {
    private final TestBroker broker = TestBroker.ofDefaults();
    private final TestClient publisher = broker.connect("publisher");
    private final TestClient client = broker.connectPersistent("client");

    private static MqttPacket.Publish again(String topic, String payload, int qos, int packetId) {
        return new MqttPacket.Publish(topic, utf8(payload), qos, true, false, packetId);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[MQTT311-1.5.3-1] ill-formed UTF-8 and surrogates are closed")
    @ValueSource(
            strings = {
                "EDA080",
                "EDBFBF",
                "C0AF",
                "C1BF",
                "E080AF",
                "F08080AF",
                "F4908080",
                "F5808080",
                "80",
                "BF",
                "C3",
                "E282",
                "F09F98",
                "C328",
                "E28228",
                "FF",
                "FE"
            })
    void illFormed(String topic) {
        String length = String.format(java.util.Locale.ROOT, "%02X", topic.length() / 2);
        String remaining = String.format(java.util.Locale.ROOT, "%02X", topic.length() / 2 + 2);
        publisher.send("30" + remaining + "00" + length + topic).expectClosed(CloseReason.MALFORMED);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[MQTT311-1.5.3-1] well-formed UTF-8 at the edges of each length is taken")
    @ValueSource(strings = {"20", "7E", "C2A0", "DFBF", "E0A080", "ED9FBF", "EE8080", "EFBFBD", "F0908080", "F48FBFBD"})
    void wellFormed(String topic) {
        String length = String.format(java.util.Locale.ROOT, "%02X", topic.length() / 2);
        String remaining = String.format(java.util.Locale.ROOT, "%02X", topic.length() / 2 + 2);
        client.subscribe("#", 0);
        publisher.send("30" + remaining + "00" + length + topic).expectAlive();
        client.expect("30" + remaining + "00" + length + topic);
    }

    @Test
    @DisplayName("[MQTT311-1.5.3-2] U+0000 is closed")
    void nul() {
        publisher.send("3003 0001 00").expectClosed(CloseReason.MALFORMED);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[MQTT311-2.2.2-1] [MQTT311-2.2.2-2] wrong flags in the first byte are closed")
    @ValueSource(
            strings = {
                "4102 0001",
                "5202 0001",
                "6002 0001",
                "7102 0001",
                "C100",
                "E100",
                "B102 0001",
                "9103 0001 00",
                "D100"
            })
    void flags(String hex) {
        publisher.send(hex).expectClosed(CloseReason.MALFORMED);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[MQTT311-2.3.1-1] a packet identifier of 0 is closed")
    @ValueSource(
            strings = {
                "3205 0001 61 0000",
                "3405 0001 61 0000",
                "8206 0000 0001 61 00",
                "A205 0000 0001 61",
                "4002 0000",
                "5002 0000",
                "6202 0000",
                "7002 0000"
            })
    void identifierZero(String hex) {
        publisher.send(hex).expectClosed(CloseReason.MALFORMED);
    }

    @Test
    @DisplayName("[MQTT311-2.3.1-4] identifiers to a client are in use until acknowledged, and never twice")
    void identifiers() {
        client.subscribe("a", 1);
        publisher.publish("a", "x", 1);
        client.expect(message("a", "x", 1, 1));
        for (int id = 2; id <= 0xFFFF; id++) {
            publisher.publish("a", "x", 1).skip();
            client.expect(message("a", "x", 1, id)).send(new MqttPacket.PubAck(id));
        }
        publisher.publish("a", "x", 1);
        client.expect(message("a", "x", 1, 2));
    }

    @Test
    @DisplayName("[MQTT311-2.3.1-5] [MQTT311-4.3.1-1] [MQTT311-3.3.1-2] at QoS 0 there is no identifier and no DUP")
    void qos0() {
        client.subscribe("a", 2);
        publisher.publish("a", "x", 0);
        client.expect("3004 0001 61 78");
    }

    @Test
    @DisplayName("[MQTT311-3.3.1-2] DUP at QoS 0 is closed")
    void dupAtQos0() {
        publisher.send("3803 0001 61").expectClosed(CloseReason.MALFORMED);
    }

    @Test
    @DisplayName(
            "[MQTT311-2.3.1-6] [MQTT311-3.3.4-1] PUBACK and PUBREC carry the identifier of their PUBLISH, QoS 0 has no answer")
    void answers() {
        publisher.send("3003 0001 61").expectNothing();
        publisher.send("3205 0001 61 ABCD").expect("4002 ABCD");
        publisher
                .send("3405 0001 61 ABCE")
                .expect("5002 ABCE")
                .send("6202 ABCE")
                .expect("7002 ABCE");
    }

    @Test
    @DisplayName(
            "[MQTT311-3.3.1-1] [MQTT311-4.4.0-1] what was not acknowledged is sent again with DUP and its identifier after reconnecting, in order")
    void redelivers() {
        client.subscribe("#", 2);
        publisher.publish("a", "1", 1).publish("a", "2", 2).publish("a", "3", 1);
        client.expect(message("a", "1", 1, 1), message("a", "2", 2, 2), message("a", "3", 1, 3));
        client.send(new MqttPacket.PubAck(1)).vanish();
        publisher.publish("a", "4", 1);
        TestClient back = broker.connectPersistent("client");
        assertEquals(List.of("3C060001610002" + "32", "3A060001610003" + "33", "32060001610004" + "34"), back.resumed);
    }

    @Test
    @DisplayName("[MQTT311-4.4.0-1] [MQTT311-4.3.3-1] after PUBREC the PUBREL is sent again, never the PUBLISH")
    void redeliversRelease() {
        client.subscribe("#", 2);
        publisher.publish("a", "1", 2);
        client.expect(message("a", "1", 2, 1))
                .send("50020001")
                .expect("62020001")
                .vanish();
        TestClient back = broker.connectPersistent("client");
        assertEquals(List.of("62020001"), back.resumed);
        back.send("70020001").vanish();
        assertEquals(List.of(), broker.connectPersistent("client").resumed);
    }

    @Test
    @DisplayName("[MQTT311-3.3.1-3] DUP of the incoming message is not passed on")
    void dupIsNotPropagated() {
        client.subscribe("a", 1);
        publisher.send(again("a", "x", 1, 5));
        client.expect(message("a", "x", 1, 1));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[MQTT311-3.3.1-4] QoS 3 is closed")
    @ValueSource(strings = {"3605 0001 61 0001", "3E05 0001 61 0001", "3703 0001 61"})
    void qos3(String hex) {
        publisher.send(hex).expectClosed(CloseReason.MALFORMED);
    }

    @Test
    @DisplayName("[MQTT311-3.3.1-5] a retained message is stored with its QoS")
    void retainsQos() {
        publisher.retain("a", "x", 2);
        assertEquals(List.of("35060001610001" + "78"), client.subscribe("a", 2).behindSubAck);
    }

    @Test
    @DisplayName("[MQTT311-3.3.1-7] a retained message at QoS 0 replaces the old one")
    void qos0ReplacesRetained() {
        publisher.retain("a", "x", 2).retain("a", "y", 0);
        assertEquals(List.of("31040001" + "6179"), client.subscribe("a", 2).behindSubAck);
        assertEquals(1, broker.core.counters().retained());
    }

    @Test
    @DisplayName("[MQTT311-3.3.1-9] to an established subscription RETAIN is 0")
    void retainIsNotPropagated() {
        client.subscribe("a", 0);
        publisher.retain("a", "x", 0);
        client.expect(message("a", "x", 0, 0));
    }

    @Test
    @DisplayName(
            "[MQTT311-3.3.1-10] [MQTT311-3.3.1-11] an empty retained message is delivered, removes the retained one and is not stored")
    void emptyRetained() {
        client.subscribe("a", 0);
        publisher.retain("a", "x", 0).retain("a", "", 0);
        client.expect(message("a", "x", 0, 0), message("a", "", 0, 0));
        assertEquals(List.of(), client.subscribe("a", 0).behindSubAck);
        assertEquals(0, broker.core.counters().retained());
    }

    @Test
    @DisplayName("[MQTT311-3.3.1-12] without RETAIN nothing is stored, replaced or removed")
    void notRetained() {
        publisher.publish("b", "x", 0).retain("a", "x", 0).publish("a", "y", 0).publish("a", "", 0);
        assertEquals(List.of("31040001" + "6178"), client.subscribe("#", 0).behindSubAck);
    }

    @Test
    @DisplayName("[MQTT311-3.3.2-1] the topic name comes first and fits its packet")
    void topicFirst() {
        publisher.send("3003 0002 61").expectClosed(CloseReason.MALFORMED);
    }

    @Test
    @DisplayName("[MQTT311-3.3.5-1] overlapping subscriptions: one copy at the highest QoS granted")
    void overlapping() {
        client.subscribe("a/#", 0).subscribe("a/b", 2).subscribe("+/b", 1);
        publisher.publish("a/b", "x", 2, false, 9);
        client.expect(message("a/b", "x", 2, 1));
        assertEquals(List.of("9 q2 x1"), broker.routed);
    }

    @Test
    @DisplayName("[MQTT311-3.3.5-2] a client may not publish to $SYS: acknowledged by its QoS, not routed")
    void notPermitted() {
        client.subscribe("$SYS/#", 0);
        publisher.publish("$SYS/broker/version", "x", 1, false, 9).expect("40020001");
        client.expectNothing();
        assertEquals(List.of(new TestBroker.Drop(9, "publisher", DropReason.NOT_PERMITTED)), broker.drops);
    }

    @Test
    @DisplayName("[MQTT311-3.3.5-2] nor by its will")
    void willNotPermitted() {
        client.subscribe("$SYS/#", 0);
        broker.open()
                .connect("p", true, 60, new MqttPacket.Will("$SYS/broker/version", utf8("x"), 0, true))
                .vanish();
        client.expectNothing();
        assertEquals(0, broker.core.counters().retained());
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[MQTT311-3.6.1-1] PUBREL with other flags than 0010 is closed")
    @ValueSource(strings = {"60", "61", "63", "64", "66", "6A"})
    void pubRelFlags(String first) {
        publisher.send(first + "02 0001").expectClosed(CloseReason.MALFORMED);
    }

    @Test
    @DisplayName("[MQTT311-4.3.2-1] at QoS 1 a message is the broker's until PUBACK, at its first sending without DUP")
    void unacknowledged() {
        client.subscribe("a", 1);
        publisher.publish("a", "x", 1, false, 3);
        client.expect(message("a", "x", 1, 1)).vanish();
        TestClient back = broker.connectPersistent("client");
        assertEquals(1, back.resumed.size());
        assertEquals(List.of(), broker.acknowledged);
        back.send(new MqttPacket.PubAck(1)).vanish();
        assertEquals(List.of(3L), broker.acknowledged);
        assertEquals(List.of(), broker.connectPersistent("client").resumed);
    }

    @Test
    @DisplayName("[MQTT311-4.3.2-2] after PUBACK the same identifier is a new message, whatever DUP says")
    void qos1AfterAck() {
        client.subscribe("a", 0);
        publisher.send(message("a", "x", 1, 5)).send(again("a", "x", 1, 5)).expect("40020005", "40020005");
        client.expect(message("a", "x", 0, 0), message("a", "x", 0, 0));
    }

    @Test
    @DisplayName(
            "[MQTT311-4.3.3-2] at QoS 2 until PUBREL a repeated PUBLISH is answered, not delivered; afterwards it is new")
    void qos2Receiver() {
        client.subscribe("a", 0);
        publisher.send(message("a", "x", 2, 5)).send(again("a", "x", 2, 5)).send(message("a", "x", 2, 5));
        publisher.expect("50020005", "50020005", "50020005");
        client.expect(message("a", "x", 0, 0));
        publisher.send("62020005").expect("70020005").send("62020005").expect("70020005");
        publisher.send(message("a", "y", 2, 5)).expect("50020005");
        client.expect(message("a", "y", 0, 0));
    }

    @Test
    @DisplayName("[MQTT311-4.3.3-2] the repetition is known after reconnecting, too")
    void qos2ReceiverReconnects() {
        client.subscribe("a", 0);
        TestClient sender =
                broker.connectPersistent("sender").send(message("a", "x", 2, 5)).expect("50020005");
        sender.vanish();
        broker.connectPersistent("sender").send(again("a", "x", 2, 5)).expect("50020005");
        client.expect(message("a", "x", 0, 0));
    }

    @Test
    @DisplayName("[MQTT311-4.3.3-1] QoS 2 from the broker: PUBLISH, PUBREL after PUBREC, free after PUBCOMP")
    void qos2Sender() {
        client.subscribe("a", 2);
        publisher.publish("a", "x", 2, false, 3);
        client.expect(message("a", "x", 2, 1)).send("50020001").expect("62020001");
        assertEquals(List.of(3L), broker.acknowledged);
        client.send("50020001").expect("62020001").send("70020001").expectAlive();
        assertEquals(List.of(3L), broker.acknowledged);
    }

    @ParameterizedTest(name = "{1} for a message at QoS {0}")
    @DisplayName("an acknowledgement of the other QoS closes the connection")
    @org.junit.jupiter.params.provider.CsvSource({"1, 50020001", "2, 40020001", "1, 70020001", "2, 70020001"})
    void wrongAcknowledgement(int qos, String hex) {
        client.subscribe("a", 2);
        publisher.publish("a", "x", qos);
        client.skip().send(hex).expectClosed(CloseReason.PROTOCOL_ERROR);
    }

    @Test
    @DisplayName("an acknowledgement of nothing is ignored; PUBREC is answered with PUBREL")
    void unknownAcknowledgement() {
        client.send("40020009")
                .send("70020009")
                .expectNothing()
                .send("50020009")
                .expect("62020009")
                .expectAlive();
    }

    @Test
    @DisplayName("[MQTT311-4.5.0-1] a message is added to the session of every client with a matching subscription")
    void everySession() {
        List<TestClient> subscribers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            subscribers.add(broker.connect("s" + i).subscribe(i % 2 == 0 ? "a/+" : "#", 1));
        }
        broker.connectPersistent("away").subscribe("a/b", 1).vanish();
        publisher.publish("a/b", "x", 1, false, 4);
        subscribers.forEach(s -> s.expect(message("a/b", "x", 1, 1)));
        assertEquals(1, broker.connectPersistent("away").resumed.size());
        assertEquals(List.of("4 q1 x51"), broker.routed);
    }

    @ParameterizedTest(name = "QoS {0}")
    @DisplayName(
            "[MQTT311-4.6.0-5] [MQTT311-4.6.0-6] messages of one publisher keep their order, also beyond the window")
    @ValueSource(ints = {0, 1, 2})
    void order(int qos) {
        client.subscribe("a", qos);
        List<String> got = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            publisher.publish("a", String.format(java.util.Locale.ROOT, "%03d", i), qos);
            publisher.skip();
        }
        List<String> packets = broker.takeSent(client.connection);
        while (!packets.isEmpty()) {
            for (String packet : packets) {
                if (packet.startsWith("3")) {
                    got.add(packet.substring(packet.length() - 6));
                    acknowledge(qos, packet);
                }
            }
            packets = broker.takeSent(client.connection);
        }
        assertEquals(200, got.size());
        assertEquals(got.stream().sorted().toList(), got);
    }

    private void acknowledge(int qos, String packet) {
        String id = qos == 0 ? "" : packet.substring(10, 14);
        if (qos == 1) {
            client.send("4002" + id);
        } else if (qos == 2) {
            client.send("5002" + id).send("7002" + id);
        }
    }

    @Test
    @DisplayName("no more than maxInflight under way, no more than maxQueued waiting, the rest is dropped with its tag")
    void limits() {
        TestBroker small = new TestBroker(BrokerConfig.DEFAULT.withQueues(2, 3));
        TestClient slow = small.connect("slow").subscribe("a", 1);
        TestClient fast = small.connect("fast");
        for (int i = 1; i <= 7; i++) {
            fast.publish("a", Integer.toString(i), 1, false, 100 + i);
        }
        slow.expect(message("a", "1", 1, 1), message("a", "2", 1, 2));
        assertEquals(
                List.of(
                        new TestBroker.Drop(106, "slow", DropReason.QUEUE_FULL),
                        new TestBroker.Drop(107, "slow", DropReason.QUEUE_FULL)),
                small.drops);
        assertEquals(2, small.core.counters().publishDropped());
        slow.send("40020002").expect(message("a", "3", 1, 3)).vanish();
        assertEquals(
                List.of(101L, 103L, 104L, 105L),
                small.drops.subList(2, 6).stream().map(TestBroker.Drop::tag).toList());
    }

    @Test
    @DisplayName("a tag goes with its message: to each subscriber, through the queue, and with retransmissions")
    void tags() {
        client.subscribe("#", 1);
        broker.connectPersistent("away").subscribe("#", 1).vanish();
        broker.sentTags.clear();
        publisher.publish("a", "x", 1, false, 77);
        assertEquals(List.of(77L, 0L), broker.sentTags);
        client.vanish();
        broker.sentTags.clear();
        broker.connectPersistent("client");
        broker.connectPersistent("away");
        assertEquals(List.of(0L, 77L, 0L, 77L), broker.sentTags);
    }

    @Test
    @DisplayName("at QoS 0 all subscribers are sent the same array")
    void shared() {
        List<byte[]> arrays = new ArrayList<>();
        BrokerCore core = new BrokerCore(BrokerConfig.DEFAULT, () -> 1);
        BrokerOut out = new TestBroker(BrokerConfig.DEFAULT) {
            @Override
            public void send(int connection, byte[] packet, long tag) {
                arrays.add(packet);
            }
        };
        for (int i = 0; i < 3; i++) {
            core.onOpen(i, 0, out);
            byte[] connect = TestClient.hex("10 0D 0004 4D515454 04 02 000A 0001 6" + i);
            core.onBytes(i, connect, 0, connect.length, 0, 0, out);
            byte[] subscribe = TestClient.hex("8206 0001 0001 61 01");
            core.onBytes(i, subscribe, 0, subscribe.length, 0, 0, out);
        }
        arrays.clear();
        byte[] publish = TestClient.hex("3004 0001 61 78");
        core.onBytes(0, publish, 0, publish.length, 0, 0, out);
        assertEquals(3, arrays.size());
        assertTrue(arrays.get(0) == arrays.get(1) && arrays.get(1) == arrays.get(2));
    }
}
