package io.chirpsim.bridge;

/**
 * A device has joined.
 *
 * @param deviceIndex index of the end-device
 * @param devAddr the address of its new session
 * @param acceptedUs when the join server accepted, in microseconds
 */
public record ApplicationJoin(int deviceIndex, int devAddr, long acceptedUs) {}
