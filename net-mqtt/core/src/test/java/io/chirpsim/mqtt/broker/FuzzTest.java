package io.chirpsim.mqtt.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.mqtt.packet.MqttEncoder;
import io.chirpsim.mqtt.packet.PacketMaker;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FuzzTest {
    private static final int CONNECTIONS = 12;

    private final BrokerCore core =
            new BrokerCore(BrokerConfig.DEFAULT.withQueues(3, 5).withSysInterval(5_000_000), () -> 12345);
    private final boolean[] open = new boolean[CONNECTIONS];
    private int sent;
    private long wakeUs = Long.MAX_VALUE;

    private final BrokerOut out = new BrokerOut() {
        @Override
        public void send(int connection, byte[] packet, long tag) {
            assertTrue(open[connection], "sent to a closed connection");
            sent++;
        }

        @Override
        public void close(int connection, CloseReason reason) {
            assertTrue(open[connection], "closed a closed connection");
            open[connection] = false;
        }

        @Override
        public void routed(long tag, int qos, int copies) {
            assertTrue(copies <= 16);
        }

        @Override
        public void retainedCopy(long tag) {}

        @Override
        public void acknowledged(long tag) {}

        @Override
        public void dropped(long tag, String clientId, DropReason reason) {}

        @Override
        public void wakeAt(long atUs) {
            wakeUs = atUs;
        }
    };

    @Test
    @DisplayName(
            "200,000 mutated packets among as many sane ones: no exception, only their connections close, tables stay consistent")
    void junk() {
        SplittableRandom random = new SplittableRandom(6);
        PacketMaker maker = new PacketMaker(random);
        long nowUs = 0;
        int mutated = 0;
        for (int i = 0; mutated < 200_000; i++) {
            int connection = random.nextInt(CONNECTIONS);
            nowUs += random.nextInt(100_000);
            if (wakeUs <= nowUs) {
                wakeUs = Long.MAX_VALUE;
                core.onTimeout(nowUs, out);
            }
            if (!open[connection]) {
                open[connection] = true;
                core.onOpen(connection, nowUs, out);
                feed(connection, MqttEncoder.encode(maker.connect()), nowUs);
            } else if (random.nextInt(50) == 0) {
                open[connection] = false;
                core.onClose(connection, nowUs, out);
            } else {
                boolean sane = random.nextBoolean();
                mutated += sane ? 0 : 1;
                feed(connection, sane ? MqttEncoder.encode(maker.packet()) : maker.mutated(), nowUs);
            }
            if (i % 50 == 0) {
                check();
            }
        }
        assertTrue(sent > 100_000, "the broker was at work: " + sent);
        endAll(nowUs);
    }

    private void feed(int connection, byte[] bytes, long nowUs) {
        core.onBytes(connection, bytes, 0, bytes.length, 1, nowUs, out);
    }

    private void check() {
        int connected = 0;
        for (boolean is : open) {
            connected += is ? 1 : 0;
        }
        assertEquals(connected, core.connections());
        assertTrue(core.counters().clientsConnected() <= connected);
        assertTrue(core.sessions() >= core.counters().clientsConnected());
        core.checkConsistency();
    }

    private void endAll(long nowUs) {
        for (int i = 0; i < CONNECTIONS; i++) {
            if (open[i]) {
                open[i] = false;
                core.onClose(i, nowUs, out);
            }
        }
        check();
        assertEquals(0, core.counters().clientsConnected());
    }
}
