package io.chirpsim.mqtt.broker;

import io.chirpsim.mqtt.packet.Message;
import io.chirpsim.mqtt.packet.MqttEncoder;
import io.chirpsim.mqtt.packet.PacketType;
import io.chirpsim.mqtt.session.Outbox;
import io.chirpsim.mqtt.session.PacketIdSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the broker keeps of a client: subscriptions, messages owed to it, messages at QoS 2 received from it. */
final class Session {
    final String clientId;
    final boolean clean;
    final Map<String, Subscription> subscriptions = new LinkedHashMap<>(4);
    /** Messages at QoS 2 received and not yet released. */
    final PacketIdSet received = new PacketIdSet();

    private final BrokerConfig config;
    private final Counters counters;
    private Outbox outbox;

    /** Null while the client is away. */
    Connection connection;

    /** Number of the publication that matched last, and the highest QoS granted by a matching subscription. */
    long matchedBy;

    int matchedQos;

    Session(String clientId, boolean clean, BrokerConfig config, Counters counters) {
        this.clientId = clientId;
        this.clean = clean;
        this.config = config;
        this.counters = counters;
    }

    /** Messages at QoS 1 and 2 owed to the client. */
    Outbox outbox() {
        if (outbox == null) {
            outbox = new Outbox(config.maxInflight(), config.maxQueued());
        }
        return outbox;
    }

    int owed() {
        return outbox == null ? 0 : outbox.size();
    }

    /** Sends the message to the client, or queues it, or drops it. */
    void deliver(Message message, int qos, boolean retain, BrokerOut out) {
        if (qos == 0) {
            deliverAtQos0(message, retain, out);
        } else if (outbox().offer(message, qos, retain)) {
            sendWaiting(out);
        } else {
            drop(message, DropReason.QUEUE_FULL, out);
        }
    }

    private void deliverAtQos0(Message message, boolean retain, BrokerOut out) {
        if (connection == null) {
            drop(message, DropReason.SUBSCRIBER_OFFLINE, out);
            return;
        }
        publish(retain ? message.retainedAtQos0() : message.atQos0(), message.tag(), out);
    }

    private void drop(Message message, DropReason reason, BrokerOut out) {
        counters.publishDropped++;
        out.dropped(message.tag(), clientId, reason);
    }

    /** Sends as many waiting messages as the window has room for. */
    void sendWaiting(BrokerOut out) {
        while (connection != null && outbox.canSend()) {
            byte[] packet = outbox.sendNext();
            publish(packet, outbox.lastSent().tag(), out);
        }
    }

    private void publish(byte[] packet, long tag, BrokerOut out) {
        counters.messagesSent++;
        counters.publishSent++;
        out.send(connection.number, packet, tag);
    }

    private void send(byte[] packet, BrokerOut out) {
        counters.messagesSent++;
        out.send(connection.number, packet, 0);
    }

    /** Sends again what the client may have missed, in the original order (MQTT-4.4.0-1, 4.6.0-6), then what waits. */
    void resume(BrokerOut out) {
        if (outbox == null) {
            return;
        }
        for (int i = 0; i < outbox.inflight(); i++) {
            if (outbox.isReleased(i)) {
                send(MqttEncoder.acknowledgement(PacketType.PUBREL, outbox.packetId(i)), out);
            } else {
                publish(outbox.sendAgain(i), outbox.message(i).tag(), out);
            }
        }
        sendWaiting(out);
    }

    /** @return false if the packet is a protocol error */
    boolean onPubAck(int packetId, BrokerOut out) {
        Message message = outbox().inflightMessage(packetId);
        Outbox.Outcome outcome = outbox.onPubAck(packetId);
        if (outcome == Outbox.Outcome.DONE) {
            out.acknowledged(message.tag());
            sendWaiting(out);
        }
        return outcome != Outbox.Outcome.WRONG;
    }

    /**
     * An unknown identifier is answered with PUBREL as well, as mosquitto does: it lets a client go on that remembers more than we.
     *
     * @return false if the packet is a protocol error
     */
    boolean onPubRec(int packetId, BrokerOut out) {
        Message message = outbox().inflightMessage(packetId);
        Outbox.Outcome outcome = outbox.onPubRec(packetId);
        if (outcome == Outbox.Outcome.WRONG) {
            return false;
        }
        if (outcome == Outbox.Outcome.DONE) {
            out.acknowledged(message.tag());
        }
        send(MqttEncoder.acknowledgement(PacketType.PUBREL, packetId), out);
        return true;
    }

    /** @return false if the packet is a protocol error */
    boolean onPubComp(int packetId, BrokerOut out) {
        Outbox.Outcome outcome = outbox().onPubComp(packetId);
        if (outcome == Outbox.Outcome.DONE) {
            sendWaiting(out);
        }
        return outcome != Outbox.Outcome.WRONG;
    }

    /** Gives up everything owed to the client. */
    void dropAll(BrokerOut out) {
        for (int i = 0; i < owed(); i++) {
            Message message = outbox.message(i);
            if (message != null) {
                drop(message, DropReason.SESSION_ENDED, out);
            }
        }
        outbox = null;
    }
}
