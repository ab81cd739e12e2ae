package io.chirpsim.mqtt.client;

import io.chirpsim.mqtt.packet.MalformedPacketException;
import io.chirpsim.mqtt.packet.Message;
import io.chirpsim.mqtt.packet.MqttDecoder;
import io.chirpsim.mqtt.packet.MqttEncoder;
import io.chirpsim.mqtt.packet.MqttPacket;
import io.chirpsim.mqtt.packet.PacketStream;
import io.chirpsim.mqtt.packet.PacketType;
import io.chirpsim.mqtt.packet.ProtocolVersion;
import io.chirpsim.mqtt.packet.PublishView;
import io.chirpsim.mqtt.packet.Topics;
import io.chirpsim.mqtt.session.Outbox;
import io.chirpsim.mqtt.session.PacketIdSet;
import java.util.ArrayDeque;
import java.util.List;

/**
 * An MQTT 3.1.1 client without clock, thread, socket or randomness. It keeps what it is asked to publish while there is no connection, connects
 * again with back-off, takes up its session and subscribes again where the server has forgotten.
 *
 * <p>When the server has no session for it any more, messages under way are given up: to send them again could deliver them twice.
 */
public final class ClientCore {
    private static final int MAX_PACKET_BYTES = 268_435_460;
    private static final byte[] PINGREQ = MqttEncoder.encode(new MqttPacket.PingReq());

    private enum State {
        STOPPED,
        OFFLINE,
        CONNECT_SENT,
        CONNECTED
    }

    private record Waiting(Message message, boolean retain) {}

    private final ClientConfig config;
    private final long keepAliveUs;
    private final Outbox outbox;
    private final PacketIdSet received = new PacketIdSet();
    private final Subscriptions subscriptions = new Subscriptions();
    private final ArrayDeque<Waiting> waitingAtQos0 = new ArrayDeque<>();
    private final PublishView publish = new PublishView();

    private State state = State.STOPPED;
    private PacketStream stream = new PacketStream(MAX_PACKET_BYTES);
    private long backOffUs;
    private long lastSentUs;

    /** When an answer must have come, or {@link Long#MAX_VALUE} if none is awaited. */
    private long answerDueUs = Long.MAX_VALUE;

    private long wakeUs = Long.MAX_VALUE;

    /** A client that does nothing before {@link #start}. */
    public ClientCore(ClientConfig config) {
        this.config = config;
        keepAliveUs = config.keepAliveS() * 1_000_000L;
        outbox = new Outbox(config.maxInflight(), config.maxQueued());
        backOffUs = config.reconnectMinUs();
    }

    /** Whether the server has accepted the connection. */
    public boolean isConnected() {
        return state == State.CONNECTED;
    }

    /** How many messages at QoS 1 and 2 it has not been relieved of. */
    public int owed() {
        return outbox.size();
    }

    /** Connects now, and again whenever the connection is lost. */
    public void start(long nowUs, ClientOut out) {
        if (state == State.STOPPED) {
            state = State.OFFLINE;
            out.reconnectAt(nowUs);
        }
    }

    /** Says goodbye and stays away until started again. */
    public void stop(long nowUs, ClientOut out) {
        if (state == State.CONNECTED) {
            send(MqttEncoder.encode(new MqttPacket.Disconnect()), 0, nowUs, out);
        }
        if (state != State.STOPPED) {
            out.close();
            leave();
            state = State.STOPPED;
        }
    }

    /**
     * Publishes a message, now or when there is a connection.
     *
     * @param tag opaque id, comes back with what becomes of the message
     * @throws IllegalArgumentException if the topic is no topic name or the QoS none
     */
    public void publish(String topic, byte[] payload, int qos, boolean retain, long tag, long nowUs, ClientOut out) {
        Message message = Message.of(topic, payload, qos, tag);
        if (qos > 0) {
            if (outbox.offer(message, qos, retain)) {
                sendWaiting(nowUs, out);
            } else {
                out.dropped(tag, ClientDropReason.QUEUE_FULL);
            }
        } else if (state == State.CONNECTED) {
            sendAtQos0(message, retain, nowUs, out);
        } else if (waitingAtQos0.size() < config.maxQueued()) {
            waitingAtQos0.add(new Waiting(message, retain));
        } else {
            out.dropped(tag, ClientDropReason.QUEUE_FULL);
        }
        arm(out);
    }

    /**
     * Subscribes, now or when there is a connection, and again whenever the server has forgotten.
     *
     * @throws IllegalArgumentException if the filter is no topic filter or the QoS none
     */
    public void subscribe(String filter, int qos, long nowUs, ClientOut out) {
        if (!Topics.isFilter(filter) || qos < 0 || qos > 2) {
            throw new IllegalArgumentException("cannot subscribe to \"" + filter + "\" at QoS " + qos);
        }
        subscriptions.want(filter, qos);
        askForSubscriptions(nowUs, out);
        arm(out);
    }

