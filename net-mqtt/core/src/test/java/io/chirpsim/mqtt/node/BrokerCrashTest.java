package io.chirpsim.mqtt.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.mqtt.MqttCause;
import io.chirpsim.mqtt.broker.BrokerConfig;
import io.chirpsim.mqtt.broker.Persistence;
import io.chirpsim.mqtt.client.ClientConfig;
import io.chirpsim.mqtt.link.LinkConfig;
import io.chirpsim.mqtt.link.VirtualLink;
import io.chirpsim.random.Streams;
import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.Kernel;
import io.chirpsim.sim.SimEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BrokerCrashTest {
    private static final long SECOND_US = 1_000_000;

    private final Kernel kernel = new Kernel();
    private final Streams streams = new Streams(1, 0);
    private final List<String> seen = new ArrayList<>();
    private final List<Long> lost = new ArrayList<>();
    private long copies;
    private final MqttObserver observer = new MqttObserver() {
        @Override
        public void routed(long tag, int more, long nowUs) {
            copies += tag == 0 ? 0 : more;
        }

        @Override
        public void copied(long tag, long nowUs) {
            copies += tag == 0 ? 0 : 1;
        }

        @Override
        public void released(long tag, long nowUs) {
            copies -= tag == 0 ? 0 : 1;
        }

        @Override
        public void lost(long tag, MqttCause cause, long nowUs) {
            copies -= tag == 0 ? 0 : 1;
            lost.add(tag);
        }
    };
    private final BrokerNode broker = new BrokerNode(kernel, BrokerConfig.DEFAULT, streams, 1, observer);

    private ClientNode client(ClientConfig config) {
        VirtualLink link =
                new VirtualLink(kernel, LinkConfig.ofLatency(10_000), streams, Streams.hash(config.clientId()));
        ClientNode node = new ClientNode(
                kernel,
                config,
                link,
                broker,
                observer,
                (topic, payload, qos, retain, tag, nowUs) -> seen.add(topic + (retain ? " retained" : "")));
        node.start();
        return node;
    }

    private void at(long atUs, Runnable action) {
        kernel.schedule(
                new SimEvent(kernel, EventKind.SOURCE) {
                    @Override
                    public void happen() {
                        action.run();
                    }
                },
                atUs);
    }

    private void publish(ClientNode sensor, long atUs, String topic, int qos, long tag) {
        at(atUs, () -> {
            copies++;
            sensor.publish(topic, "x".getBytes(StandardCharsets.UTF_8), qos, topic.equals("kept"), tag);
        });
    }

    @Test
    @DisplayName("clients come back with their back-off of 1, 2, 4 s while the broker is down, and subscribe again")
    void comeBack() {
        ClientNode sensor = client(ClientConfig.of("sensor"));
        client(ClientConfig.of("dashboard")).subscribe("#", 1);
        at(10 * SECOND_US, () -> broker.crash(Persistence.NONE));
        at(14 * SECOND_US, broker::restart);
        publish(sensor, 30 * SECOND_US, "after", 1, 3);
        kernel.runThrough(12 * SECOND_US);
        assertFalse(sensor.isConnected());
        // refused at 11 s and 13 s, each told one round trip later; accepted at 17 s and a bit
        kernel.runThrough(17 * SECOND_US);
        assertFalse(sensor.isConnected());
        kernel.runThrough(17 * SECOND_US + 100_000);
        assertTrue(sensor.isConnected());
        kernel.runThrough(60 * SECOND_US);
        assertEquals(List.of("after"), seen);
        assertEquals(0, copies);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "what an absent client is owed and retained messages are there again only if the broker keeps sessions")
    void persistence(Persistence kept) {
        ClientNode sensor = client(ClientConfig.of("sensor"));
        ClientNode absent = client(ClientConfig.of("absent").persistent());
        absent.subscribe("a", 1);
        at(5 * SECOND_US, absent::cutLink);
        publish(sensor, 5 * SECOND_US + 1, "a", 1, 1);
        publish(sensor, 5 * SECOND_US + 2, "kept", 1, 2);
        at(5 * SECOND_US + 500_000, () -> broker.crash(kept));
        at(6 * SECOND_US - 1, broker::restart);
        at(20 * SECOND_US, () -> client(ClientConfig.of("late")).subscribe("kept", 0));
        kernel.runThrough(60 * SECOND_US);
        boolean keeps = kept == Persistence.SESSIONS;
        assertEquals(keeps ? List.of("a", "kept retained") : List.of(), seen);
        assertEquals(keeps ? List.of() : List.of(1L), lost);
        assertEquals(0, copies);
    }

    @Test
    @DisplayName(
            "what was on a link when the broker crashed is lost at QoS 0, and published while it is down it waits in the client")
    void inFlight() {
        ClientNode sensor = client(ClientConfig.of("sensor"));
        client(ClientConfig.of("dashboard").persistent()).subscribe("#", 0);
        publish(sensor, 10 * SECOND_US, "under way", 0, 1);
        publish(sensor, 10 * SECOND_US - 15_000, "half way", 0, 2);
        at(10 * SECOND_US, () -> broker.crash(Persistence.SESSIONS));
        publish(sensor, 11 * SECOND_US, "waits", 0, 3);
        at(12 * SECOND_US, broker::restart);
        kernel.runThrough(60 * SECOND_US);
        assertEquals(List.of(1L, 2L), lost.stream().sorted().toList());
        assertEquals(List.of("waits"), seen);
        assertEquals(0, copies);
    }
}
