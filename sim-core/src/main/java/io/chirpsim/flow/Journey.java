package io.chirpsim.flow;

/**
 * Watches application messages travel; every layer tells it what happened and sees nothing else of it.
 *
 * <p><b>Custody.</b> A message lives while somebody holds a copy of it. {@link #created} gives the first copy to its source; {@link #copied}
 * adds copies (a frame decoded by three gateways, a publication routed to two subscribers); {@link #released} ends one, after
 * {@link #failed} if that copy was lost. A message that is not delivered when its last copy ends is lost, for the cause of the attempt that
 * came furthest (ties: the later one); one that still has copies when the run ends is in flight. So the sums conserve by construction.
 *
 * <p>Ids are given by the observer, counting from 1; id 0 means "no application message" and is ignored everywhere. What is told of a
 * message after its end is ignored, too.
 */
public interface Journey {
    /**
     * A message comes into being and its source holds one copy.
     *
     * @param direction which way it will go
     * @param deviceIndex index of the end-device it comes from or goes to
     * @param tUs time of creation in microseconds
     * @return its id, at least 1
     */
    long created(Direction direction, int deviceIndex, long tUs);

    /** There are {@code more} further copies of the message; may be 0. */
    void copied(long id, int more);

    /** One copy ends, delivered or not. */
    void released(long id, long tUs);

    /**
     * One attempt failed; the copy may live on and try again.
     *
     * @param strengthDb among failures that came equally far at the same time the stronger one counts: received power in dBm, or 0
     */
    void failed(long id, Cause cause, double strengthDb, long tUs);

    /** The message has completed a stage for the first time; later calls for the same stage are ignored. */
    void reached(long id, Stage stage, long tUs);

    /** The message has arrived; later calls are ignored. */
    void delivered(long id, long tUs);

    /**
     * One frame of an uplink message has ended on the air.
     *
     * @param label registered label of its data rate, see {@link Labels}
     * @param received whether at least one gateway decoded it
     * @param startUs when it began, in microseconds
     * @param airtimeUs its length in microseconds
     */
    void transmitted(int deviceIndex, int label, boolean received, long startUs, long airtimeUs);

    /** The receiver's acknowledgement of a message has come back to who sent it; the sender still holds a copy. */
    default void acknowledged(long id, long tUs) {}

    /** Something registered was counted {@code n} more times. */
    void count(int label, long n, long tUs);

    /** Loses a copy: {@link #failed}, then {@link #released}. */
    default void lost(long id, Cause cause, double strengthDb, long tUs) {
        failed(id, cause, strengthDb, tUs);
        released(id, tUs);
    }
}
