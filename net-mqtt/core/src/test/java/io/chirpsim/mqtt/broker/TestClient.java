package io.chirpsim.mqtt.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.chirpsim.mqtt.packet.MqttEncoder;
import io.chirpsim.mqtt.packet.MqttPacket;
import io.chirpsim.mqtt.packet.ProtocolVersion;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** The other end of one connection of a {@link TestBroker}; sends and expects bytes. */
final class TestClient {
    final int connection;
    private final TestBroker broker;

    TestClient(TestBroker broker, int connection) {
        this.broker = broker;
        this.connection = connection;
    }

    /** Bytes from hex; spaces have no meaning. */
    static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    TestClient send(String hex) {
        broker.input(connection, hex(hex), 0);
        return this;
    }

    TestClient send(MqttPacket packet) {
        return send(packet, 0);
    }

    TestClient send(MqttPacket packet, long tag) {
        broker.input(connection, MqttEncoder.encode(packet), tag);
        return this;
    }

    TestClient connect(String clientId, boolean clean) {
        return connect(clientId, clean, 60, null);
    }

    /** Connects and expects to be accepted, with or without a session. */
    TestClient connect(String clientId, boolean clean, int keepAliveS, MqttPacket.Will will) {
        send(new MqttPacket.Connect(ProtocolVersion.MQTT_3_1_1, clientId, clean, keepAliveS, will, null, null));
        List<String> answer = broker.takeSent(connection);
        assertEquals("2002", answer.get(0).substring(0, 4), "CONNACK first");
        assertEquals("00", answer.get(0).substring(6), "accepted");
        resumed = answer.subList(1, answer.size());
        sessionPresent = answer.get(0).startsWith("200201");
        return this;
    }

    /** What came with the CONNACK of {@link #connect}. */
    List<String> resumed = List.of();

    boolean sessionPresent;

    /** Subscribes and expects the QoS to be granted; what comes behind the SUBACK stays to be expected. */
    TestClient subscribe(String filter, int qos) {
        send(new MqttPacket.Subscribe(99, List.of(new MqttPacket.Request(filter, qos))));
        List<String> answer = broker.takeSent(connection);
        assertEquals("9003006300".substring(0, 8) + "0" + qos, answer.get(0));
        behindSubAck = answer.subList(1, answer.size());
        return this;
    }

    /** What came with the SUBACK of {@link #subscribe}: retained messages. */
    List<String> behindSubAck = List.of();

    TestClient publish(String topic, String payload, int qos, boolean retain, long tag) {
        int id = qos == 0 ? 0 : nextId++ % 0xFFFF + 1;
        return send(new MqttPacket.Publish(topic, utf8(payload), qos, false, retain, id), tag);
    }

    TestClient publish(String topic, String payload, int qos) {
        return publish(topic, payload, qos, false, 0);
    }

    TestClient retain(String topic, String payload, int qos) {
        return publish(topic, payload, qos, true, 0);
    }

    private int nextId;

    /** Expects exactly these packets since last asked, each in hex. */
    TestClient expect(String... packets) {
        List<String> wanted =
                List.of(packets).stream().map(p -> p.replace(" ", "")).toList();
        assertEquals(wanted, broker.takeSent(connection));
        return this;
    }

    TestClient expect(MqttPacket... packets) {
        List<String> wanted = List.of(packets).stream()
                .map(p -> HexFormat.of().withUpperCase().formatHex(MqttEncoder.encode(p)))
                .toList();
        assertEquals(wanted, broker.takeSent(connection));
        return this;
    }

    TestClient expectNothing() {
        return expect(new String[0]);
    }

    /** Forgets what has come. */
    TestClient skip() {
        broker.takeSent(connection);
        return this;
    }

    /** Expects the broker to have closed silently, having sent nothing more. */
    void expectClosed() {
        expectNothing();
        assertClosed();
    }

    void assertClosed() {
        assertEquals(true, broker.closed.containsKey(connection), "closed by the broker");
    }

    void expectClosed(CloseReason reason) {
        expectNothing();
        assertEquals(reason, broker.closed.get(connection));
    }

    /** Expects a connection that works. */
    TestClient expectAlive() {
        assertNull(broker.closed.get(connection));
        send("C000");
        return expect("D000");
    }

    /** The network connection ends without DISCONNECT. */
    void vanish() {
        broker.core.onClose(connection, broker.nowUs, broker);
    }

    void disconnect() {
        send("E000");
        expectClosed(CloseReason.DISCONNECTED);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A PUBLISH as value, for expectations. */
    static MqttPacket.Publish message(String topic, String payload, int qos, int packetId) {
        return new MqttPacket.Publish(topic, utf8(payload), qos, false, false, packetId);
    }
}
