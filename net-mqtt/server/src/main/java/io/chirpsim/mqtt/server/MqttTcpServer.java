package io.chirpsim.mqtt.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** The broker on TCP. One thread reads, writes and owns the core, so nothing is handed over and nothing is locked. */
public final class MqttTcpServer implements AutoCloseable {
    private static final long CLOSE_TIMEOUT_MS = 2000;

    private final EventLoopGroup group;
    private final Channel listener;
    private final SocketBroker broker;

    private MqttTcpServer(EventLoopGroup group, Channel listener, SocketBroker broker) {
        this.group = group;
        this.listener = listener;
        this.broker = broker;
    }

    /** Listens with the default configuration, see {@link #start(ServerConfig)}. */
    public static MqttTcpServer start(String bindAddress, int port) throws BindFailedException {
        return start(ServerConfig.of(bindAddress, port));
    }

    /**
     * Listens until closed.
     *
     * @throws BindFailedException if the port is taken, not permitted, or the address not of this machine
     */
    public static MqttTcpServer start(ServerConfig config) throws BindFailedException {
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("chirpsim-mqtt"), NioIoHandler.newFactory());
        SocketBroker broker = new SocketBroker(config, group.next());
        ChannelFuture bound = bootstrap(config, group, broker)
                .bind(new InetSocketAddress(config.bindAddress(), config.port()))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            group.shutdownGracefully(0, CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS);
            throw new BindFailedException(
                    "cannot listen on " + config.bindAddress() + ":" + config.port() + ": " + reason(bound.cause()),
                    bound.cause());
        }
        return new MqttTcpServer(group, bound.channel(), broker);
    }

    private static ServerBootstrap bootstrap(ServerConfig config, EventLoopGroup group, SocketBroker broker) {
        WriteBufferWaterMark mark = new WriteBufferWaterMark(config.pauseAboveBytes() / 2, config.pauseAboveBytes());
        return new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, mark)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new ClientHandler(broker));
                    }
                });
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? "unknown address" : message.lines().findFirst().orElse("");
    }

    /** The port it listens on. */
    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** Stops listening, sends what is under way, closes all connections and ends its thread. */
    @Override
    public void close() {
        listener.close().awaitUninterruptibly(CLOSE_TIMEOUT_MS);
        group.next().submit(broker::closeAll).awaitUninterruptibly(CLOSE_TIMEOUT_MS);
        group.shutdownGracefully(0, CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS).awaitUninterruptibly(2 * CLOSE_TIMEOUT_MS);
    }
}
