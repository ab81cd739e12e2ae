package io.chirpsim.bridge;

/**
 * A message for the broker.
 *
 * @param topic topic name
 * @param payload the caller's own
 */
public record Publication(String topic, byte[] payload) {}
