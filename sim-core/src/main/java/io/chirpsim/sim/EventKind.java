package io.chirpsim.sim;

/**
 * Kinds of events in the order in which they happen within one microsecond. Ends come before beginnings, so that a frame which begins when
 * another ends does not overlap it.
 */
public enum EventKind {
    /** A frame on the air ends. */
    TRANSMISSION_END,
    /** Bytes or a packet arrive over a link. */
    ARRIVAL,
    /** A protocol machine asked to be woken. */
    WAKE_UP,
    /** An application makes a message. */
    SOURCE,
    /** A frame on the air begins. */
    TRANSMISSION_START,
    /** Something that only looks. */
    OBSERVATION
}
