package io.chirpsim.mqtt.broker;

import static io.chirpsim.mqtt.broker.TestClient.message;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SysTopicsTest {
    private final TestBroker broker = new TestBroker(BrokerConfig.DEFAULT.withSysInterval(10_000_000));

    @Test
    @DisplayName("$SYS/broker tells what it counts, on its interval to the microsecond, and only what has changed")
    void values() {
        TestClient watcher = broker.open().connect("w", true, 0, null).subscribe("$SYS/broker/clients/connected", 0);
        assertEquals(1, watcher.behindSubAck.size(), "retained from the start");
        broker.open().connect("p", true, 0, null);
        broker.runThrough(9_999_999);
        watcher.expectNothing();
        broker.runThrough(10_000_000);
        watcher.expect(message("$SYS/broker/clients/connected", "2", 0, 0));
        broker.runThrough(60_000_000);
        watcher.expectNothing();
    }

    @Test
    @DisplayName("all eight topics are there, retained")
    void topics() {
        TestClient client = broker.open().connect("p", true, 0, null).publish("a", "x", 0);
        broker.connectPersistent("away").subscribe("a", 0).vanish();
        client.retain("a", "x", 0);
        broker.runThrough(20_000_000);
        assertEquals(
                8,
                broker.connect("w").subscribe("$SYS/broker/#", 0).behindSubAck.size());
        expect("version", "chirpsim version 0.1.0");
        expect("uptime", "20 seconds");
        expect("publish/messages/dropped", "1");
        expect("retained messages/count", "9");
        expect("subscriptions/count", "1");
    }

    private void expect(String name, String value) {
        String topic = "$SYS/broker/" + name;
        TestClient reader = broker.connect("reader-" + name.replace('/', '-')).subscribe(topic, 0);
        String packet = reader.behindSubAck.get(0);
        String payload = new String(
                TestClient.hex(packet.substring(8 + 2 * topic.length())), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(value, payload);
        reader.disconnect();
    }

    @Test
    @DisplayName("off by default")
    void off() {
        TestBroker silent = TestBroker.ofDefaults();
        TestClient client = silent.open().connect("p", true, 0, null).subscribe("$SYS/#", 0);
        silent.runThrough(100_000_000);
        assertEquals(0, client.behindSubAck.size());
        client.expectNothing();
    }
}
