package io.chirpsim.mqtt.client;

/** Why a client gave up a message that it was asked to publish. */
public enum ClientDropReason {
    /** As many messages wait as are allowed. */
    QUEUE_FULL,
    /** The session ended before the server acknowledged. */
    SESSION_ENDED
}
