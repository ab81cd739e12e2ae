package io.chirpsim.mqtt.broker;

import io.chirpsim.mqtt.packet.MqttPacket;
import io.chirpsim.mqtt.packet.PacketStream;
import io.chirpsim.mqtt.packet.ProtocolVersion;

/** One network connection; its timer is the connect timeout, then the keep-alive. */
final class Connection extends Timer {
    final int number;
    final PacketStream stream;
    private final BrokerCore core;

    /** Version agreed on in CONNECT. */
    ProtocolVersion version;
    /** Null until CONNECT is accepted. */
    Session session;
    /** Null if there is none, or no more. */
    MqttPacket.Will will;

    long keepAliveUs;
    long lastPacketUs;
    boolean closed;

    Connection(BrokerCore core, int number, int maxConnectBytes) {
        this.core = core;
        this.number = number;
        stream = new PacketStream(maxConnectBytes);
    }

    /**
     * The timer is not moved with every packet: when it comes and packets have come since, it is set again to where it belongs, so deadlines are
     * exact and packets cost nothing.
     */
    @Override
    void onDue(long nowUs, BrokerOut out) {
        if (session == null) {
            core.close(this, CloseReason.CONNECT_TIMEOUT, out);
        } else if (nowUs >= lastPacketUs + keepAliveUs) {
            core.close(this, CloseReason.KEEP_ALIVE_TIMEOUT, out);
        } else {
            core.timers().set(this, lastPacketUs + keepAliveUs);
        }
    }
}
