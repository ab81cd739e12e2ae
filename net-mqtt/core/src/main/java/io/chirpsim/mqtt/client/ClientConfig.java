package io.chirpsim.mqtt.client;

import io.chirpsim.mqtt.packet.MqttPacket;

/**
 * How a client behaves.
 *
 * @param clientId not empty, at most 65,535 bytes
 * @param cleanSession whether nothing is kept between connections
 * @param keepAliveS longest silence towards the server in seconds, 0 to 65,535; 0 for no limit
 * @param will published by the server if the client goes without saying so; null for none
 * @param userName null for none
 * @param password null for none
 * @param maxInflight messages at QoS 1 and 2 under way, 1 to 65,535
 * @param maxQueued messages that wait beyond those, and as many at QoS 0 while there is no connection
 * @param responseTimeoutUs without CONNACK or PINGRESP for so long, the client closes the connection
 * @param reconnectMinUs wait before the first attempt to connect again; doubles with each attempt that fails
 * @param reconnectMaxUs longest such wait
 */
public record ClientConfig(
        String clientId,
        boolean cleanSession,
        int keepAliveS,
        MqttPacket.Will will,
        String userName,
        byte[] password,
        int maxInflight,
        int maxQueued,
        long responseTimeoutUs,
        long reconnectMinUs,
        long reconnectMaxUs) {

    /** @throws IllegalArgumentException if a number makes no sense */
    public ClientConfig {
        if (clientId.isEmpty() || keepAliveS < 0 || keepAliveS > 0xFFFF) {
            throw new IllegalArgumentException("client identifier not empty, keep-alive 0 to 65535 s");
        }
        if (maxInflight < 1 || maxInflight > 0xFFFF || maxQueued < 0) {
            throw new IllegalArgumentException("maxInflight 1 to 65535, maxQueued from 0");
        }
        if (responseTimeoutUs < 1 || reconnectMinUs < 1 || reconnectMaxUs < reconnectMinUs) {
            throw new IllegalArgumentException("times from 1 us, reconnectMaxUs at least reconnectMinUs");
        }
    }

    /**
     * A client with a clean session and our defaults: keep-alive 60 s, 20 messages in flight and 1000 queued as at the broker, 30 s for
     * responses, back-off 1 s to 2 min.
     */
    public static ClientConfig of(String clientId) {
        return new ClientConfig(clientId, true, 60, null, null, null, 20, 1000, 30_000_000L, 1_000_000L, 120_000_000L);
    }

    /** The same with a session that outlives the connection. */
    public ClientConfig persistent() {
        return new ClientConfig(
                clientId,
                false,
                keepAliveS,
                will,
                userName,
                password,
                maxInflight,
                maxQueued,
                responseTimeoutUs,
                reconnectMinUs,
                reconnectMaxUs);
    }

    /** The same with another keep-alive. */
    public ClientConfig withKeepAlive(int seconds) {
        return new ClientConfig(
                clientId,
                cleanSession,
                seconds,
                will,
                userName,
                password,
                maxInflight,
                maxQueued,
                responseTimeoutUs,
                reconnectMinUs,
                reconnectMaxUs);
    }

    /** The same with a will. */
    public ClientConfig withWill(MqttPacket.Will lastMessage) {
        return new ClientConfig(
                clientId,
                cleanSession,
                keepAliveS,
                lastMessage,
                userName,
                password,
                maxInflight,
                maxQueued,
                responseTimeoutUs,
                reconnectMinUs,
                reconnectMaxUs);
    }

    /** The same with other limits. */
    public ClientConfig withQueues(int inflight, int queued) {
        return new ClientConfig(
                clientId,
                cleanSession,
                keepAliveS,
                will,
                userName,
                password,
                inflight,
                queued,
                responseTimeoutUs,
                reconnectMinUs,
                reconnectMaxUs);
    }
}
