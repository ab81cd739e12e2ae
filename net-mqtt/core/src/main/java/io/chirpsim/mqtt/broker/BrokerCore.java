package io.chirpsim.mqtt.broker;

import io.chirpsim.mqtt.packet.MalformedPacketException;
import io.chirpsim.mqtt.packet.Message;
import io.chirpsim.mqtt.packet.MqttDecoder;
import io.chirpsim.mqtt.packet.MqttEncoder;
import io.chirpsim.mqtt.packet.MqttPacket;
import io.chirpsim.mqtt.packet.PacketStream;
import io.chirpsim.mqtt.packet.PacketType;
import io.chirpsim.mqtt.packet.PublishView;
import io.chirpsim.mqtt.packet.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * An MQTT 3.1 and 3.1.1 broker without clock, thread, socket or randomness: the same class serves simulated links and real sockets. One
 * thread at a time calls it; times never go back. No bytes make it throw: junk closes the connection it came on, silently after CONNECT,
 * as mosquitto does.
 *
 * <p>A tag is an opaque number that comes with a PUBLISH and goes out with every copy of it; the broker never looks at it.
 *
 * <p>Messages at QoS 2 are passed on when their PUBLISH comes first, not when it is released (method B of MQTT 3.1.1, figure 4.3).
 */
public final class BrokerCore {
    private static final byte[] PINGRESP = MqttEncoder.encode(new MqttPacket.PingResp());

    private final BrokerConfig config;
    private final Counters counters = new Counters();
    private final Timers timers = new Timers();
    private final Router router;
    private final SessionTable sessions;
    private final SysTopics sysTopics;
    private final PublishView publish = new PublishView();

    private Connection[] connections = new Connection[16];
    private int connectionCount;
    private long wakeUs = Long.MAX_VALUE;

    /**
     * @param identifiers random numbers from the run's seed, for client identifiers that the broker makes
     */
    public BrokerCore(BrokerConfig config, LongSupplier identifiers) {
        this.config = config;
        router = new Router((int) identifiers.getAsLong(), counters);
        sessions = new SessionTable(config, identifiers, counters, router);
        sysTopics = new SysTopics(config, counters, router, timers);
    }

    /** What it has counted so far. */
    public Counters counters() {
        return counters;
    }

    Timers timers() {
        return timers;
    }

    /** How many sessions it keeps, those of absent clients included. */
    public int sessions() {
        return sessions.size();
    }

    void checkConsistency() {
        sessions.checkConsistency();
        router.checkConsistency();
    }

    /** How many network connections it knows. */
    public int connections() {
        return connectionCount;
    }

    /**
     * A network connection is there.
     *
     * @param connection a small number, not in use; free again once closed by either side
     */
    public void onOpen(int connection, long nowUs, BrokerOut out) {
        sysTopics.start(nowUs, out);
        if (connectionCount >= config.maxConnections()) {
            out.close(connection, CloseReason.TOO_MANY_CONNECTIONS);
        } else {
            if (connection >= connections.length) {
                connections = Arrays.copyOf(connections, Math.max(connection + 1, 2 * connections.length));
            }
            if (connections[connection] != null) {
                throw new IllegalArgumentException("connection " + connection + " is open already");
            }
            Connection opened = new Connection(this, connection, config.maxConnectBytes());
            connections[connection] = opened;
            connectionCount++;
            timers.set(opened, nowUs + config.connectTimeoutUs());
        }
        arm(out);
    }

    /**
     * Bytes have come, in any pieces.
     *
     * @param bytes read only while this call lasts
     * @param tag of each PUBLISH that these bytes complete, 0 for none
     */
    public void onBytes(int connection, byte[] bytes, int offset, int length, long tag, long nowUs, BrokerOut out) {
        Connection from = find(connection);
        if (from == null || length == 0) {
            return;
        }
        try {
            PacketStream stream = from.stream;
            if (from.session == null
                    && stream.isBetweenPackets()
                    && PacketType.of(bytes[offset]) != PacketType.CONNECT) {
                throw new MalformedPacketException("first packet is not CONNECT");
            }
            stream.feed(bytes, offset, length);
            while (!from.closed && stream.next()) {
                onPacket(from, tag, nowUs, out);
            }
        } catch (MalformedPacketException e) {
            close(from, CloseReason.MALFORMED, out);
        }
        arm(out);
    }

