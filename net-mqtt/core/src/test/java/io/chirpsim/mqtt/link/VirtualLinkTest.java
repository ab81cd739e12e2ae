package io.chirpsim.mqtt.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.random.Streams;
import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.Kernel;
import io.chirpsim.sim.SimEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VirtualLinkTest {
    private final Kernel kernel = new Kernel();
    private final Streams streams = new Streams(11, 0);
    private final List<String> log = new ArrayList<>();

    /** Writes down what it hears. */
    private class Recorder implements LinkEnd {
        final String name;
        LinkPort port;

        Recorder(String name) {
            this.name = name;
        }

        @Override
        public void onOpen(LinkPort opened, long nowUs) {
            port = opened;
            log.add(name + " open @" + nowUs);
        }

        @Override
        public void onBytes(byte[] bytes, long tag, long nowUs) {
            log.add(name + " #" + tag + " @" + nowUs);
        }

        @Override
        public void onClose(long nowUs) {
            log.add(name + " close @" + nowUs);
        }

        @Override
        public void onLost(byte[] bytes, long tag, long nowUs) {
            log.add(name + " lost #" + tag + " @" + nowUs);
        }
    }

    private final Recorder client = new Recorder("client");
    private final Recorder server = new Recorder("server");

    private VirtualLink link(LinkConfig config) {
        return new VirtualLink(kernel, config, streams, 5);
    }

    private void connected(LinkConfig config) {
        link(config).connect(client, server);
        kernel.runThrough(10_000_000);
        log.clear();
    }

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

    private void expect(String... entries) {
        assertEquals(List.of(entries), log);
        log.clear();
    }

    @Test
    @DisplayName("connecting takes one round trip, the server is there after half of it")
    void connects() {
        LinkPort port = link(LinkConfig.ofLatency(15_000)).connect(client, server);
        kernel.runThrough(29_999);
        assertFalse(port.isOpen());
        kernel.runThrough(1_000_000);
        expect("server open @15000", "client open @30000");
        assertTrue(port.isOpen());
    }

    @Test
    @DisplayName("bytes and their tag arrive after the latency, one event each at most")
    void latency() {
        connected(LinkConfig.ofLatency(15_000));
        long before = kernel.executed();
        client.port.send(new byte[10], 7);
        server.port.send(new byte[10], 8);
        kernel.runThrough(20_000_000);
        expect("server #7 @10015000", "client #8 @10015000");
        assertEquals(2, kernel.executed() - before);
    }

    @Test
    @DisplayName("a write takes its bits divided by the bandwidth, rounded up once, and writes queue for the line")
    void bandwidth() {
        connected(new LinkConfig(1000, 0, 3_000_000, 0));
        client.port.send(new byte[100], 1);
        client.port.send(new byte[100], 2);
        client.port.send(new byte[1], 3);
        kernel.runThrough(20_000_000);
        expect("server #1 @10001267", "server #2 @10001534", "server #3 @10001537");
    }

    @Test
    @DisplayName("jitter stays within its bound, never overtakes, and depends on link and number of the write only")
    void jitter() {
        List<String> first = jittered(new Kernel());
        assertEquals(first, jittered(new Kernel()));
        assertEquals(200, first.size());
        assertTrue(first.stream().distinct().count() > 50);
    }

    private List<String> jittered(Kernel own) {
        VirtualLink path = new VirtualLink(own, new LinkConfig(1000, 400, LinkConfig.UNLIMITED, 0), streams, 5);
        List<String> arrivals = new ArrayList<>();
        Recorder sender = new Recorder("sender");
        Recorder receiver = new Recorder("receiver") {
            private long last;
            private long next = 1;

            @Override
            public void onBytes(byte[] bytes, long tag, long nowUs) {
                long sentUs = 1_000_000 + tag * 37;
                assertTrue(nowUs >= sentUs + 1000 && nowUs <= sentUs + 1400 && nowUs >= last, "within bounds");
                assertEquals(next++, tag);
                last = nowUs;
                arrivals.add(Long.toString(nowUs - sentUs));
            }
        };
        path.connect(sender, receiver);
        for (long i = 1; i <= 200; i++) {
            long tag = i;
            own.schedule(
                    new SimEvent(own, EventKind.SOURCE) {
                        @Override
                        public void happen() {
                            sender.port.send(new byte[1], tag);
                        }
                    },
                    1_000_000 + i * 37);
        }
        own.runThrough(3_000_000);
        return arrivals;
    }

    @Test
    @DisplayName("an orderly close arrives behind what was sent before; what comes the other way is lost")
    void closes() {
        connected(LinkConfig.ofLatency(1000));
        server.port.send(new byte[1], 9);
        client.port.send(new byte[1], 1);
        client.port.close();
        client.port.send(new byte[1], 2);
        kernel.runThrough(20_000_000);
        expect("client lost #2 @10000000", "server lost #9 @10001000", "server #1 @10001000", "server close @10001000");
        server.port.send(new byte[1], 3);
        expect("server lost #3 @20000000");
    }

    @Test
    @DisplayName("a cut loses what is on its way and tells both ends")
    void cut() {
        connected(LinkConfig.ofLatency(1000));
        client.port.send(new byte[1], 1);
        server.port.send(new byte[1], 2);
        client.port.cut();
        kernel.runThrough(20_000_000);
        expect(
                "client lost #1 @10000000",
                "server lost #2 @10000000",
                "client close @10000000",
                "server close @10000000");
    }

    @Test
    @DisplayName("closing while connecting reaches the server behind the opening")
    void closesWhileConnecting() {
        link(LinkConfig.ofLatency(1000)).connect(client, server).close();
        kernel.runThrough(1_000_000);
        expect("server open @1000", "server close @1000");
    }

    @Test
    @DisplayName("an old connection that is still closing does not hinder a new one")
    void overlapping() {
        VirtualLink path = link(LinkConfig.ofLatency(1000));
        path.connect(client, server);
        kernel.runThrough(5000);
        client.port.close();
        Recorder second = new Recorder("second");
        path.connect(second, new Recorder("server2"));
        kernel.runThrough(50_000);
        expect(
                "server open @1000",
                "client open @2000",
                "server close @6000",
                "server2 open @6000",
                "second open @7000");
    }

    @Test
    @DisplayName(
            "where everything is lost the sender gives up after 15 retransmissions: 1 s doubled up to 60 s, 663 s in all")
    void givesUp() {
        link(new LinkConfig(1000, 0, LinkConfig.UNLIMITED, 1)).connect(client, server);
        long expectedUs = 1_000_000L * (1 + 2 + 4 + 8 + 16 + 32 + 60 * 10);
        kernel.runThrough(expectedUs - 1);
        expect();
        kernel.runThrough(expectedUs);
        expect("client close @663000000");
        assertEquals(Long.MAX_VALUE, kernel.nextUs());
    }

    @Test
    @DisplayName(
            "a lost segment comes after whole timeouts, later ones wait for it, and all arrive in order exactly once")
    void retransmits() {
        connected(new LinkConfig(10_000, 0, LinkConfig.UNLIMITED, 0.2));
        for (int i = 1; i <= 500; i++) {
            long tag = i;
            at(10_000_000 + i * 500_000L, () -> client.port.send(new byte[50], tag));
        }
        kernel.runThrough(600_000_000);
        assertEquals(500, log.size());
        int late = 0;
        for (int i = 1; i <= 500; i++) {
            assertTrue(log.get(i - 1).startsWith("server #" + i + " @"), log.get(i - 1));
            long delayUs = Long.parseLong(log.get(i - 1).split("@")[1]) - 10_000_000 - i * 500_000L;
            assertTrue(delayUs >= 10_000);
            if (delayUs > 10_000) {
                assertTrue(delayUs >= 100_000, "a timeout, or the rest of one: " + delayUs);
                late++;
            }
        }
        assertTrue(late > 60 && late < 170, "about one in five is lost: " + late);
    }

    @Test
    @DisplayName("RFC 6298: 1 s at first, then SRTT + 4 RTTVAR, at least 200 ms, at most 60 s")
    void timer() {
        RetransmissionTimer timer = new RetransmissionTimer();
        assertEquals(1_000_000, timer.timeoutUs());
        timer.onRoundTrip(400_000);
        assertEquals(400_000 + 4 * 200_000, timer.timeoutUs());
        timer.onRoundTrip(800_000);
        assertEquals((7 * 400_000 + 800_000) / 8 + 4 * ((3 * 200_000 + 400_000) / 4), timer.timeoutUs());
        for (int i = 0; i < 100; i++) {
            timer.onRoundTrip(20_000);
        }
        assertEquals(200_000, timer.timeoutUs());
        timer.onRoundTrip(100_000_000);
        assertEquals(60_000_000, timer.timeoutUs());
        assertEquals(60_000_000, RetransmissionTimer.doubled(40_000_000));
    }

    @Test
    @DisplayName("longer writes are several segments and lost more often")
    void segments() {
        LinkConfig config = new LinkConfig(0, 0, LinkConfig.UNLIMITED, 0.1);
        assertEquals(0.1, config.lossProbability(0));
        assertEquals(0.1, config.lossProbability(1460));
        assertEquals(1 - 0.9 * 0.9, config.lossProbability(1461), 1e-12);
    }

    @Test
    @DisplayName("numbers that make no sense are refused")
    void refuses() {
        assertThrows(IllegalArgumentException.class, () -> new LinkConfig(-1, 0, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new LinkConfig(0, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new LinkConfig(0, 0, 1, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new LinkConfig(0, 0, 1, 1.1));
    }
}