    /** Gives up a subscription, now or when there is a connection. */
    public void unsubscribe(String filter, long nowUs, ClientOut out) {
        subscriptions.giveUp(filter);
        giveUpSubscriptions(nowUs, out);
        arm(out);
    }

    /** The network connection that was asked for is there. */
    public void onOpen(long nowUs, ClientOut out) {
        if (state != State.OFFLINE) {
            out.close();
            return;
        }
        state = State.CONNECT_SENT;
        stream = new PacketStream(MAX_PACKET_BYTES);
        MqttPacket.Connect connect = new MqttPacket.Connect(
                ProtocolVersion.MQTT_3_1_1,
                config.clientId(),
                config.cleanSession(),
                config.keepAliveS(),
                config.will(),
                config.userName(),
                config.password());
        send(MqttEncoder.encode(connect), 0, nowUs, out);
        answerDueUs = nowUs + config.responseTimeoutUs();
        arm(out);
    }

    /** The network connection has ended by itself, or could not be opened. */
    public void onClose(long nowUs, ClientOut out) {
        if (state != State.STOPPED) {
            leave();
            askForConnection(nowUs, out);
            arm(out);
        }
    }

    /**
     * Bytes have come, in any pieces.
     *
     * @param bytes read only while this call lasts
     * @param tag of each PUBLISH that these bytes complete, 0 for none
     */
    public void onBytes(byte[] bytes, int offset, int length, long tag, long nowUs, ClientOut out) {
        PacketStream in = stream;
        in.feed(bytes, offset, length);
        try {
            while (stream == in && isListening() && in.next()) {
                onPacket(in, tag, nowUs, out);
            }
        } catch (MalformedPacketException e) {
            giveUpConnection(nowUs, out);
        }
        arm(out);
    }

    /** Time has come; of no effect if nothing is due. */
    public void onTimeout(long nowUs, ClientOut out) {
        if (nowUs >= wakeUs) {
            wakeUs = Long.MAX_VALUE;
        }
        if (nowUs >= answerDueUs) {
            giveUpConnection(nowUs, out);
        } else if (nowUs >= pingDueUs()) {
            send(PINGREQ, 0, nowUs, out);
            answerDueUs = Math.min(answerDueUs, nowUs + config.responseTimeoutUs());
        }
        arm(out);
    }

    private boolean isListening() {
        return state == State.CONNECTED || state == State.CONNECT_SENT;
    }

    private long pingDueUs() {
        return state == State.CONNECTED && keepAliveUs > 0 ? lastSentUs + keepAliveUs : Long.MAX_VALUE;
    }

    private void arm(ClientOut out) {
        long dueUs = Math.min(answerDueUs, pingDueUs());
        if (dueUs < wakeUs) {
            wakeUs = dueUs;
            out.wakeAt(dueUs);
        }
    }

    private void leave() {
        state = State.OFFLINE;
        answerDueUs = Long.MAX_VALUE;
        outbox.releaseIds();
    }

    private void giveUpConnection(long nowUs, ClientOut out) {
        out.close();
        leave();
        askForConnection(nowUs, out);
    }

    private void askForConnection(long nowUs, ClientOut out) {
        out.reconnectAt(nowUs + backOffUs);
        backOffUs = Math.min(config.reconnectMaxUs(), 2 * backOffUs);
    }

    private void send(byte[] packet, long tag, long nowUs, ClientOut out) {
        lastSentUs = nowUs;
        out.send(packet, tag);
    }

    private void onPacket(PacketStream in, long tag, long nowUs, ClientOut out) throws MalformedPacketException {
        if (in.type() == PacketType.PUBLISH && state == State.CONNECTED) {
            publish.read(in.bytes(), in.offset(), in.length());
            onPublish(tag, nowUs, out);
            return;
        }
        MqttPacket packet = MqttDecoder.decode(in.bytes(), in.offset(), in.length(), ProtocolVersion.MQTT_3_1_1);
        if (state == State.CONNECT_SENT) {
            onAnswer(packet, nowUs, out);
        } else if (!onAcknowledgement(packet, nowUs, out)) {
            throw new MalformedPacketException("no packet for a client: " + packet);
        }
    }

    private void onAnswer(MqttPacket packet, long nowUs, ClientOut out) throws MalformedPacketException {
        if (!(packet instanceof MqttPacket.ConnAck ack)) {
            throw new MalformedPacketException("first packet is not CONNACK");
        }
        if (ack.returnCode() != MqttPacket.ACCEPTED) {
            giveUpConnection(nowUs, out);
            return;
        }
        state = State.CONNECTED;
        answerDueUs = Long.MAX_VALUE;
        backOffUs = config.reconnectMinUs();
        if (!ack.sessionPresent()) {
            beginSession(out);
        }
        subscriptions.onConnected(ack.sessionPresent());
        out.connected(ack.sessionPresent());
        giveUpSubscriptions(nowUs, out);
        askForSubscriptions(nowUs, out);
        resume(nowUs, out);
    }

