package io.chirpsim.mqtt.broker;

/** Why the broker gave up one copy of a message. */
public enum DropReason {
    /** As many messages wait for the client as are allowed. */
    QUEUE_FULL,
    /** The client is away and the message is at QoS 0. */
    SUBSCRIBER_OFFLINE,
    /** The session ended before the client acknowledged. */
    SESSION_ENDED,
    /** A client published to {@code $SYS}; it is acknowledged, not routed. */
    NOT_PERMITTED
}
