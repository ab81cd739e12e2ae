package io.chirpsim.mqtt.client;

/**
 * What a client wants done. Calls come while one of the client's inputs is handled; do not call back into the client from within, but for
 * publishing and subscribing from {@link #message}.
 *
 * <p>A message to publish ends in one of three ways: at QoS 0 with {@link #send}, at QoS 1 and 2 with {@link #acknowledged}, or with
 * {@link #dropped}.
 */
public interface ClientOut {
    /** Open a network connection at this time, then tell {@code onOpen}, or {@code onClose} if it fails. */
    void reconnectAt(long atUs);

    /**
     * Send one packet.
     *
     * @param packet do not change it
     * @param tag of the message if it is a PUBLISH, else 0
     */
    void send(byte[] packet, long tag);

    /** Send what is under way, then close the connection, if there is one or one is being opened. */
    void close();

    /** A message has come: at QoS 2 exactly once, at QoS 1 perhaps again with DUP. */
    void message(String topic, byte[] payload, int qos, boolean retain, boolean dup, long tag);

    /** The server has the message published at QoS 1 or 2. */
    void acknowledged(long tag);

    /** A message to publish is given up. */
    void dropped(long tag, ClientDropReason reason);

    /** The server has accepted the connection. */
    void connected(boolean sessionPresent);

    /** Call {@code onTimeout} at this time; replaces the request before, which may come all the same. */
    void wakeAt(long atUs);
}
