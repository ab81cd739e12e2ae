package io.chirpsim.mqtt.broker;

import static io.chirpsim.mqtt.broker.TestClient.message;
import static io.chirpsim.mqtt.broker.TestClient.utf8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.mqtt.packet.MqttEncoder;
import io.chirpsim.mqtt.packet.MqttPacket;
import io.chirpsim.mqtt.packet.ProtocolVersion;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MQTT 3.1.1, sections 3.1, 3.2, 3.12 and 3.14, and what a connection keeps. */
class ConnectTest {
    private final TestBroker broker = TestBroker.ofDefaults();

    private static MqttPacket.Connect connect(String clientId, boolean clean, MqttPacket.Will will) {
        return new MqttPacket.Connect(ProtocolVersion.MQTT_3_1_1, clientId, clean, 60, will, null, null);
    }

    private static MqttPacket.Will will(int qos, boolean retain) {
        return new MqttPacket.Will("will", utf8("gone"), qos, retain);
    }

    private void closesAtOnce(String hex) {
        broker.open().send(hex).expectClosed();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName(
            "[MQTT311-3.1.0-1] the first packet must be CONNECT, whatever else it is the connection is closed without an answer")
    @ValueSource(
            strings = {
                "2002 0000",
                "30 0E 0005 746F706963 7061796C6F6164",
                "4002 0001",
                "5002 0001",
                "6202 0001",
                "7002 0001",
                "8206 1234 0001 70 00",
                "9003 1234 00",
                "A205 1234 0001 70",
                "B002 1234",
                "C000",
                "D000",
                "E000",
                "F000"
            })
    void firstPacket(String hex) {
        closesAtOnce(hex);
    }

    @Test
    @DisplayName("[MQTT311-3.1.0-2] a second CONNECT closes the connection")
    void secondConnect() {
        broker.connect("p").send(connect("p", true, null)).expectClosed(CloseReason.PROTOCOL_ERROR);
    }

    @Test
    @DisplayName("[MQTT311-3.1.2-1] a wrong protocol name is not served")
    void protocolName() {
        closesAtOnce("10 0D 0004 4D515455 04 02 000A 0001 70");
    }

    @ParameterizedTest(name = "level {0}")
    @DisplayName(
            "[MQTT311-3.1.2-2] [MQTT311-3.2.2-5] an unsupported protocol level, 5 among them, is answered with CONNACK 0x01, then closed")
    @ValueSource(strings = {"00", "02", "03", "05", "06", "FF"})
    void protocolLevel(String level) {
        broker.open()
                .send("10 0D 0004 4D515454" + level + "02 000A 0001 70")
                .expect("20020001")
                .expectClosed(CloseReason.REFUSED);
    }

    @Test
    @DisplayName("[MQTT311-3.1.2-3] the reserved flag must be 0")
    void reservedFlag() {
        closesAtOnce("10 0D 0004 4D515454 04 03 000A 0001 70");
    }

    @Test
    @DisplayName(
            "[MQTT311-3.1.2-4] [MQTT311-3.2.2-2] [MQTT311-3.2.2-3] a session is kept and resumed without CleanSession")
    void resumes() {
        TestClient first = broker.connectPersistent("p");
        assertFalse(first.sessionPresent);
        first.subscribe("a", 1).disconnect();
        TestClient second = broker.connectPersistent("p");
        assertTrue(second.sessionPresent);
        broker.connect("q").publish("a", "x", 1);
        second.expect(message("a", "x", 1, 1));
    }

    @Test
    @DisplayName("[MQTT311-3.1.2-5] messages at QoS 1 and 2 for an absent client wait, those at QoS 0 do not")
    void queuesOffline() {
        broker.connectPersistent("p").subscribe("#", 2).vanish();
        broker.connect("q").publish("a", "0", 0).publish("a", "1", 1).publish("a", "2", 2);
        TestClient back = broker.connectPersistent("p");
        assertEquals(List.of("32070001610001" + "31", "34070001610002" + "32"), fixed(back.resumed));
        assertEquals(List.of(new TestBroker.Drop(0, "p", DropReason.SUBSCRIBER_OFFLINE)), broker.drops);
    }

    /** The remaining length follows from the rest. */
    private static List<String> fixed(List<String> packets) {
        return packets.stream()
                .map(p -> p.substring(0, 2) + "07" + p.substring(4))
                .toList();
    }

    @Test
    @DisplayName(
            "[MQTT311-3.1.2-6] [MQTT311-3.2.2-1] CleanSession drops what was kept, and its own session is not reused")
    void cleanSession() {
        broker.connectPersistent("p").subscribe("a", 1).disconnect();
        TestClient clean = broker.connect("p");
        assertFalse(clean.sessionPresent);
        broker.connect("q").publish("a", "x", 1);
        clean.expectNothing().subscribe("a", 1).disconnect();
        assertFalse(broker.connectPersistent("p").sessionPresent);
        assertEquals(0, broker.core.counters().subscriptions());
    }

    @Test
    @DisplayName("[MQTT311-3.1.2-7] retained messages outlive the session of their publisher")
    void retainedOutlives() {
        broker.connect("p").retain("a", "x", 0).disconnect();
        assertEquals(List.of("3104000161" + "78"), broker.connect("q").subscribe("a", 0).behindSubAck);
    }

    @Test
    @DisplayName("[MQTT311-3.1.2-8] [MQTT311-3.1.2-9] the will is published with its QoS when the connection just ends")
    void will() {
        TestClient watcher = broker.connect("w").subscribe("will", 2);
        TestClient client = broker.open().connect("p", true, 60, will(1, false));
        client.vanish();
        watcher.expect(message("will", "gone", 1, 1));
    }

    @Test
    @DisplayName("[MQTT311-3.1.2-8] the will is published after a protocol error, too")
    void willAfterError() {
        TestClient watcher = broker.connect("w").subscribe("will", 0);
        broker.open().connect("p", true, 60, will(0, false)).send("F000").expectClosed();
        watcher.expect(message("will", "gone", 0, 0));
    }

    @Test
    @DisplayName("[MQTT311-3.1.2-10] a will is published once")
    void willOnce() {
        TestClient watcher = broker.connect("w").subscribe("will", 0);
        broker.open().connect("p", false, 60, will(0, false)).vanish();
        watcher.expect(message("will", "gone", 0, 0));
        broker.connectPersistent("p").vanish();
        watcher.expectNothing();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName(
            "[MQTT311-3.1.2-9] [MQTT311-3.1.2-11] will topic and message are there if and only if the flag says so")
    @ValueSource(
            strings = {
                "10 0D 0004 4D515454 04 06 000A 0001 70",
                "10 10 0004 4D515454 04 06 000A 0001 70 0001 70",
                "10 13 0004 4D515454 04 02 000A 0001 70 0001 70 0001 70"
            })
    void willFields(String hex) {
        closesAtOnce(hex);
    }

    @Test
    @DisplayName("[MQTT311-3.1.2-12] without a will nothing is published when the connection ends")
    void noWill() {
        TestClient watcher = broker.connect("w").subscribe("#", 0);
        broker.connect("p").vanish();
        watcher.expectNothing();
    }

    @Test
    @DisplayName("[MQTT311-3.1.2-13] without a will its QoS must be 0")
    void willQosWithoutWill() {
        closesAtOnce("10 0D 0004 4D515454 04 0A 000A 0001 70");
    }

    @Test
    @DisplayName("[MQTT311-3.1.2-14] a will QoS of 3 is refused")
    void willQos3() {
        closesAtOnce("10 13 0004 4D515454 04 1E 000A 0001 70 0001 70 0001 70");
    }

    @Test
    @DisplayName("[MQTT311-3.1.2-15] without a will its RETAIN must be 0")
    void willRetainWithoutWill() {
        closesAtOnce("10 0D 0004 4D515454 04 22 000A 0001 70");
    }

    @Test
    @DisplayName("[MQTT311-3.1.2-16] a will without RETAIN is not retained")
    void willNotRetained() {
        broker.open().connect("p", true, 60, will(0, false)).vanish();
        assertEquals(List.of(), broker.connect("w").subscribe("will", 0).behindSubAck);
    }

    @Test
    @DisplayName("[MQTT311-3.1.2-17] a will with RETAIN is retained")
    void willRetained() {
        broker.open().connect("p", true, 60, will(0, true)).vanish();
        assertEquals(List.of("310A000477696C6C676F6E65"), broker.connect("w").subscribe("will", 0).behindSubAck);
    }

    @Test
    @DisplayName("[MQTT311-3.1.2-18] no user name without its flag")
    void userNameWithoutFlag() {
        closesAtOnce("10 10 0004 4D515454 04 02 000A 0001 70 0001 70");
    }

    @Test
    @DisplayName("[MQTT311-3.1.2-19] no user name flag without user name")
    void flagWithoutUserName() {
        closesAtOnce("10 0D 0004 4D515454 04 82 000A 0001 70");
    }

    @Test
    @DisplayName("[MQTT311-3.1.2-20] no password without its flag")
    void passwordWithoutFlag() {
        closesAtOnce("10 13 0004 4D515454 04 82 000A 0001 70 0001 70 0001 70");
    }

    @Test
    @DisplayName("[MQTT311-3.1.2-21] no password flag without password")
    void flagWithoutPassword() {
        closesAtOnce("10 10 0004 4D515454 04 C2 000A 0001 70 0001 70");
    }

    @Test
    @DisplayName("[MQTT311-3.1.2-22] no password flag without user name flag")
    void passwordWithoutUserName() {
        closesAtOnce("10 10 0004 4D515454 04 42 000A 0001 70 0001 70");
    }

    @Test
    @DisplayName(
            "[MQTT311-3.1.2-24] after 1.5 times the keep-alive without a packet the client is disconnected: still there 1 us before, gone at it")
    void keepAlive() {
        TestClient watcher = broker.open().connect("w", true, 0, null).subscribe("will", 0);
        TestClient client = broker.open().connect("p", true, 10, will(0, false));
        broker.runThrough(14_999_999);
        watcher.expectNothing();
        broker.runThrough(15_000_000);
        client.expectClosed(CloseReason.KEEP_ALIVE_TIMEOUT);
        watcher.expect(message("will", "gone", 0, 0));
    }

    @Test
    @DisplayName("[MQTT311-3.1.2-24] any packet counts, the last one to the microsecond; a part of a packet does not")
    void keepAliveCountsPackets() {
        TestClient client = broker.open().connect("p", true, 10, null);
        broker.runThrough(14_999_999);
        client.send("C000").expect("D000");
        broker.runThrough(29_000_000);
        client.send("C0");
        broker.runThrough(29_999_998);
        client.expectNothing();
        assertEquals(1, broker.core.connections());
        broker.runThrough(29_999_999);
        client.expectClosed(CloseReason.KEEP_ALIVE_TIMEOUT);
    }

    @Test
    @DisplayName("[MQTT311-3.1.2-24] a packet that comes in the very microsecond of the deadline is in time")
    void keepAliveAtDeadline() {
        TestClient client = broker.open().connect("p", true, 10, null);
        broker.nowUs = 15_000_000;
        client.send("C000").expect("D000");
        broker.runThrough(30_000_000 - 1);
        client.expectNothing();
        assertEquals(1, broker.core.connections());
        broker.runThrough(30_000_000);
        client.expectClosed(CloseReason.KEEP_ALIVE_TIMEOUT);
    }

    @Test
    @DisplayName("a keep-alive of 0 never ends a connection")
    void noKeepAlive() {
        TestClient client = broker.open().connect("p", true, 0, null);
        broker.runThrough(86_400_000_000L);
        client.expectAlive();
    }

    @Test
    @DisplayName(
            "without CONNECT the connection is closed at the connect timeout, not 1 us before; junk does not put it off")
    void connectTimeout() {
        TestClient client = broker.open();
        broker.runThrough(9_999_999);
        client.send("10").expectNothing();
        assertEquals(1, broker.core.connections());
        broker.runThrough(10_000_000);
        client.expectClosed(CloseReason.CONNECT_TIMEOUT);
    }

    @Test
    @DisplayName("CONNECT in the last microsecond before the connect timeout is in time")
    void connectInTime() {
        TestClient client = broker.open();
        broker.runThrough(9_999_999);
        client.connect("p", true);
        broker.runThrough(20_000_000);
        client.expectAlive();
    }

    @Test
    @DisplayName(
            "[MQTT311-3.1.3-1] payload fields come in the order identifier, will topic, will message, user name, password")
    void fieldOrder() {
        TestClient watcher = broker.connect("w").subscribe("t", 0);
        TestClient client = broker.open();
        client.send("10 19 0004 4D515454 04 C6 003C 0001 69 0001 74 0001 6D 0001 75 0001 70");
        client.expect("20020000").vanish();
        watcher.expect(message("t", "m", 0, 0));
    }

    @Test
    @DisplayName("[MQTT311-3.1.3-2] the identifier names the session: another client does not get it")
    void identifierNamesSession() {
        broker.connectPersistent("p").disconnect();
        assertFalse(broker.connectPersistent("q").sessionPresent);
        assertTrue(broker.connectPersistent("p").sessionPresent);
        assertEquals(2, broker.core.sessions());
    }

    @Test
    @DisplayName("[MQTT311-3.1.3-3] CONNECT without an identifier field is closed")
    void identifierMissing() {
        closesAtOnce("10 0A 0004 4D515454 04 02 000A");
    }

    @Test
    @DisplayName("[MQTT311-3.1.3-4] an identifier that is not UTF-8 is closed")
    void identifierUtf8() {
        closesAtOnce("10 0E 0004 4D515454 04 02 000A 0002 C328");
    }

    @Test
    @DisplayName("[MQTT311-3.1.3-5] identifiers of 1 to 23 digits and letters are accepted")
    void identifierLengths() {
        String all = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        for (int length = 1; length <= 23; length++) {
            for (int from = 0; from + length <= all.length(); from += length) {
                broker.connect(all.substring(from, from + length)).disconnect();
            }
        }
    }

    @Test
    @DisplayName("[MQTT311-3.1.3-6] clients with an empty identifier each get one of their own")
    void emptyIdentifier() {
        broker.connect("").expectAlive();
        broker.connect("").expectAlive();
        assertEquals(2, broker.core.sessions());
    }

    @Test
    @DisplayName(
            "[MQTT311-3.1.3-7] [MQTT311-3.1.3-8] [MQTT311-3.1.3-9] an empty identifier without CleanSession gets CONNACK 0x02, then the end")
    void emptyIdentifierPersistent() {
        broker.open().send(connect("", false, null)).expect("20020002").expectClosed(CloseReason.REFUSED);
    }

    @Test
    @DisplayName("[MQTT311-3.1.3-10] a will topic that is not UTF-8 is closed")
    void willTopicUtf8() {
        closesAtOnce("10 17 0004 4D515454 04 06 000A 0001 70 0005 746FEDA080 0001 70");
    }

    @Test
    @DisplayName("a will topic with a wildcard, or empty, is closed")
    void willTopicName() {
        closesAtOnce("10 13 0004 4D515454 04 06 000A 0001 70 0001 23 0001 70");
        closesAtOnce("10 12 0004 4D515454 04 06 000A 0001 70 0000 0001 70");
    }

    @Test
    @DisplayName("[MQTT311-3.1.3-11] a user name that is not UTF-8 is closed")
    void userNameUtf8() {
        closesAtOnce("10 14 0004 4D515454 04 82 000A 0001 70 0005 746FEDA080");
    }

    @Test
    @DisplayName("[MQTT311-3.1.4-1] a CONNECT with bytes behind its last field is closed without CONNACK")
    void trailingBytes() {
        closesAtOnce("10 0E 0004 4D515454 04 02 000A 0001 70 00");
    }

    @Test
    @DisplayName(
            "[MQTT311-3.1.4-2] [MQTT311-3.1.4-3] a client with the same identifier takes over; the first is disconnected and its will published")
    void takeOver() {
        TestClient watcher = broker.connect("w").subscribe("will", 0);
        TestClient first = broker.open().connect("p", false, 60, will(0, false)).subscribe("a", 1);
        TestClient second = broker.connectPersistent("p");
        first.expectClosed(CloseReason.TAKEN_OVER);
        watcher.expect(message("will", "gone", 0, 0));
        assertTrue(second.sessionPresent);
        broker.connect("q").publish("a", "x", 1);
        second.expect(message("a", "x", 1, 1)).expectAlive();
        first.vanish();
        second.expectAlive();
    }

    @Test
    @DisplayName(
            "[MQTT311-3.1.4-4] [MQTT311-3.2.0-1] an accepted CONNECT is answered with CONNACK 0 before anything else")
    void connAckFirst() {
        broker.connectPersistent("p").subscribe("a", 1).vanish();
        broker.connect("q").publish("a", "x", 1);
        TestClient client = broker.open().send(connect("p", false, null));
        client.expect(new MqttPacket.ConnAck(true, 0), message("a", "x", 1, 1));
    }

    @Test
    @DisplayName("[MQTT311-3.1.4-5] what comes behind a refused CONNECT is not processed")
    void nothingAfterRefusal() {
        TestClient watcher = broker.connect("w").subscribe("a", 0);
        TestClient client = broker.open();
        String publish = HexFormat.of().formatHex(MqttEncoder.encode(message("a", "x", 0, 0)));
        client.send("10 0D 0004 4D515454 06 02 000A 0001 70" + publish)
                .expect("20020001")
                .assertClosed();
        client.send(publish);
        watcher.expectNothing();
    }

    @Test
    @DisplayName("[MQTT311-3.2.2-4] a refusal says no session present, even if there is one")
    void refusalWithoutSession() {
        broker.connectPersistent("p").disconnect();
        broker.open().send("10 0D 0004 4D515454 06 00 000A 0001 70").expect("20020001");
    }

    @Test
    @DisplayName("[MQTT311-3.2.2-6] where no return code applies there is no CONNACK")
    void noCodeNoConnAck() {
        closesAtOnce("10 13 0004 4D515454 04 06 000A 0001 70 0001 2B 0001 70");
    }

    @Test
    @DisplayName("MQTT 3.1 has no session-present flag")
    void noSessionPresentIn31() {
        MqttPacket connect = new MqttPacket.Connect(ProtocolVersion.MQTT_3_1, "p", false, 60, null, null, null);
        broker.open().send(connect).expect("20020000").disconnect();
        broker.open().send(connect).expect("20020000");
    }

    @Test
    @DisplayName("[MQTT311-3.12.4-1] PINGREQ is answered with PINGRESP")
    void ping() {
        broker.connect("p").send("C000").expect("D000");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[MQTT311-3.14.1-1] DISCONNECT with reserved bits set is an error: the will is published")
    @ValueSource(strings = {"E100", "E200", "E400", "E800"})
    void disconnectFlags(String hex) {
        TestClient watcher = broker.connect("w").subscribe("will", 0);
        broker.open().connect("p", true, 60, will(0, false)).send(hex).expectClosed(CloseReason.MALFORMED);
        watcher.expect(message("will", "gone", 0, 0));
    }

    @Test
    @DisplayName("[MQTT311-3.14.4-3] DISCONNECT discards the will")
    void disconnectDiscardsWill() {
        TestClient watcher = broker.connect("w").subscribe("will", 0);
        broker.open().connect("p", true, 60, will(0, false)).disconnect();
        watcher.expectNothing();
    }

    @Test
    @DisplayName(
            "[MQTT311-4.1.0-1] [MQTT311-4.1.0-2] a session stays as it is for as long as its connection, however long that is")
    void sessionLasts() {
        TestClient client = broker.open().connect("p", true, 0, null).subscribe("a", 1);
        broker.runThrough(365L * 86_400_000_000L);
        broker.connect("q").publish("a", "x", 1);
        client.expect(message("a", "x", 1, 1));
    }

    @Test
    @DisplayName("[MQTT311-4.8.0-1] a protocol violation closes the connection that carried it, and no other")
    void closesOnlyThatOne() {
        TestClient other = broker.connect("q");
        broker.connect("p").send("D000").expectClosed();
        other.expectAlive();
    }

    @Test
    @DisplayName("more connections than allowed are closed at once, and there is room again when one ends")
    void maxConnections() {
        TestBroker small = new TestBroker(BrokerConfig.DEFAULT.withMaxConnections(2));
        TestClient first = small.connect("a");
        small.connect("b");
        small.open().expectClosed(CloseReason.TOO_MANY_CONNECTIONS);
        first.disconnect();
        small.connect("c").expectAlive();
    }

    @Test
    @DisplayName(
            "CVE-2023-0809: a first packet that announces more than a CONNECT may have is closed before it is stored")
    void bigFirstPacket() {
        closesAtOnce("10 FFFFFF7F");
    }

    @Test
    @DisplayName("CVE-2021-28166: a CONNACK from a client closes its connection")
    void connAckFromClient() {
        broker.connect("p").send("20020000").expectClosed(CloseReason.PROTOCOL_ERROR);
    }

    @Test
    @DisplayName("a packet above the limit closes the connection, one at the limit does not")
    void maxPacket() {
        TestBroker small = new TestBroker(BrokerConfig.DEFAULT.withMaxPacketBytes(100));
        TestClient client = small.connect("p").publish("a", "x".repeat(95), 0).expectAlive();
        client.publish("a", "x".repeat(96), 0).expectClosed(CloseReason.MALFORMED);
    }
}
