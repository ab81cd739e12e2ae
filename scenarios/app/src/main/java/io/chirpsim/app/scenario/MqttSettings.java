package io.chirpsim.app.scenario;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The MQTT side.
 *
 * @param broker the broker's limits
 * @param integration how the network server publishes
 * @param publishers clients that publish, ordered by id
 * @param subscribers clients that subscribe, ordered by id
 */
public record MqttSettings(
        Broker broker, Integration integration, List<Publisher> publishers, List<Subscriber> subscribers) {

    public MqttSettings {
        publishers =
                publishers.stream().sorted(Comparator.comparing(Publisher::id)).toList();
        subscribers = subscribers.stream()
                .sorted(Comparator.comparing(Subscriber::id))
                .toList();
    }

    /**
     * Limits of the broker.
     *
     * @param maxInflight QoS 1 and 2 messages on their way to one client at a time
     * @param maxQueued messages that wait for one client beyond those
     * @param maxPacketBytes longest MQTT packet it takes
     */
    public record Broker(int maxInflight, int maxQueued, int maxPacketBytes) {}

    /**
     * How the network server speaks MQTT.
     *
     * @param format topics and documents
     * @param applicationId application in the topic
     * @param tenant tenant in the topic
     * @param qos quality of service of what it publishes, 0 to 2
     * @param link its way to the broker
     * @param gatewayTopics whether every gateway publishes what it hears and is told to send, too
     */
    public record Integration(
            IntegrationFormat format, String applicationId, String tenant, int qos, Link link, boolean gatewayTopics) {}

    /**
     * A client that publishes.
     *
     * @param id client identifier
     * @param message what it publishes
     * @param firstUs when first, from the start
     * @param everyUs how often after that; empty: only once
     * @param qos quality of service, 0 to 2
     * @param retain whether the broker keeps the message for later subscribers
     * @param link its way to the broker
     */
    public record Publisher(
            String id, Message message, long firstUs, Optional<Long> everyUs, int qos, boolean retain, Link link) {}

    /** What a client publishes. */
    public sealed interface Message {}

    /**
     * Anything under any topic.
     *
     * @param topic topic name
     * @param payload text, as UTF-8
     */
    public record Plain(String topic, String payload) implements Message {}

    /**
     * A command for one downlink, in the format of the integration.
     *
     * @param device name of the end-device
     * @param fPort 1 to 223
     * @param payload bytes as hexadecimal digits
     * @param confirmed whether the device must acknowledge
     * @param priority its place among those that wait for the device
     * @param expiresAfterUs how long after it is published it may still be sent; empty: for ever
     */
    public record Downlink(
            String device,
            int fPort,
            String payload,
            boolean confirmed,
            DownlinkPriority priority,
            Optional<Long> expiresAfterUs)
            implements Message {}

    /**
     * A client that subscribes.
     *
     * @param id client identifier
     * @param filter topic filter
     * @param qos quality of service asked for, 0 to 2
     * @param cleanSession whether the broker forgets the session when it disconnects
     * @param keepAliveS keep alive in whole seconds, 0 to 65535; 0: none
     * @param link its way to the broker
     */
    public record Subscriber(String id, String filter, int qos, boolean cleanSession, int keepAliveS, Link link) {}

    /**
     * A virtual network link.
     *
     * @param latencyUs shortest time one way
     * @param jitterUs a segment may take up to so much longer, drawn per segment
     * @param bandwidthBitPerS bits per second each way; empty: no limit
     * @param loss share of segments lost, repaired as TCP does, 0 to 1
     */
    public record Link(long latencyUs, long jitterUs, Optional<Double> bandwidthBitPerS, double loss) {}
}
