package io.chirpsim.mqtt.link;

/** One write on its way; reused. */
final class Segment {
    /** What the write is. */
    enum Kind {
        OPEN,
        DATA,
        CLOSE
    }

    Kind kind;
    byte[] bytes;
    long tag;
    long arrivalUs;

    /** There and back in microseconds if it was sent once, else -1. */
    long roundTripUs;

    /** Whether the sender gives up at the time of arrival. */
    boolean doomed;

    Segment next;
}
