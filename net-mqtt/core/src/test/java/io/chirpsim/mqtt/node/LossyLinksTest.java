package io.chirpsim.mqtt.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.mqtt.MqttCause;
import io.chirpsim.mqtt.broker.BrokerConfig;
import io.chirpsim.mqtt.client.ClientConfig;
import io.chirpsim.mqtt.link.LinkConfig;
import io.chirpsim.mqtt.link.VirtualLink;
import io.chirpsim.random.Streams;
import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.Kernel;
import io.chirpsim.sim.SimEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Publisher, broker and subscriber over links that lose segments and are cut again and again. */
class LossyLinksTest {
    private static final int MESSAGES = 2000;
    private static final long EVERY_US = 200_000;

    private final Kernel kernel = new Kernel();
    private final List<Long> arrived = new ArrayList<>();
    private final Map<Long, Integer> copies = new HashMap<>();
    private final List<Long> lost = new ArrayList<>();

    private final MqttObserver observer = new MqttObserver() {
        @Override
        public void routed(long tag, int more, long nowUs) {
            copies.merge(tag, more, Integer::sum);
        }

        @Override
        public void copied(long tag, long nowUs) {
            copies.merge(tag, 1, Integer::sum);
        }

        @Override
        public void released(long tag, long nowUs) {
            copies.merge(tag, -1, Integer::sum);
        }

        @Override
        public void lost(long tag, MqttCause cause, long nowUs) {
            copies.merge(tag, -1, Integer::sum);
            lost.add(tag);
        }
    };

    private void at(long atUs, Runnable what) {
        kernel.schedule(
                new SimEvent(kernel, EventKind.SOURCE) {
                    @Override
                    public void happen() {
                        what.run();
                    }
                },
                atUs);
    }

    private void run(long seed, int qos, double loss, boolean cuts) {
        Streams streams = new Streams(seed, 0);
        BrokerConfig config = BrokerConfig.DEFAULT.withQueues(20, 10_000);
        BrokerNode broker = new BrokerNode(kernel, config, streams, 1, observer);
        ClientNode publisher = node("publisher", broker, streams, loss);
        ClientNode subscriber = node("subscriber", broker, streams, loss);
        subscriber.subscribe("t/#", qos);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 1; i <= MESSAGES; i++) {
            long tag = i;
            at(60_000_000 + i * EVERY_US, () -> {
                copies.put(tag, 1);
                publisher.publish("t/x", new byte[20], qos, false, tag);
            });
        }
        for (int i = 0; cuts && i < 100; i++) {
            ClientNode victim = random.nextBoolean() ? publisher : subscriber;
            at(60_000_000 + random.nextLong(MESSAGES * EVERY_US), victim::cutLink);
        }
        kernel.runThrough(7_200_000_000L);
    }

    private ClientNode node(String id, BrokerNode broker, Streams streams, double loss) {
        LinkConfig config = new LinkConfig(30_000, 20_000, 1_000_000, loss);
        VirtualLink link = new VirtualLink(kernel, config, streams, Streams.hash(id));
        ClientConfig client = ClientConfig.of(id).persistent().withQueues(20, 10_000);
        ClientNode node = new ClientNode(
                kernel, client, link, broker, observer, (topic, payload, q, retain, tag, nowUs) -> arrived.add(tag));
        node.start();
        return node;
    }

    private static List<Long> all() {
        return LongStream.rangeClosed(1, MESSAGES).boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @DisplayName(
            "[MQTT311-4.3.3-1] [MQTT311-4.3.3-2] QoS 2: every message exactly once and in order, through 100 cuts and 5 % loss")
    @ValueSource(longs = {1, 2, 3})
    void exactlyOnce(long seed) {
        run(seed, 2, 0.05, true);
        assertEquals(all(), arrived);
        assertEquals(List.of(), lost);
        assertTrue(copies.values().stream().allMatch(c -> c == 0), "every copy has ended");
    }

    @ParameterizedTest(name = "seed {0}")
    @DisplayName("[MQTT311-4.3.2-1] QoS 1: every message at least once")
    @ValueSource(longs = {1, 2, 3})
    void atLeastOnce(long seed) {
        run(seed, 1, 0.05, true);
        assertEquals(all(), arrived.stream().distinct().toList());
        assertTrue(arrived.size() > MESSAGES, "some came twice");
        assertEquals(List.of(), lost);
        assertTrue(copies.values().stream().allMatch(c -> c == 0), "every copy has ended");
    }

    @ParameterizedTest(name = "seed {0}")
    @DisplayName("[MQTT311-4.3.1-1] QoS 0: every message at most once, and each one is either there or told as lost")
    @ValueSource(longs = {1, 2, 3})
    void atMostOnce(long seed) {
        run(seed, 0, 0.05, true);
        assertEquals(arrived.stream().distinct().toList(), arrived);
        assertTrue(!lost.isEmpty());
        List<Long> accounted = new ArrayList<>(arrived);
        accounted.addAll(lost);
        assertEquals(all(), accounted.stream().sorted().toList());
        assertTrue(copies.values().stream().allMatch(c -> c == 0), "every copy has ended");
    }

    @ParameterizedTest(name = "QoS {0}")
    @DisplayName("loss alone costs time, not messages, at any QoS")
    @ValueSource(ints = {0, 1, 2})
    void lossAlone(int qos) {
        run(4, qos, 0.2, false);
        assertEquals(all(), arrived);
    }
}
