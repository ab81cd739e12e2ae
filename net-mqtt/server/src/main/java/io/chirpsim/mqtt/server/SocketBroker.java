package io.chirpsim.mqtt.server;

import io.chirpsim.mqtt.broker.BrokerCore;
import io.chirpsim.mqtt.broker.BrokerOut;
import io.chirpsim.mqtt.broker.CloseReason;
import io.chirpsim.mqtt.broker.ConnectionTable;
import io.chirpsim.mqtt.broker.DropReason;
import io.chirpsim.sim.WallClock;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/** The core, the connections by number, and the wall clock; used only on the event loop's thread. */
final class SocketBroker implements BrokerOut {
    private final ServerConfig config;
    private final EventLoop loop;
    private final BrokerCore core;
    private final ConnectionTable<ClientHandler> clients = new ConnectionTable<>();

    /** Clients with bytes that are not flushed, each once. */
    private final ArrayDeque<ClientHandler> unflushed = new ArrayDeque<>();

    private Future<?> wakeUp;
    private byte[] scratch = new byte[1 << 16];

    SocketBroker(ServerConfig config, EventLoop loop) {
        this.config = config;
        this.loop = loop;
        core = new BrokerCore(config.broker(), new SecureRandom()::nextLong);
    }

    /** @return the number of the connection */
    int onOpen(ClientHandler client) {
        int number = clients.add(client);
        core.onOpen(number, WallClock.micros(), this);
        flush();
        return number;
    }

    void onBytes(int number, ByteBuf buffer) {
        int length = buffer.readableBytes();
        if (length > scratch.length) {
            scratch = new byte[length];
        }
        buffer.readBytes(scratch, 0, length);
        core.onBytes(number, scratch, 0, length, 0, WallClock.micros(), this);
    }

    void onClose(int number) {
        core.onClose(number, WallClock.micros(), this);
        clients.release(number);
        flush();
    }

    /** Sends what the inputs since the last flush have made: many packets, one system call per connection. */
    void flush() {
        for (ClientHandler client = unflushed.poll(); client != null; client = unflushed.poll()) {
            client.flush(config.closeAboveBytes());
        }
    }

    void closeAll() {
        clients.entries().forEach(ClientHandler::finish);
    }

    private void onTimeout() {
        wakeUp = null;
        core.onTimeout(WallClock.micros(), this);
        flush();
    }

    @Override
    public void send(int connection, byte[] packet, long tag) {
        ClientHandler client = clients.entry(connection);
        if (client.append(packet)) {
            unflushed.add(client);
        }
    }

    @Override
    public void close(int connection, CloseReason reason) {
        clients.entry(connection).finish();
        clients.release(connection);
    }

    @Override
    public void wakeAt(long atUs) {
        if (wakeUp != null) {
            wakeUp.cancel(false);
        }
        long delayUs = Math.max(0, atUs - WallClock.micros());
        wakeUp = loop.schedule(this::onTimeout, delayUs, TimeUnit.MICROSECONDS);
    }

    @Override
    public void routed(long tag, int qos, int copies) {}

    @Override
    public void retainedCopy(long tag) {}

    @Override
    public void acknowledged(long tag) {}

    @Override
    public void dropped(long tag, String clientId, DropReason reason) {}
}
