package io.chirpsim.mqtt.broker;

import static io.chirpsim.mqtt.broker.TestClient.message;
import static io.chirpsim.mqtt.broker.TestClient.utf8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chirpsim.mqtt.packet.MqttPacket;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MQTT 3.1.1, sections 3.8 to 3.11 and 4.7. */
class SubscribeTest {
    private final TestBroker broker = TestBroker.ofDefaults();
    private final TestClient publisher = broker.connect("publisher");
    private final TestClient client = broker.connect("client");

    private static MqttPacket.Request request(String filter, int qos) {
        return new MqttPacket.Request(filter, qos);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[MQTT311-3.8.1-1] SUBSCRIBE with other flags than 0010 is closed")
    @ValueSource(strings = {"80", "81", "83", "84", "86", "8A"})
    void subscribeFlags(String first) {
        client.send(first + "06 1234 0001 70 00").expectClosed(CloseReason.MALFORMED);
    }

    @Test
    @DisplayName("[MQTT311-3.8.3-1] a filter that is not UTF-8 is closed")
    void filterUtf8() {
        client.send("82 07 1234 0002 C328 00").expectClosed(CloseReason.MALFORMED);
    }

    @Test
    @DisplayName("[MQTT311-3.8.3-3] SUBSCRIBE without a filter is closed")
    void noFilter() {
        client.send("82 02 1234").expectClosed(CloseReason.MALFORMED);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[MQTT311-3.8.3-4] reserved bits or a QoS of 3 in SUBSCRIBE are closed")
    @ValueSource(strings = {"03", "04", "08", "10", "20", "40", "80", "FF"})
    void requestedQos(String options) {
        client.send("82 06 1234 0001 70" + options).expectClosed(CloseReason.MALFORMED);
    }

    @Test
    @DisplayName(
            "[MQTT311-3.8.4-1] [MQTT311-3.8.4-2] [MQTT311-2.3.1-7] SUBACK answers with the identifier of SUBSCRIBE")
    void subAck() {
        client.send("82 06 1234 0001 70 00").expect("9003 1234 00");
    }

    @Test
    @DisplayName(
            "[MQTT311-3.8.4-3] the same filter again replaces the subscription, sends retained messages again, and nothing is lost in between")
    void replaces() {
        publisher.retain("a", "r", 1);
        client.subscribe("a", 0);
        assertEquals(List.of("310400016172"), client.behindSubAck);
        client.subscribe("a", 1);
        assertEquals(List.of("3306000161000172"), client.behindSubAck);
        publisher.publish("a", "x", 1);
        client.expect(message("a", "x", 1, 2));
        assertEquals(1, broker.core.counters().subscriptions());
    }

    @Test
    @DisplayName(
            "[MQTT311-3.8.4-4] [MQTT311-3.8.4-5] [MQTT311-3.9.3-1] [MQTT311-3.9.3-2] several filters get one SUBACK with the granted QoS in their order")
    void several() {
        client.send(new MqttPacket.Subscribe(7, List.of(request("a", 2), request("b", 0), request("c", 1))));
        client.expect("9005 0007 02 00 01");
        publisher.publish("b", "x", 2).publish("c", "y", 2);
        client.expect(message("b", "x", 0, 0), message("c", "y", 1, 1));
    }

    @ParameterizedTest(name = "published at {0}, granted {1}: delivered at {2}")
    @DisplayName("[MQTT311-3.8.4-6] delivered at the lower of both QoS")
    @CsvSource({"0,0,0", "0,1,0", "0,2,0", "1,0,0", "1,1,1", "1,2,1", "2,0,0", "2,1,1", "2,2,2"})
    void minimum(int published, int granted, int delivered) {
        client.subscribe("a", granted);
        publisher.publish("a", "x", published);
        client.expect(message("a", "x", delivered, delivered == 0 ? 0 : 1));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[MQTT311-3.10.1-1] UNSUBSCRIBE with other flags than 0010 is closed")
    @ValueSource(strings = {"A0", "A1", "A3", "A4", "A6", "AA"})
    void unsubscribeFlags(String first) {
        client.send(first + "05 1234 0001 70").expectClosed(CloseReason.MALFORMED);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[MQTT311-3.10.3-1] filters in UNSUBSCRIBE are UTF-8 and fill it")
    @ValueSource(strings = {"A2 06 1234 0002 C328", "A2 06 1234 0001 70 00", "A2 04 1234 0000"})
    void unsubscribeFilters(String hex) {
        client.send(hex).expectClosed(CloseReason.MALFORMED);
    }

    @Test
    @DisplayName("[MQTT311-3.10.3-2] UNSUBSCRIBE without a filter is closed")
    void unsubscribeNothing() {
        client.send("A2 02 1234").expectClosed(CloseReason.MALFORMED);
    }

    @Test
    @DisplayName("[MQTT311-3.10.4-1] only the very same filter is given up")
    void exactFilter() {
        client.subscribe("a/+", 0);
        client.send(new MqttPacket.Unsubscribe(1, List.of("a/b"))).expect("B0020001");
        client.send(new MqttPacket.Unsubscribe(2, List.of("a/#"))).expect("B0020002");
        publisher.publish("a/b", "x", 0);
        client.expect(message("a/b", "x", 0, 0));
    }

    @Test
    @DisplayName("[MQTT311-3.10.4-2] [MQTT311-3.10.4-4] after UNSUBSCRIBE no new messages come")
    void unsubscribes() {
        client.subscribe("a", 1).send("A2 05 1234 0001 61").expect("B002 1234");
        publisher.publish("a", "x", 1);
        client.expectNothing();
        assertEquals(0, broker.core.counters().subscriptions());
    }

    @Test
    @DisplayName("[MQTT311-3.10.4-3] what was begun before UNSUBSCRIBE is completed")
    void completes() {
        client.subscribe("a", 2);
        publisher.publish("a", "x", 2);
        client.expect(message("a", "x", 2, 1)).send("A2 05 1234 0001 61").expect("B002 1234");
        client.send("50020001").expect("62020001").send("70020001").expectAlive();
    }

    @Test
    @DisplayName("[MQTT311-3.10.4-5] UNSUBSCRIBE of nothing is answered all the same")
    void unsubscribeUnknown() {
        client.send("A2 05 1234 0001 70").expect("B002 1234");
    }

    @Test
    @DisplayName("[MQTT311-3.10.4-6] several filters are given up with one UNSUBACK")
    void unsubscribeSeveral() {
        client.subscribe("a", 0).subscribe("b", 0).subscribe("c", 0);
        client.send(new MqttPacket.Unsubscribe(5, List.of("a", "c"))).expect("B0020005");
        publisher.publish("a", "x", 0).publish("b", "y", 0).publish("c", "z", 0);
        client.expect(message("b", "y", 0, 0));
    }

    @ParameterizedTest(name = "{0} matches {1}")
    @DisplayName("[MQTT311-3.3.2-3] [MQTT311-4.7.1-2] [MQTT311-4.7.1-3] filters that match, from section 4.7")
    @CsvSource({
        "sport/tennis/player1/#, sport/tennis/player1",
        "sport/tennis/player1/#, sport/tennis/player1/ranking",
        "sport/tennis/player1/#, sport/tennis/player1/score/wimbledon",
        "sport/#, sport",
        "#, a/b/c",
        "sport/tennis/+, sport/tennis/player1",
        "sport/+, sport/",
        "+/+, /finance",
        "/+, /finance",
        "+, finance",
        "+/tennis/#, sport/tennis",
        "a//b, a//b",
        "a/+/b, a//b",
        "+/+/+, //",
        "$SYS2/#, $SYS2/a",
        "$SYS2/+/b, $SYS2/a/b",
        "a/b/#, a/b/c/d/e",
        "a b/ä, a b/ä"
    })
    void matches(String filter, String topic) {
        client.subscribe(filter, 0);
        publisher.publish(topic, "x", 0);
        client.expect(message(topic, "x", 0, 0));
        publisher.retain(topic, "r", 0);
        assertEquals(1, broker.connect("late").subscribe(filter, 0).behindSubAck.size(), "as retained message");
    }

    @ParameterizedTest(name = "{0} does not match {1}")
    @DisplayName("[MQTT311-4.7.2-1] [MQTT311-4.7.3-4] filters that do not match, from section 4.7")
    @CsvSource({
        "sport/tennis/+, sport/tennis/player1/ranking",
        "sport/+, sport",
        "+, /finance",
        "#, $other/a",
        "+/a, $other/a",
        "+/#, $other/a",
        "a, A",
        "a/b, a/b/",
        "a, a/",
        "/a, a",
        "a/#, ab",
        "a/+/c, a/b/b/c",
        "ACCOUNTS, Accounts",
        "cafe\u0301, caf\u00e9"
    })
    void doesNotMatch(String filter, String topic) {
        client.subscribe(filter, 0);
        publisher.retain(topic, "x", 0);
        client.expectNothing();
        assertEquals(List.of(), broker.connect("late").subscribe(filter, 0).behindSubAck);
    }

    @ParameterizedTest(name = "filter \"{0}\"")
    @DisplayName(
            "[MQTT311-4.7.1-2] [MQTT311-4.7.1-3] [MQTT311-4.7.3-1] filters with a wildcard in the wrong place, and the empty one, are closed")
    @ValueSource(
            strings = {"sport/tennis#", "sport/tennis/#/ranking", "#/", "##", "sport+", "+a", "a/+b/c", "a/#b", ""})
    void badFilters(String filter) {
        client.send(new MqttPacket.Subscribe(1, List.of(request(filter, 0)))).expectClosed(CloseReason.MALFORMED);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName(
            "[MQTT311-3.3.2-2] [MQTT311-4.7.1-1] [MQTT311-4.7.3-1] topic names with a wildcard, and the empty one, are closed")
    @ValueSource(strings = {"3003 0001 23", "3003 0001 2B", "3005 0003 612F2B", "3002 0000"})
    void badNames(String hex) {
        client.send(hex).expectClosed(CloseReason.MALFORMED);
    }

    @Test
    @DisplayName("[MQTT311-4.7.3-2] U+0000 in a topic name or filter is closed")
    void nul() {
        client.send("3005 0003 610062").expectClosed(CloseReason.MALFORMED);
        publisher.send("82 08 1234 0003 610062 00").expectClosed(CloseReason.MALFORMED);
    }

    @Test
    @DisplayName("[MQTT311-4.7.3-3] a topic name of 65,535 bytes is routed")
    void longTopic() {
        String topic = "t".repeat(0xFFFF);
        client.subscribe(topic, 0);
        publisher.publish(topic, "x", 0);
        client.expect(message(topic, "x", 0, 0));
    }

    @Test
    @DisplayName("[MQTT311-1.5.3-3] a zero width no-break space at the beginning is part of the name")
    void byteOrderMark() {
        client.subscribe("a", 0);
        publisher.publish("\uFEFFa", "x", 0);
        client.expectNothing().subscribe("\uFEFFa", 0);
        publisher.publish("\uFEFFa", "x", 0);
        client.expect("3007 0004 EFBBBF61 78");
    }

    @Test
    @DisplayName("CVE-2019-11779: topics of more than 200 levels are closed, filters too")
    void levels() {
        client.publish("/".repeat(199), "x", 0).expectAlive();
        client.publish("/".repeat(200), "x", 0).expectClosed(CloseReason.MALFORMED);
        publisher
                .send(new MqttPacket.Subscribe(1, List.of(request("/".repeat(60_000), 0))))
                .expectClosed(CloseReason.MALFORMED);
    }

    @Test
    @DisplayName(
            "[MQTT311-3.3.1-6] [MQTT311-3.3.1-8] a new subscription is sent the last retained message of each matching topic, with RETAIN")
    void retainedOnSubscribe() {
        publisher
                .retain("a/1", "old", 0)
                .retain("a/1", "x", 0)
                .retain("b/1", "y", 0)
                .retain("a/2", "z", 1);
        client.subscribe("a/+", 1);
        assertEquals(
                List.of("3106 0003 612F31 78".replace(" ", ""), "3308 0003 612F32 0001 7A".replace(" ", "")),
                client.behindSubAck);
    }

    @Test
    @DisplayName(
            "retained messages and tags: a copy made for a new subscription is told and carries the tag of its message")
    void retainedTag() {
        publisher.publish("a", "x", 0, true, 42);
        broker.sentTags.clear();
        client.subscribe("a", 0);
        assertEquals(List.of("42 q0 x0", "42 retained"), broker.routed);
        assertEquals(List.of(0L, 42L), broker.sentTags);
    }

    @Test
    @DisplayName("subscriptions of 20,000 clients to one topic can all be given up")
    void manySubscribers() {
        for (int i = 0; i < 20_000; i++) {
            broker.open()
                    .send(new MqttPacket.Connect(
                            io.chirpsim.mqtt.packet.ProtocolVersion.MQTT_3_1_1, "c" + i, true, 0, null, null, null))
                    .send(new MqttPacket.Subscribe(1, List.of(request("all", 0))));
        }
        publisher.send(new MqttPacket.Publish("all", utf8("x"), 0, false, false, 0), 5);
        assertEquals(List.of("5 q0 x20000"), broker.routed);
        for (int i = 2; i < 20_002; i++) {
            broker.core.onClose(i, broker.nowUs, broker);
        }
        assertEquals(0, broker.core.counters().subscriptions());
        assertEquals(2, broker.core.connections());
    }
}
