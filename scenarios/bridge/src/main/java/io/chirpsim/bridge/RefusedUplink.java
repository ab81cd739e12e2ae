package io.chirpsim.bridge;

import io.chirpsim.lorawan.server.UplinkRefusal;

/**
 * A frame of a known device that the network server did not take.
 *
 * @param deviceIndex index of the end-device
 * @param why the reason
 * @param atUs when, in microseconds
 */
public record RefusedUplink(int deviceIndex, UplinkRefusal why, long atUs) {}
