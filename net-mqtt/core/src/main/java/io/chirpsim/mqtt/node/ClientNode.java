package io.chirpsim.mqtt.node;

import io.chirpsim.mqtt.MqttCause;
import io.chirpsim.mqtt.client.ClientConfig;
import io.chirpsim.mqtt.client.ClientCore;
import io.chirpsim.mqtt.client.ClientDropReason;
import io.chirpsim.mqtt.client.ClientOut;
import io.chirpsim.mqtt.link.LinkEnd;
import io.chirpsim.mqtt.link.LinkPort;
import io.chirpsim.mqtt.link.VirtualLink;
import io.chirpsim.mqtt.packet.PacketType;
import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.Kernel;
import io.chirpsim.sim.SimEvent;

/** A client in virtual time with a link to its broker. */
public final class ClientNode {
    private final Kernel kernel;
    private final ClientCore core;
    private final VirtualLink link;
    private final BrokerNode broker;
    private final MqttObserver observer;
    private final MessageListener listener;
    private final Out out = new Out();
    private final WakeUp wakeUp;
    private final Reconnect reconnect;
    private End end;
    private boolean off;

    /**
     * @param observer sees copies of messages; the same as the broker's
     * @param listener gets the messages of subscriptions
     */
    public ClientNode(
            Kernel kernel,
            ClientConfig config,
            VirtualLink link,
            BrokerNode broker,
            MqttObserver observer,
            MessageListener listener) {
        this.kernel = kernel;
        this.core = new ClientCore(config);
        this.link = link;
        this.broker = broker;
        this.observer = observer;
        this.listener = listener;
        wakeUp = new WakeUp(kernel, this::onTimeout);
        reconnect = new Reconnect(kernel);
    }

    /** Connects now, and again whenever the connection is lost. */
    public void start() {
        core.start(kernel.nowUs(), out);
    }

    /** Whether the broker has accepted the connection. */
    public boolean isConnected() {
        return core.isConnected();
    }

    /**
     * Publishes a message, now or when there is a connection; one copy of it is handed over.
     *
     * @param tag id of the message, 0 if nobody is interested
     * @throws IllegalArgumentException if the topic is no topic name or the QoS none
     */
    public void publish(String topic, byte[] payload, int qos, boolean retain, long tag) {
        core.publish(topic, payload, qos, retain, tag, kernel.nowUs(), out);
    }

    /** Subscribes, now or when there is a connection. */
    public void subscribe(String filter, int qos) {
        core.subscribe(filter, qos, kernel.nowUs(), out);
    }

    /** Breaks the connection, if there is one: what is on its way is lost, both sides are told, the client connects again. */
    public void cutLink() {
        if (end != null) {
            end.port.cut();
        }
    }

    /**
     * Its power goes now: it says nothing any more, and what comes for it is lost. The broker learns of it from the silence, after one and a half
     * times the keep-alive.
     */
    public void powerOff() {
        off = true;
    }

    /** Its power is back: it connects again. What the broker still held as its connection breaks. */
    public void powerOn() {
        if (!off) {
            return;
        }
        off = false;
        if (end != null) {
            end.port.cut();
        }
        core.onTimeout(kernel.nowUs(), out);
        kernel.reschedule(reconnect, kernel.nowUs());
    }

    private final class End implements LinkEnd {
        private LinkPort port;

        @Override
        public void onOpen(LinkPort opened, long nowUs) {
            if (!off) {
                core.onOpen(nowUs, out);
            }
        }

        @Override
        public void onBytes(byte[] bytes, long tag, long nowUs) {
            if (off) {
                onLost(bytes, tag, nowUs);
                return;
            }
            core.onBytes(bytes, 0, bytes.length, tag, nowUs, out);
            if (PacketType.isPublishAtQos0(bytes)) {
                observer.released(tag, nowUs);
            }
        }

        @Override
        public void onClose(long nowUs) {
            end = null;
            core.onClose(nowUs, out);
        }

        @Override
        public void onLost(byte[] bytes, long tag, long nowUs) {
            if (PacketType.isPublishAtQos0(bytes)) {
                observer.lost(tag, MqttCause.BROKER, nowUs);
            }
        }
    }

    private void onTimeout(long nowUs) {
        if (!off) {
            core.onTimeout(nowUs, out);
        }
    }

    private final class Reconnect extends SimEvent {
        Reconnect(Kernel kernel) {
            super(kernel, EventKind.WAKE_UP);
        }

        @Override
        public void happen() {
            if (off) {
                return;
            }
            end = new End();
            end.port = link.connect(end, broker.accept());
        }
    }

    private final class Out implements ClientOut {
        @Override
        public void reconnectAt(long atUs) {
            kernel.reschedule(reconnect, atUs);
        }

        @Override
        public void send(byte[] packet, long tag) {
            if (!off) {
                end.port.send(packet, tag);
            } else if (PacketType.isPublishAtQos0(packet)) {
                observer.lost(tag, MqttCause.BROKER, kernel.nowUs());
            }
        }

        @Override
        public void close() {
            if (end != null) {
                end.port.close();
                end = null;
            }
        }

        @Override
        public void message(String topic, byte[] payload, int qos, boolean retain, boolean dup, long tag) {
            listener.onMessage(topic, payload, qos, retain, tag, kernel.nowUs());
        }

        @Override
        public void acknowledged(long tag) {
            observer.released(tag, kernel.nowUs());
        }

        @Override
        public void dropped(long tag, ClientDropReason reason) {
            observer.lost(tag, MqttCause.BROKER, kernel.nowUs());
        }

        @Override
        public void connected(boolean sessionPresent) {}

        @Override
        public void wakeAt(long atUs) {
            kernel.reschedule(wakeUp, atUs);
        }
    }
}
