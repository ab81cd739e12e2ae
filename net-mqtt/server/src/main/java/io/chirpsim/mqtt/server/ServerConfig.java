package io.chirpsim.mqtt.server;

import io.chirpsim.mqtt.broker.BrokerConfig;

/**
 * Where and how a broker serves sockets.
 *
 * @param bindAddress name or address of the interface; {@code 0.0.0.0} for all
 * @param port 0 for any free one
 * @param broker limits of the broker
 * @param pauseAboveBytes with so much unsent, nothing more is read from that client until it has taken some
 * @param closeAboveBytes with so much unsent, the client is cut off
 */
public record ServerConfig(
        String bindAddress, int port, BrokerConfig broker, int pauseAboveBytes, int closeAboveBytes) {
    /** {@code $SYS} every 10 s, as mosquitto does. */
    public static final long SYS_INTERVAL_US = 10_000_000L;

    /** @throws IllegalArgumentException if a number makes no sense */
    public ServerConfig {
        if (port < 0 || port > 0xFFFF) {
            throw new IllegalArgumentException("port " + port + " is not in 0 to 65535");
        }
        if (pauseAboveBytes < 1 || closeAboveBytes < pauseAboveBytes) {
            throw new IllegalArgumentException("pauseAboveBytes from 1, closeAboveBytes at least that");
        }
    }

    /** The defaults: {@code $SYS} every 10 s, a slow client is paused at 1 MiB and cut off at 64 MiB. */
    public static ServerConfig of(String bindAddress, int port) {
        BrokerConfig broker = BrokerConfig.DEFAULT.withSysInterval(SYS_INTERVAL_US);
        return new ServerConfig(bindAddress, port, broker, 1 << 20, 64 << 20);
    }
}