    /** The network connection has ended by itself; of no effect if the broker closed it before. */
    public void onClose(int connection, long nowUs, BrokerOut out) {
        Connection closed = find(connection);
        if (closed != null) {
            forget(closed, out);
            arm(out);
        }
    }

    /**
     * The process ends without a word: every connection is gone, and nobody's will is published. Sessions of clients that asked for CleanSession
     * end; counters of $SYS go on.
     *
     * @param kept what it finds again when it comes back
     */
    public void crash(Persistence kept, BrokerOut out) {
        for (Connection connection : connections) {
            if (connection != null) {
                connection.will = null;
                forget(connection, out);
            }
        }
        if (kept == Persistence.NONE) {
            sessions.endAll(out);
            router.forgetRetained();
            sysTopics.forget();
        }
    }

    /** Time has come; of no effect if nothing is due. */
    public void onTimeout(long nowUs, BrokerOut out) {
        if (nowUs >= wakeUs) {
            wakeUs = Long.MAX_VALUE;
        }
        timers.fire(nowUs, out);
        arm(out);
    }

    private void arm(BrokerOut out) {
        long firstUs = timers.firstUs();
        if (firstUs < wakeUs) {
            wakeUs = firstUs;
            out.wakeAt(firstUs);
        }
    }

    private Connection find(int connection) {
        return connection < connections.length ? connections[connection] : null;
    }

    private void onPacket(Connection from, long tag, long nowUs, BrokerOut out) throws MalformedPacketException {
        counters.messagesReceived++;
        from.lastPacketUs = nowUs;
        PacketStream in = from.stream;
        if (from.session == null) {
            onConnect(from, MqttDecoder.decode(in.bytes(), in.offset(), in.length(), null), nowUs, out);
            return;
        }
        switch (in.type()) {
            case PacketType.PUBLISH -> onPublish(from, tag, out);
            case PacketType.PUBACK -> require(from, from.session.onPubAck(acknowledgedId(from), out), out);
            case PacketType.PUBREC -> require(from, from.session.onPubRec(acknowledgedId(from), out), out);
            case PacketType.PUBREL -> onPubRel(from, acknowledgedId(from), out);
            case PacketType.PUBCOMP -> require(from, from.session.onPubComp(acknowledgedId(from), out), out);
            default -> onOther(from, MqttDecoder.decode(in.bytes(), in.offset(), in.length(), from.version), out);
        }
    }

    private static int acknowledgedId(Connection from) throws MalformedPacketException {
        PacketStream in = from.stream;
        return MqttDecoder.acknowledgedId(in.bytes(), in.offset(), in.length(), from.version);
    }

    private void require(Connection from, boolean fine, BrokerOut out) {
        if (!fine) {
            close(from, CloseReason.PROTOCOL_ERROR, out);
        }
    }

    private void onOther(Connection from, MqttPacket packet, BrokerOut out) throws MalformedPacketException {
        if (packet instanceof MqttPacket.Subscribe subscribe) {
            onSubscribe(from, subscribe, out);
        } else if (packet instanceof MqttPacket.Unsubscribe unsubscribe) {
            for (String filter : unsubscribe.filters()) {
                router.unsubscribe(from.session, filter);
            }
            send(from, MqttEncoder.acknowledgement(PacketType.UNSUBACK, unsubscribe.packetId()), out);
        } else if (packet instanceof MqttPacket.PingReq) {
            send(from, PINGRESP, out);
        } else if (packet instanceof MqttPacket.Disconnect) {
            from.will = null;
            close(from, CloseReason.DISCONNECTED, out);
        } else {
            close(from, CloseReason.PROTOCOL_ERROR, out);
        }
    }

    private void onConnect(Connection from, MqttPacket packet, long nowUs, BrokerOut out)
            throws MalformedPacketException {
        if (packet instanceof MqttPacket.ConnectOfOtherVersion) {
            refuse(from, MqttPacket.UNACCEPTABLE_VERSION, out);
            return;
        }
        MqttPacket.Connect connect = (MqttPacket.Connect) packet;
        if (connect.will() != null) {
            checkLevels(connect.will().topic());
        }
        if (!sessions.isAcceptable(connect)) {
            refuse(from, MqttPacket.IDENTIFIER_REJECTED, out);
            return;
        }
        accept(from, connect, nowUs, out);
    }

