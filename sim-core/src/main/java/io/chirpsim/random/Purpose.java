package io.chirpsim.random;

/**
 * What a draw is for. Each module lists its own in an enum; the name, not the order, makes the stream, so a new purpose shifts no other.
 */
public interface Purpose {
    /** Stable name, unique in the project, such as {@code "position"}. */
    String key();
}
