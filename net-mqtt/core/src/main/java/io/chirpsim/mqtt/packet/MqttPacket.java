package io.chirpsim.mqtt.packet;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** An MQTT control packet as a value. Byte arrays in it are not copied: do not change them. */
public sealed interface MqttPacket {
    /** Return code "accepted" of {@link ConnAck}. */
    int ACCEPTED = 0;
    /** Return code "unacceptable protocol version" of {@link ConnAck}. */
    int UNACCEPTABLE_VERSION = 1;
    /** Return code "identifier rejected" of {@link ConnAck}. */
    int IDENTIFIER_REJECTED = 2;
    /** Return code "failure" of one filter in {@link SubAck}. */
    int SUBSCRIPTION_FAILED = 0x80;

    /**
     * A client asks for a connection.
     *
     * @param will null if there is none
     * @param userName null if there is none
     * @param password null if there is none; only together with a user name
     */
    record Connect(
            ProtocolVersion version,
            String clientId,
            boolean cleanSession,
            int keepAliveS,
            Will will,
            String userName,
            byte[] password)
            implements MqttPacket {
        @Override
        public boolean equals(Object other) {
            return other instanceof Connect that
                    && version == that.version
                    && clientId.equals(that.clientId)
                    && cleanSession == that.cleanSession
                    && keepAliveS == that.keepAliveS
                    && Objects.equals(will, that.will)
                    && Objects.equals(userName, that.userName)
                    && Arrays.equals(password, that.password);
        }

        @Override
        public int hashCode() {
            return Objects.hash(version, clientId, cleanSession, keepAliveS, will, userName, Arrays.hashCode(password));
        }
    }

    /** The message a server publishes when a connection ends without DISCONNECT. */
    record Will(String topic, byte[] payload, int qos, boolean retain) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Will that
                    && topic.equals(that.topic)
                    && Arrays.equals(payload, that.payload)
                    && qos == that.qos
                    && retain == that.retain;
        }

        @Override
        public int hashCode() {
            return Objects.hash(topic, Arrays.hashCode(payload), qos, retain);
        }
    }

    /** A CONNECT of a protocol level this codec does not speak; the rest of it was not read. */
    record ConnectOfOtherVersion(int level) implements MqttPacket {}

    /** Answer to CONNECT. */
    record ConnAck(boolean sessionPresent, int returnCode) implements MqttPacket {}

    /**
     * An application message.
     *
     * @param packetId 0 at QoS 0
     */
    record Publish(String topic, byte[] payload, int qos, boolean dup, boolean retain, int packetId)
            implements MqttPacket {
        @Override
        public boolean equals(Object other) {
            return other instanceof Publish that
                    && topic.equals(that.topic)
                    && Arrays.equals(payload, that.payload)
                    && qos == that.qos
                    && dup == that.dup
                    && retain == that.retain
                    && packetId == that.packetId;
        }

        @Override
        public int hashCode() {
            return Objects.hash(topic, Arrays.hashCode(payload), qos, dup, retain, packetId);
        }
    }

    /** Acknowledges a PUBLISH at QoS 1. */
    record PubAck(int packetId) implements MqttPacket {}

    /** First answer to a PUBLISH at QoS 2. */
    record PubRec(int packetId) implements MqttPacket {}

    /** Answer to PUBREC. */
    record PubRel(int packetId) implements MqttPacket {}

    /** Answer to PUBREL. */
    record PubComp(int packetId) implements MqttPacket {}

    /** A client subscribes; at least one filter. */
    record Subscribe(int packetId, List<Request> requests) implements MqttPacket {}

    /** One topic filter and the highest QoS wanted for it. */
    record Request(String filter, int qos) {}

    /** Answer to SUBSCRIBE: per filter the granted QoS or {@link #SUBSCRIPTION_FAILED}. */
    record SubAck(int packetId, List<Integer> returnCodes) implements MqttPacket {}

    /** A client gives up subscriptions; at least one filter. */
    record Unsubscribe(int packetId, List<String> filters) implements MqttPacket {}

    /** Answer to UNSUBSCRIBE. */
    record UnsubAck(int packetId) implements MqttPacket {}

    /** A client shows that it lives. */
    record PingReq() implements MqttPacket {}

    /** Answer to PINGREQ. */
    record PingResp() implements MqttPacket {}

    /** A client goes in an orderly way. */
    record Disconnect() implements MqttPacket {}
}
