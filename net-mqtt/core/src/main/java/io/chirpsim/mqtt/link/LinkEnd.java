package io.chirpsim.mqtt.link;

/** Who sits at one end of a connection. After its own close an end hears nothing more of it but {@link #onLost}. */
public interface LinkEnd {
    /** The connection is there; send through the port. */
    void onOpen(LinkPort port, long nowUs);

    /**
     * Bytes of one write have come.
     *
     * @param tag that was sent with them
     */
    void onBytes(byte[] bytes, long tag, long nowUs);

    /** The other end has closed, or the connection broke. */
    void onClose(long nowUs);

    /** Bytes sent by this end will never arrive: the connection broke, or the other end closed before. */
    void onLost(byte[] bytes, long tag, long nowUs);
}