    private void beginSession(ClientOut out) {
        received.clear();
        for (int i = 0; i < outbox.inflight(); i++) {
            if (!outbox.isReleased(i)) {
                out.dropped(outbox.message(i).tag(), ClientDropReason.SESSION_ENDED);
            }
        }
        outbox.dropInflight();
    }

    /** In the original order: what is under way, then what waits. */
    private void resume(long nowUs, ClientOut out) {
        for (int i = 0; i < outbox.inflight(); i++) {
            if (outbox.isReleased(i)) {
                send(MqttEncoder.acknowledgement(PacketType.PUBREL, outbox.packetId(i)), 0, nowUs, out);
            } else {
                send(outbox.sendAgain(i), outbox.message(i).tag(), nowUs, out);
            }
        }
        sendWaiting(nowUs, out);
        while (!waitingAtQos0.isEmpty()) {
            Waiting first = waitingAtQos0.remove();
            sendAtQos0(first.message(), first.retain(), nowUs, out);
        }
    }

    private void sendAtQos0(Message message, boolean retain, long nowUs, ClientOut out) {
        send(retain ? message.retainedAtQos0() : message.atQos0(), message.tag(), nowUs, out);
    }

    private void sendWaiting(long nowUs, ClientOut out) {
        while (state == State.CONNECTED && outbox.canSend()) {
            byte[] packet = outbox.sendNext();
            send(packet, outbox.lastSent().tag(), nowUs, out);
        }
    }

    private void askForSubscriptions(long nowUs, ClientOut out) {
        List<MqttPacket.Request> requests = state == State.CONNECTED ? subscriptions.unconfirmed() : List.of();
        if (!requests.isEmpty()) {
            int id = outbox.reserveId();
            subscriptions.onAsked(
                    id, requests.stream().map(MqttPacket.Request::filter).toList());
            send(MqttEncoder.encode(new MqttPacket.Subscribe(id, requests)), 0, nowUs, out);
        }
    }

    private void giveUpSubscriptions(long nowUs, ClientOut out) {
        List<String> filters = state == State.CONNECTED ? subscriptions.unwanted() : List.of();
        if (!filters.isEmpty()) {
            int id = outbox.reserveId();
            subscriptions.onAsked(id, filters);
            send(MqttEncoder.encode(new MqttPacket.Unsubscribe(id, filters)), 0, nowUs, out);
        }
    }

    private void onPublish(long tag, long nowUs, ClientOut out) {
        int id = publish.packetId();
        int qos = publish.qos();
        boolean repeated = qos == 2 && !received.add(id);
        if (qos > 0) {
            int answer = qos == 1 ? PacketType.PUBACK : PacketType.PUBREC;
            send(MqttEncoder.acknowledgement(answer, id), 0, nowUs, out);
        }
        if (!repeated) {
            out.message(publish.topic(), publish.payload(), qos, publish.retain(), publish.dup(), tag);
        }
    }

    private boolean onAcknowledgement(MqttPacket packet, long nowUs, ClientOut out) {
        if (packet instanceof MqttPacket.PubAck ack) {
            Message message = outbox.inflightMessage(ack.packetId());
            return onDone(outbox.onPubAck(ack.packetId()), message, nowUs, out);
        } else if (packet instanceof MqttPacket.PubRec rec) {
            Message message = outbox.inflightMessage(rec.packetId());
            Outbox.Outcome outcome = outbox.onPubRec(rec.packetId());
            if (outcome != Outbox.Outcome.WRONG) {
                send(MqttEncoder.acknowledgement(PacketType.PUBREL, rec.packetId()), 0, nowUs, out);
            }
            return onDone(outcome, message, nowUs, out);
        } else if (packet instanceof MqttPacket.PubRel rel) {
            received.remove(rel.packetId());
            send(MqttEncoder.acknowledgement(PacketType.PUBCOMP, rel.packetId()), 0, nowUs, out);
            return true;
        } else if (packet instanceof MqttPacket.PubComp comp) {
            return onDone(outbox.onPubComp(comp.packetId()), null, nowUs, out);
        } else if (packet instanceof MqttPacket.SubAck ack) {
            outbox.releaseId(ack.packetId());
            subscriptions.onSubAck(ack.packetId(), ack.returnCodes());
            return true;
        } else if (packet instanceof MqttPacket.UnsubAck ack) {
            outbox.releaseId(ack.packetId());
            subscriptions.onUnsubAck(ack.packetId());
            return true;
        } else if (packet instanceof MqttPacket.PingResp) {
            answerDueUs = Long.MAX_VALUE;
            return true;
        }
        return false;
    }

    /** @param message what the acknowledgement relieves the client of, if anything */
    private boolean onDone(Outbox.Outcome outcome, Message message, long nowUs, ClientOut out) {
        if (outcome == Outbox.Outcome.DONE) {
            if (message != null) {
                out.acknowledged(message.tag());
            }
            sendWaiting(nowUs, out);
        }
        return outcome != Outbox.Outcome.WRONG;
    }
}
