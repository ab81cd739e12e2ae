package io.chirpsim.mqtt.node;

import io.chirpsim.mqtt.MqttCause;
import io.chirpsim.mqtt.MqttPurpose;
import io.chirpsim.mqtt.broker.BrokerConfig;
import io.chirpsim.mqtt.broker.BrokerCore;
import io.chirpsim.mqtt.broker.BrokerOut;
import io.chirpsim.mqtt.broker.CloseReason;
import io.chirpsim.mqtt.broker.ConnectionTable;
import io.chirpsim.mqtt.broker.DropReason;
import io.chirpsim.mqtt.broker.Persistence;
import io.chirpsim.mqtt.link.LinkEnd;
import io.chirpsim.mqtt.link.LinkPort;
import io.chirpsim.mqtt.packet.PacketType;
import io.chirpsim.random.Draws;
import io.chirpsim.random.Streams;
import io.chirpsim.sim.Kernel;

/** A broker in virtual time. */
public final class BrokerNode {
    private final Kernel kernel;
    private final MqttObserver observer;
    private final BrokerCore core;
    private final Out out = new Out();
    private final WakeUp wakeUp;

    private final ConnectionTable<End> ends = new ConnectionTable<>();

    /** Tag of the bytes being handled, and whether a PUBLISH with it was accepted. */
    private long incomingTag;

    private boolean routed;
    private boolean down;

    /**
     * @param entity stable number of this broker, see {@link Streams#hash}
     * @param observer sees copies of messages
     */
    public BrokerNode(Kernel kernel, BrokerConfig config, Streams streams, long entity, MqttObserver observer) {
        this.kernel = kernel;
        this.observer = observer;
        wakeUp = new WakeUp(kernel, this::onTimeout);
        Draws identifiers = streams.draws(MqttPurpose.CLIENT_IDENTIFIER);
        long[] next = {0};
        core = new BrokerCore(config, () -> identifiers.bits(entity, next[0]++));
    }

    /** Crashes now: every connection breaks, and until {@link #restart} new ones are refused. Clients connect again by themselves. */
    public void crash(Persistence kept) {
        down = true;
        core.crash(kept, out);
        ends.entries().forEach(end -> end.port.cut());
    }

    /** Is up again now. */
    public void restart() {
        down = false;
        core.onTimeout(kernel.nowUs(), out);
    }

    /** A new server's end for one connection over a link. */
    LinkEnd accept() {
        return new End();
    }

    private final class End implements LinkEnd {
        private LinkPort port;
        private int number;

        @Override
        public void onOpen(LinkPort opened, long nowUs) {
            port = opened;
            if (down) {
                port.close();
                return;
            }
            number = ends.add(this);
            core.onOpen(number, nowUs, out);
        }

        @Override
        public void onBytes(byte[] bytes, long tag, long nowUs) {
            incomingTag = tag;
            routed = false;
            core.onBytes(number, bytes, 0, bytes.length, tag, nowUs, out);
            if (!routed && PacketType.isPublishAtQos0(bytes)) {
                observer.lost(tag, MqttCause.BROKER, nowUs);
            }
        }

        @Override
        public void onClose(long nowUs) {
            core.onClose(number, nowUs, out);
            ends.release(number);
        }

        @Override
        public void onLost(byte[] bytes, long tag, long nowUs) {
            if (PacketType.isPublishAtQos0(bytes)) {
                observer.lost(tag, MqttCause.SUBSCRIBER, nowUs);
            }
        }
    }

    private void onTimeout(long nowUs) {
        if (!down) {
            core.onTimeout(nowUs, out);
        }
    }

    private final class Out implements BrokerOut {
        @Override
        public void send(int connection, byte[] packet, long tag) {
            ends.entry(connection).port.send(packet, tag);
        }

        @Override
        public void close(int connection, CloseReason reason) {
            ends.entry(connection).port.close();
            ends.release(connection);
        }

        @Override
        public void routed(long tag, int qos, int copies) {
            routed |= tag == incomingTag;
            observer.routed(tag, copies, kernel.nowUs());
            if (qos == 0) {
                observer.released(tag, kernel.nowUs());
            }
        }

        @Override
        public void retainedCopy(long tag) {
            observer.copied(tag, kernel.nowUs());
        }

        @Override
        public void acknowledged(long tag) {
            observer.released(tag, kernel.nowUs());
        }

        @Override
        public void dropped(long tag, String clientId, DropReason reason) {
            switch (reason) {
                case NOT_PERMITTED -> observer.routed(tag, 0, kernel.nowUs());
                case QUEUE_FULL -> observer.lost(tag, MqttCause.BROKER, kernel.nowUs());
                case SUBSCRIBER_OFFLINE, SESSION_ENDED -> observer.lost(tag, MqttCause.SUBSCRIBER, kernel.nowUs());
            }
        }

        @Override
        public void wakeAt(long atUs) {
            kernel.reschedule(wakeUp, atUs);
        }
    }
}
