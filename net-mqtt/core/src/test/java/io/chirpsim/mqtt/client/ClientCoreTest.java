package io.chirpsim.mqtt.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.mqtt.packet.MqttEncoder;
import io.chirpsim.mqtt.packet.MqttPacket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ClientCoreTest {
    private final List<String> log = new ArrayList<>();
    private long nowUs;
    private long wakeUs = Long.MAX_VALUE;
    private ClientCore core = new ClientCore(ClientConfig.of("c").withQueues(2, 3));

    private final ClientOut out = new ClientOut() {
        @Override
        public void reconnectAt(long atUs) {
            log.add("reconnect @" + atUs);
        }

        @Override
        public void send(byte[] packet, long tag) {
            String hex = HexFormat.of().withUpperCase().formatHex(packet);
            log.add(hex.startsWith("10") ? "CONNECT" : hex + (tag == 0 ? "" : " #" + tag));
        }

        @Override
        public void close() {
            log.add("close");
        }

        @Override
        public void message(String topic, byte[] payload, int qos, boolean retain, boolean dup, long tag) {
            log.add(topic + "=" + new String(payload, StandardCharsets.UTF_8) + " q" + qos + (dup ? " dup" : "") + " #"
                    + tag);
        }

        @Override
        public void acknowledged(long tag) {
            log.add("acknowledged #" + tag);
        }

        @Override
        public void dropped(long tag, ClientDropReason reason) {
            log.add("dropped #" + tag + " " + reason);
        }

        @Override
        public void connected(boolean sessionPresent) {
            log.add("connected " + sessionPresent);
        }

        @Override
        public void wakeAt(long atUs) {
            wakeUs = atUs;
        }
    };

    private void expect(String... entries) {
        assertEquals(List.of(entries), log);
        log.clear();
    }

    private void receive(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        core.onBytes(bytes, 0, bytes.length, 0, nowUs, out);
    }

    private void receive(MqttPacket packet, long tag) {
        byte[] bytes = MqttEncoder.encode(packet);
        core.onBytes(bytes, 0, bytes.length, tag, nowUs, out);
    }

    private void runThrough(long untilUs) {
        while (wakeUs <= untilUs) {
            nowUs = wakeUs;
            wakeUs = Long.MAX_VALUE;
            core.onTimeout(nowUs, out);
        }
        nowUs = untilUs;
    }

    private void publish(String topic, int qos, long tag) {
        core.publish(topic, new byte[] {'x'}, qos, false, tag, nowUs, out);
    }

    private void connect(boolean sessionPresent) {
        core.onOpen(nowUs, out);
        receive(sessionPresent ? "20020100" : "20020000");
    }

    private void start() {
        core.start(nowUs, out);
        connect(false);
        log.clear();
    }

    private void startPersistent() {
        core = new ClientCore(ClientConfig.of("c").persistent().withQueues(2, 3));
        start();
    }

    @Test
    @DisplayName(
            "what is asked for before the connection is there is done when it is: subscriptions first, then messages")
    void queuesOffline() {
        core.start(0, out);
        core.subscribe("a/#", 1, 0, out);
        publish("q0", 0, 1);
        publish("q1", 1, 2);
        publish("q2", 2, 3);
        connect(false);
        expect(
                "reconnect @0",
                "CONNECT",
                "connected false",
                "82080001" + "0003612F23" + "01",
                "3207000271310002" + "78 #2",
                "3407000271320003" + "78 #3",
                "300500027130" + "78 #1");
    }

    @Test
    @DisplayName("both queues have a limit, what is above it is dropped with its tag")
    void queueLimits() {
        for (int i = 1; i <= 6; i++) {
            publish("a", 1, i);
            publish("b", 0, 10 + i);
        }
        expect(
                "dropped #4 QUEUE_FULL",
                "dropped #14 QUEUE_FULL",
                "dropped #5 QUEUE_FULL",
                "dropped #15 QUEUE_FULL",
                "dropped #6 QUEUE_FULL",
                "dropped #16 QUEUE_FULL");
    }

    @Test
    @DisplayName(
            "[MQTT311-2.3.1-2] [MQTT311-2.3.1-3] identifiers in use are not given again; the window opens with PUBACK and PUBCOMP")
    void window() {
        start();
        publish("a", 1, 1);
        publish("a", 2, 2);
        publish("a", 1, 3);
        expect("32060001610001" + "78 #1", "34060001610002" + "78 #2");
        receive("50020002");
        expect("62020002", "acknowledged #2");
        receive("40020001");
        expect("acknowledged #1", "32060001610003" + "78 #3");
        receive("70020002 40020003");
        expect("acknowledged #3");
        assertEquals(0, core.owed());
    }

    @Test
    @DisplayName(
            "[MQTT311-3.3.1-1] [MQTT311-4.4.0-1] [MQTT311-4.6.0-1] with its session a client sends again in order, with DUP, PUBREL for what was received")
    void resumes() {
        startPersistent();
        publish("a", 2, 1);
        publish("b", 1, 2);
        publish("c", 1, 3);
        receive("50020001");
        log.clear();
        core.onClose(nowUs, out);
        connect(true);
        expect("reconnect @1000000", "CONNECT", "connected true", "62020001", "3A060001620002" + "78 #2");
        receive("70020001");
        expect("32060001630003" + "78 #3");
    }

    @Test
    @DisplayName(
            "where the server has forgotten the session, what was under way is dropped, what waits is sent, subscriptions are made again")
    void forgotten() {
        startPersistent();
        core.subscribe("s", 0, nowUs, out);
        receive("9003000100");
        publish("a", 2, 1);
        publish("b", 1, 2);
        publish("c", 1, 3);
        log.clear();
        core.onClose(nowUs, out);
        connect(false);
        assertEquals("reconnect @1000000", log.remove(0));
        expect(
                "CONNECT",
                "dropped #1 SESSION_ENDED",
                "dropped #2 SESSION_ENDED",
                "connected false",
                "820600040001" + "7300",
                "32060001630005" + "78 #3");
    }

    @Test
    @DisplayName(
            "a subscription that was confirmed is not made again while the server has the session, one that was not is")
    void resubscribes() {
        startPersistent();
        core.subscribe("a", 0, nowUs, out);
        receive("9003000100");
        core.subscribe("b", 0, nowUs, out);
        core.onClose(nowUs, out);
        log.clear();
        connect(true);
        expect("CONNECT", "connected true", "820600030001" + "6200");
    }

    @Test
    @DisplayName("a subscription given up while away is given up at the server when its session is still there")
    void unsubscribesLater() {
        startPersistent();
        core.subscribe("a", 0, nowUs, out);
        receive("9003000100");
        core.onClose(nowUs, out);
        core.unsubscribe("a", nowUs, out);
        log.clear();
        connect(true);
        expect("CONNECT", "connected true", "A20500020001" + "61");
        receive("B0020002");
        core.onClose(nowUs, out);
        log.clear();
        connect(true);
        expect("CONNECT", "connected true");
    }

    @Test
    @DisplayName("[MQTT311-4.3.3-2] [MQTT311-4.5.0-2] inbound: QoS 1 acknowledged, QoS 2 delivered once until released")
    void inbound() {
        start();
        receive(new MqttPacket.Publish("a", new byte[] {'x'}, 1, false, false, 5), 9);
        receive(new MqttPacket.Publish("a", new byte[] {'y'}, 2, false, false, 6), 10);
        receive(new MqttPacket.Publish("a", new byte[] {'y'}, 2, true, false, 6), 10);
        expect("40020005", "a=x q1 #9", "50020006", "a=y q2 #10", "50020006");
        receive("62020006");
        receive(new MqttPacket.Publish("a", new byte[] {'z'}, 2, false, false, 6), 11);
        expect("70020006", "50020006", "a=z q2 #11");
    }

    @Test
    @DisplayName(
            "[MQTT311-3.1.2-23] PINGREQ goes when nothing was sent for the keep-alive, to the microsecond; no answer ends it")
    void keepAlive() {
        start();
        runThrough(59_999_999);
        expect();
        runThrough(60_000_000);
        expect("C000");
        receive("D000");
        nowUs = 70_000_000;
        publish("a", 0, 1);
        log.clear();
        runThrough(129_999_999);
        expect();
        runThrough(130_000_000);
        expect("C000");
        runThrough(159_999_999);
        expect();
        runThrough(160_000_000);
        expect("close", "reconnect @161000000");
    }

    @Test
    @DisplayName("no CONNACK in time ends the attempt; waits double up to their limit and begin anew after success")
    void backOff() {
        core.start(0, out);
        core.onOpen(0, out);
        log.clear();
        runThrough(29_999_999);
        expect();
        runThrough(30_000_000);
        expect("close", "reconnect @31000000");
        long waitUs = 2_000_000;
        for (int i = 0; i < 10; i++) {
            core.onClose(nowUs, out);
            expect("reconnect @" + (nowUs + waitUs));
            waitUs = Math.min(120_000_000, 2 * waitUs);
        }
        connect(false);
        log.clear();
        core.onClose(nowUs, out);
        expect("reconnect @" + (nowUs + 1_000_000));
    }

    @Test
    @DisplayName("a refusal ends the attempt, not the client")
    void refused() {
        core.start(0, out);
        core.onOpen(0, out);
        log.clear();
        receive("20020003");
        expect("close", "reconnect @1000000");
    }

    @Test
    @DisplayName("[MQTT311-3.14.4-1] [MQTT311-3.14.4-2] stopping sends DISCONNECT, closes, and nothing after it")
    void stops() {
        start();
        core.stop(nowUs, out);
        expect("E000", "close");
        publish("a", 0, 1);
        receive("D000");
        core.onClose(nowUs, out);
        runThrough(1_000_000_000);
        expect();
        assertFalse(core.isConnected());
        core.start(nowUs, out);
        expect("reconnect @1000000000");
    }

    @Test
    @DisplayName("junk from the server ends the connection, and 100,000 mutations of it escape nowhere")
    void junk() {
        start();
        receive("82060001000161 00");
        expect("close", "reconnect @1000000");
        SplittableRandom random = new SplittableRandom(8);
        var maker = new io.chirpsim.mqtt.packet.PacketMaker(random);
        int connections = 0;
        for (int i = 0; i < 100_000; i++) {
            if (random.nextInt(50) == 0) {
                core.onClose(nowUs, out);
            }
            if (!core.isConnected()) {
                connections++;
                connect(random.nextBoolean());
            }
            publish("a", random.nextInt(3), 1);
            byte[] bytes = maker.mutated();
            core.onBytes(bytes, 0, bytes.length, 1, nowUs, out);
            log.clear();
        }
        assertTrue(connections > 1000);
    }

    @Test
    @DisplayName("what cannot be published or subscribed to is refused")
    void refuses() {
        assertThrows(IllegalArgumentException.class, () -> publish("a/#", 0, 1));
        assertThrows(IllegalArgumentException.class, () -> publish("a", 3, 1));
        assertThrows(IllegalArgumentException.class, () -> core.subscribe("a#", 0, 0, out));
    }
}
