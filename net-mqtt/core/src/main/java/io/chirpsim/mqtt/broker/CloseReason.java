package io.chirpsim.mqtt.broker;

/** Why a connection ended. */
public enum CloseReason {
    /** Bytes that are no packet, or a packet above a limit. */
    MALFORMED,
    /** A packet that may not come now. */
    PROTOCOL_ERROR,
    /** CONNECT was refused; a CONNACK told why. */
    REFUSED,
    /** No CONNECT in time. */
    CONNECT_TIMEOUT,
    /** Nothing came for one and a half times the keep-alive. */
    KEEP_ALIVE_TIMEOUT,
    /** Another connection uses the client identifier. */
    TAKEN_OVER,
    /** There are as many connections as are allowed. */
    TOO_MANY_CONNECTIONS,
    /** The client sent DISCONNECT. */
    DISCONNECTED,
    /** The network connection ended by itself. */
    NETWORK
}
