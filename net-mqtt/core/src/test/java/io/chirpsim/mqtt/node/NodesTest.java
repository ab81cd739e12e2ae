package io.chirpsim.mqtt.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chirpsim.mqtt.MqttCause;
import io.chirpsim.mqtt.broker.BrokerConfig;
import io.chirpsim.mqtt.client.ClientConfig;
import io.chirpsim.mqtt.link.LinkConfig;
import io.chirpsim.mqtt.link.VirtualLink;
import io.chirpsim.mqtt.packet.MqttPacket;
import io.chirpsim.random.Streams;
import io.chirpsim.sim.Kernel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NodesTest {
    private final Kernel kernel = new Kernel();
    private final Streams streams = new Streams(1, 0);
    private final List<String> seen = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final MqttObserver observer = new MqttObserver() {
        @Override
        public void routed(long tag, int copies, long nowUs) {
            told.add(tag + " routed " + copies + " @" + nowUs);
        }

        @Override
        public void copied(long tag, long nowUs) {
            told.add(tag + " copied @" + nowUs);
        }

        @Override
        public void released(long tag, long nowUs) {
            told.add(tag + " released @" + nowUs);
        }

        @Override
        public void lost(long tag, MqttCause cause, long nowUs) {
            told.add(tag + " lost " + cause.key() + " @" + nowUs);
        }
    };
    private final BrokerNode broker = new BrokerNode(kernel, BrokerConfig.DEFAULT, streams, 1, observer);

    private ClientNode client(String id, long latencyUs) {
        VirtualLink link = new VirtualLink(kernel, LinkConfig.ofLatency(latencyUs), streams, Streams.hash(id));
        ClientNode node = new ClientNode(
                kernel,
                ClientConfig.of(id),
                link,
                broker,
                observer,
                (topic, payload, qos, retain, tag, nowUs) -> seen.add(id + " " + topic + " "
                        + new String(payload, StandardCharsets.UTF_8) + " q" + qos + " #" + tag + " @" + nowUs));
        node.start();
        return node;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("a message at QoS 0 takes one link to the broker and one to the subscriber, and its copies end there")
    void qos0() {
        ClientNode sensor = client("sensor", 40_000);
        ClientNode dashboard = client("dashboard", 15_000);
        dashboard.subscribe("a/+/up", 0);
        kernel.runThrough(1_000_000);
        sensor.publish("a/b/up", bytes("21.5"), 0, false, 7);
        kernel.runThrough(2_000_000);
        assertEquals(List.of("dashboard a/b/up 21.5 q0 #7 @1055000"), seen);
        assertEquals(List.of("7 routed 1 @1040000", "7 released @1040000", "7 released @1055000"), told);
    }

    @Test
    @DisplayName("at QoS 1 and 2 the publisher's copy ends with PUBACK or PUBREC, the subscriber's likewise")
    void acknowledged() {
        ClientNode sensor = client("sensor", 40_000);
        ClientNode dashboard = client("dashboard", 15_000);
        dashboard.subscribe("#", 2);
        kernel.runThrough(1_000_000);
        sensor.publish("one", bytes("x"), 1, false, 7);
        kernel.runThrough(2_000_000);
        sensor.publish("two", bytes("y"), 2, false, 8);
        kernel.runThrough(3_000_000);
        assertEquals(List.of("dashboard one x q1 #7 @1055000", "dashboard two y q2 #8 @2055000"), seen);
        assertEquals(
                List.of(
                        "7 routed 1 @1040000",
                        "7 released @1070000",
                        "7 released @1080000",
                        "8 routed 1 @2040000",
                        "8 released @2070000",
                        "8 released @2080000"),
                told);
    }

    @Test
    @DisplayName(
            "what is published before the connection is there waits for it; without a subscriber it fails at the broker")
    void waitsForConnection() {
        client("sensor", 40_000).publish("a", bytes("x"), 0, false, 7);
        kernel.runThrough(1_000_000);
        assertEquals(List.of("7 routed 0 @200000", "7 released @200000"), told);
    }

    @Test
    @DisplayName(
            "bytes on a broken link are lost with their tag at QoS 0, and the client comes back after the back-off")
    void cutLink() {
        ClientNode sensor = client("sensor", 40_000);
        kernel.runThrough(1_000_000);
        sensor.publish("a", bytes("x"), 0, false, 7);
        sensor.cutLink();
        assertEquals(List.of("7 lost broker @1000000"), told);
        kernel.runThrough(2_160_000 - 1);
        assertEquals(false, sensor.isConnected());
        kernel.runThrough(2_160_000);
        assertEquals(true, sensor.isConnected());
    }

    @Test
    @DisplayName(
            "a message at QoS 0 that the broker refuses, here for its many levels, is lost at the broker although a will is routed")
    void refusedAtBroker() {
        ClientConfig config = ClientConfig.of("sensor").withWill(new MqttPacket.Will("w", bytes("gone"), 0, false));
        VirtualLink link = new VirtualLink(kernel, LinkConfig.ofLatency(1000), streams, 9);
        ClientNode sensor =
                new ClientNode(kernel, config, link, broker, observer, (topic, payload, qos, retain, tag, nowUs) -> {});
        sensor.start();
        client("dashboard", 1000).subscribe("w", 0);
        kernel.runThrough(500_000);
        sensor.publish("/".repeat(300), bytes("x"), 0, false, 7);
        kernel.runThrough(510_000);
        assertEquals(
                List.of("0 routed 1 @501000", "0 released @501000", "7 lost broker @501000", "0 released @502000"),
                told);
    }
}
