package io.chirpsim.mqtt.broker;

/**
 * Limits and habits of a broker.
 *
 * @param maxConnections more are closed at once
 * @param maxInflight messages at QoS 1 and 2 under way to one client, 1 to 65,535 (mosquitto: max_inflight_messages)
 * @param maxQueued messages at QoS 1 and 2 that wait for one client beyond those (mosquitto: max_queued_messages)
 * @param maxPacketBytes longer packets close the connection
 * @param maxConnectBytes the same for the first packet, before anything is known of the client (CVE-2023-0809)
 * @param maxTopicLevels topic names and filters with more levels close the connection (CVE-2019-11779)
 * @param connectTimeoutUs a connection without CONNECT is closed after this time
 * @param sysIntervalUs how often {@code $SYS/broker/...} is published, from the first connection on; 0 for never
 * @param version what {@code $SYS/broker/version} says
 */
public record BrokerConfig(
        int maxConnections,
        int maxInflight,
        int maxQueued,
        int maxPacketBytes,
        int maxConnectBytes,
        int maxTopicLevels,
        long connectTimeoutUs,
        long sysIntervalUs,
        String version) {

    /**
     * The defaults. From mosquitto 2.0.20: 20 messages in flight, 1000 queued, CONNECT of at most 100,000 bytes, 200 topic levels. From HiveMQ CE
     * 2025.5: 10 s until CONNECT. Our own: a million connections, packets of at most 16 MiB. No {@code $SYS}: a simulation pays for what it
     * asks for; on sockets the interval is 10 s.
     */
    public static final BrokerConfig DEFAULT =
            new BrokerConfig(1_000_000, 20, 1000, 16 << 20, 100_000, 200, 10_000_000L, 0, "chirpsim version 0.1.0");

    /** @throws IllegalArgumentException if a limit makes no sense */
    public BrokerConfig {
        if (maxConnections < 1 || maxInflight < 1 || maxInflight > 0xFFFF || maxQueued < 0) {
            throw new IllegalArgumentException("maxConnections from 1, maxInflight 1 to 65535, maxQueued from 0");
        }
        if (maxPacketBytes < 16 || maxConnectBytes < 16 || maxTopicLevels < 1) {
            throw new IllegalArgumentException("maxPacketBytes and maxConnectBytes from 16, maxTopicLevels from 1");
        }
        if (connectTimeoutUs < 1 || sysIntervalUs < 0) {
            throw new IllegalArgumentException("connectTimeoutUs from 1, sysIntervalUs from 0");
        }
    }

    /** The same with other limits per client. */
    public BrokerConfig withQueues(int inflight, int queued) {
        return new BrokerConfig(
                maxConnections,
                inflight,
                queued,
                maxPacketBytes,
                maxConnectBytes,
                maxTopicLevels,
                connectTimeoutUs,
                sysIntervalUs,
                version);
    }

    /** The same with another {@code $SYS} interval, 0 for never. */
    public BrokerConfig withSysInterval(long intervalUs) {
        return new BrokerConfig(
                maxConnections,
                maxInflight,
                maxQueued,
                maxPacketBytes,
                maxConnectBytes,
                maxTopicLevels,
                connectTimeoutUs,
                intervalUs,
                version);
    }

    /** The same with another limit of connections. */
    public BrokerConfig withMaxConnections(int connections) {
        return new BrokerConfig(
                connections,
                maxInflight,
                maxQueued,
                maxPacketBytes,
                maxConnectBytes,
                maxTopicLevels,
                connectTimeoutUs,
                sysIntervalUs,
                version);
    }

    /** The same with another limit of packets. */
    public BrokerConfig withMaxPacketBytes(int bytes) {
        return new BrokerConfig(
                maxConnections,
                maxInflight,
                maxQueued,
                bytes,
                maxConnectBytes,
                maxTopicLevels,
                connectTimeoutUs,
                sysIntervalUs,
                version);
    }
}
