package io.chirpsim.mqtt.broker;

/**
 * What a broker wants done. Calls come while one of the broker's inputs is handled; do not call back into the broker from within.
 *
 * <p>A copy of a message that has entered a subscriber's session ends in one of three ways: at QoS 0 with {@link #send}, at QoS 1 and 2 with
 * {@link #acknowledged} (it may be sent several times before), or with {@link #dropped}.
 */
public interface BrokerOut {
    /**
     * Send one packet.
     *
     * @param packet may be shared: do not change it
     * @param tag of the message if it is a PUBLISH, else 0
     */
    void send(int connection, byte[] packet, long tag);

    /** Send what is under way, then close; the broker has forgotten the connection. */
    void close(int connection, CloseReason reason);

    /**
     * A PUBLISH of a client, or a will, was accepted. Comes before what happens to the copies.
     *
     * @param qos QoS it was published at
     * @param copies how many subscribers' sessions it enters, 0 if none
     */
    void routed(long tag, int qos, int copies);

    /** A retained message enters one more session, because a client subscribed. */
    void retainedCopy(long tag);

    /** A client has acknowledged its copy at QoS 1 or 2. */
    void acknowledged(long tag);

    /** One copy, or with {@link DropReason#NOT_PERMITTED} the publication itself, is given up. */
    void dropped(long tag, String clientId, DropReason reason);

    /** Call {@code onTimeout} at this time; replaces the request before, which may come all the same. */
    void wakeAt(long atUs);
}