    private void refuse(Connection from, int returnCode, BrokerOut out) {
        send(from, MqttEncoder.encode(new MqttPacket.ConnAck(false, returnCode)), out);
        close(from, CloseReason.REFUSED, out);
    }

    private void accept(Connection from, MqttPacket.Connect connect, long nowUs, BrokerOut out) {
        Session known = sessions.find(connect.clientId());
        if (known != null && known.connection != null) {
            close(known.connection, CloseReason.TAKEN_OVER, out);
        }
        from.version = connect.version();
        from.will = connect.will();
        from.keepAliveUs = connect.keepAliveS() * 1_500_000L;
        from.stream.limit(config.maxPacketBytes());
        timers.clear(from);
        if (from.keepAliveUs > 0) {
            timers.set(from, nowUs + from.keepAliveUs);
        }
        boolean present = sessions.open(from, connect, out);
        counters.clientsConnected++;
        send(from, MqttEncoder.encode(new MqttPacket.ConnAck(present, MqttPacket.ACCEPTED)), out);
        from.session.resume(out);
    }

    private void onPublish(Connection from, long tag, BrokerOut out) throws MalformedPacketException {
        PacketStream in = from.stream;
        counters.publishReceived++;
        publish.read(in.bytes(), in.offset(), in.length());
        checkLevels(publish.topic());
        int id = publish.packetId();
        boolean repeated = publish.qos() == 2 && !from.session.received.add(id);
        if (!repeated) {
            publish(from, publish.message(tag), publish.topic(), publish.retain(), out);
        }
        if (publish.qos() > 0) {
            int answer = publish.qos() == 1 ? PacketType.PUBACK : PacketType.PUBREC;
            send(from, MqttEncoder.acknowledgement(answer, id), out);
        }
    }

    private void publish(Connection from, Message message, String topic, boolean retain, BrokerOut out) {
        if (topic.startsWith(SysTopics.PREFIX)) {
            counters.publishDropped++;
            out.dropped(message.tag(), from.session.clientId, DropReason.NOT_PERMITTED);
        } else {
            router.route(message, topic, retain, out);
        }
    }

    private void onPubRel(Connection from, int packetId, BrokerOut out) {
        from.session.received.remove(packetId);
        send(from, MqttEncoder.acknowledgement(PacketType.PUBCOMP, packetId), out);
    }

    private void onSubscribe(Connection from, MqttPacket.Subscribe subscribe, BrokerOut out)
            throws MalformedPacketException {
        List<Integer> granted = new ArrayList<>(subscribe.requests().size());
        for (MqttPacket.Request request : subscribe.requests()) {
            checkLevels(request.filter());
        }
        for (MqttPacket.Request request : subscribe.requests()) {
            router.subscribe(from.session, request.filter(), request.qos());
            granted.add(request.qos());
        }
        send(from, MqttEncoder.encode(new MqttPacket.SubAck(subscribe.packetId(), granted)), out);
        for (MqttPacket.Request request : subscribe.requests()) {
            router.sendRetained(from.session, request.filter(), request.qos(), out);
        }
    }

    private void checkLevels(String topic) throws MalformedPacketException {
        if (Topics.levels(topic) > config.maxTopicLevels()) {
            throw new MalformedPacketException("more than " + config.maxTopicLevels() + " topic levels");
        }
    }

    private void send(Connection to, byte[] packet, BrokerOut out) {
        counters.messagesSent++;
        out.send(to.number, packet, 0);
    }

    void close(Connection connection, CloseReason reason, BrokerOut out) {
        out.close(connection.number, reason);
        forget(connection, out);
    }

    private void forget(Connection connection, BrokerOut out) {
        connection.closed = true;
        connections[connection.number] = null;
        connectionCount--;
        timers.clear(connection);
        if (connection.session == null) {
            return;
        }
        counters.clientsConnected--;
        sessions.leave(connection.session, out);
        MqttPacket.Will will = connection.will;
        if (will != null) {
            Message message = Message.of(will.topic(), will.payload(), will.qos(), 0);
            publish(connection, message, will.topic(), will.retain(), out);
        }
    }
}
