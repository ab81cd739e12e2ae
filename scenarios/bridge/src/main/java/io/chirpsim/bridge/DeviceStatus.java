package io.chirpsim.bridge;

/**
 * What a device has told of itself: DevStatusAns.
 *
 * @param deviceIndex index of the end-device
 * @param battery 0: external power, 1 to 254: its level, 255: unknown
 * @param marginDb signal to noise ratio of the request above the demodulation floor
 * @param atUs when the network server took it, in microseconds
 */
public record DeviceStatus(int deviceIndex, int battery, int marginDb, long atUs) {}
