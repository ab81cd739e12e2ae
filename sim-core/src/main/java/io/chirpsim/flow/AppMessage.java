package io.chirpsim.flow;

/**
 * An application's message.
 *
 * @param id given by the {@link Journey}, at least 1
 * @param deviceIndex index of the end-device it comes from or goes to
 * @param createdUs when it was made, in microseconds
 * @param payload the application's bytes, not copied: whoever hands them over does not change them any more
 */
public record AppMessage(long id, int deviceIndex, long createdUs, byte[] payload) {}
