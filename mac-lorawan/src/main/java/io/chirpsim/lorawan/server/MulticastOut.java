package io.chirpsim.lorawan.server;

/** What the network server says about multicast. */
public interface MulticastOut {
    /** The server wants {@link Multicasts#onTimeout} then, instead of what it wanted before. */
    void wakeMulticastAt(long atUs);

    /**
     * A gateway shall send a frame of a group; the order leaves the server now.
     *
     * @param order its device index is that of no device, its tag the number of the message
     */
    void transmit(int group, DownlinkOrder order, long nowUs);

    /**
     * All gateways have been told to send a message.
     *
     * @param message number of the message
     * @param overUs when the last of them has ended
     */
    void planned(int group, long message, long overUs, long nowUs);

    /** No member has a gateway that could send a message. */
    void unreachable(int group, long message, long nowUs);
}
