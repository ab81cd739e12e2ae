package io.chirpsim.mqtt.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.mqtt.MqttCause;
import io.chirpsim.mqtt.broker.BrokerConfig;
import io.chirpsim.mqtt.client.ClientConfig;
import io.chirpsim.mqtt.link.LinkConfig;
import io.chirpsim.mqtt.link.VirtualLink;
import io.chirpsim.mqtt.packet.MqttPacket;
import io.chirpsim.random.Streams;
import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.Kernel;
import io.chirpsim.sim.SimEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PowerCutTest {
    private static final long SECOND_US = 1_000_000;
    private static final byte[] ON = "on".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OFF = "off".getBytes(StandardCharsets.UTF_8);

    private final Kernel kernel = new Kernel();
    private final Streams streams = new Streams(1, 0);
    private final List<String> seen = new ArrayList<>();
    private final List<Long> lost = new ArrayList<>();
    private final MqttObserver observer = new MqttObserver() {
        @Override
        public void routed(long tag, int more, long nowUs) {}

        @Override
        public void copied(long tag, long nowUs) {}

        @Override
        public void released(long tag, long nowUs) {}

        @Override
        public void lost(long tag, MqttCause cause, long nowUs) {
            lost.add(tag);
        }
    };
    private final BrokerNode broker = new BrokerNode(kernel, BrokerConfig.DEFAULT, streams, 1, observer);
    private final ClientNode watcher = client(ClientConfig.of("watcher"));
    private final ClientNode station =
            client(ClientConfig.of("station").withKeepAlive(30).withWill(new MqttPacket.Will("state", OFF, 0, true)));

    private ClientNode client(ClientConfig config) {
        VirtualLink link =
                new VirtualLink(kernel, LinkConfig.ofLatency(10_000), streams, Streams.hash(config.clientId()));
        return new ClientNode(
                kernel,
                config,
                link,
                broker,
                observer,
                (topic, payload, qos, retain, tag, nowUs) ->
                        seen.add(new String(payload, StandardCharsets.UTF_8) + " " + nowUs / SECOND_US));
    }

    private void at(long atS, Runnable action) {
        kernel.schedule(
                new SimEvent(kernel, EventKind.SOURCE) {
                    @Override
                    public void happen() {
                        action.run();
                    }
                },
                atS * SECOND_US);
    }

    private void begin() {
        watcher.start();
        watcher.subscribe("state", 0);
        station.start();
        station.publish("state", ON, 0, true, 0);
    }

    @Test
    @DisplayName(
            "the will goes out one and a half times the keep-alive after the last packet; the station comes back and stays")
    void will() {
        begin();
        at(100, station::powerOff);
        at(1_000, station::powerOn);
        at(1_001, () -> station.publish("state", ON, 0, true, 0));
        kernel.runThrough(2_000 * SECOND_US);
        // the last PINGREQ left after 90 s
        assertEquals(List.of("on 0", "off 135", "on 1001"), seen);
        assertTrue(station.isConnected(), "it goes on to ping");
    }

    @Test
    @DisplayName("a short cut: the broker publishes the will when the station connects again")
    void shortCut() {
        begin();
        at(100, station::powerOff);
        at(110, station::powerOn);
        kernel.runThrough(500 * SECOND_US);
        assertEquals(List.of("on 0", "off 110"), seen);
        assertTrue(station.isConnected());
    }

    @Test
    @DisplayName("what is published or arrives without power is lost, once")
    void nothingWhileOff() {
        begin();
        station.subscribe("order", 0);
        at(100, station::powerOff);
        at(101, () -> station.publish("state", ON, 0, true, 7));
        at(102, () -> watcher.publish("order", ON, 0, false, 8));
        kernel.runThrough(130 * SECOND_US);
        assertEquals(List.of(7L, 8L), lost);
        assertEquals(List.of("on 0"), seen);
    }
}
