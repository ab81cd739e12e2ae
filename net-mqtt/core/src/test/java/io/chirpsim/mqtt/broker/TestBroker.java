package io.chirpsim.mqtt.broker;

import io.chirpsim.random.Streams;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A broker whose outputs are written down; time stands still unless moved. */
class TestBroker implements BrokerOut {
    /** One copy given up. */
    record Drop(long tag, String clientId, DropReason reason) {}

    final BrokerCore core;
    final Map<Integer, CloseReason> closed = new LinkedHashMap<>();
    final List<Drop> drops = new ArrayList<>();
    final List<String> routed = new ArrayList<>();
    final List<Long> acknowledged = new ArrayList<>();
    final List<Long> sentTags = new ArrayList<>();
    long nowUs;
    long wakeUs = Long.MAX_VALUE;

    private final Map<Integer, List<byte[]>> sent = new LinkedHashMap<>();
    private int connections;

    TestBroker(BrokerConfig config) {
        long[] next = {0};
        core = new BrokerCore(config, () -> Streams.hash("test" + next[0]++));
    }

    static TestBroker ofDefaults() {
        return new TestBroker(BrokerConfig.DEFAULT);
    }

    /** A network connection without CONNECT. */
    TestClient open() {
        int connection = connections++;
        sent.put(connection, new ArrayList<>());
        core.onOpen(connection, nowUs, this);
        return new TestClient(this, connection);
    }

    /** A client with a clean session and keep-alive 60. */
    TestClient connect(String clientId) {
        return open().connect(clientId, true);
    }

    /** A client whose session is kept. */
    TestClient connectPersistent(String clientId) {
        return open().connect(clientId, false);
    }

    void input(int connection, byte[] bytes, long tag) {
        core.onBytes(connection, bytes, 0, bytes.length, tag, nowUs, this);
    }

    /** Moves time on, waking the broker whenever it asked for it. */
    void runThrough(long untilUs) {
        while (wakeUs <= untilUs) {
            nowUs = wakeUs;
            wakeUs = Long.MAX_VALUE;
            core.onTimeout(nowUs, this);
        }
        nowUs = untilUs;
    }

    /** What was sent to this connection since last asked, in hex, one packet an entry. */
    List<String> takeSent(int connection) {
        List<String> packets = new ArrayList<>();
        for (byte[] packet : sent.get(connection)) {
            packets.add(HexFormat.of().withUpperCase().formatHex(packet));
        }
        sent.get(connection).clear();
        return packets;
    }

    @Override
    public void send(int connection, byte[] packet, long tag) {
        if (closed.containsKey(connection)) {
            throw new AssertionError("sent to a closed connection");
        }
        sent.get(connection).add(packet);
        sentTags.add(tag);
    }

    @Override
    public void close(int connection, CloseReason reason) {
        if (closed.put(connection, reason) != null) {
            throw new AssertionError("closed twice");
        }
    }

    @Override
    public void routed(long tag, int qos, int copies) {
        routed.add(tag + " q" + qos + " x" + copies);
    }

    @Override
    public void retainedCopy(long tag) {
        routed.add(tag + " retained");
    }

    @Override
    public void acknowledged(long tag) {
        acknowledged.add(tag);
    }

    @Override
    public void dropped(long tag, String clientId, DropReason reason) {
        drops.add(new Drop(tag, clientId, reason));
    }

    @Override
    public void wakeAt(long atUs) {
        wakeUs = atUs;
    }
}
