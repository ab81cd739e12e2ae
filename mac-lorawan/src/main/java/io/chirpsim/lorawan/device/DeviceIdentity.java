package io.chirpsim.lorawan.device;

import io.chirpsim.lorawan.crypto.RootKeys;
import io.chirpsim.lorawan.crypto.SessionKeys;

/**
 * What is written on a device. Keys may be null in {@code fidelity: sizes}.
 *
 * @param devEui DevEUI
 * @param roots root keys for joining; ABP: null
 * @param devAddr address; OTAA: not used
 * @param keys session keys; OTAA: null
 */
public record DeviceIdentity(long devEui, RootKeys roots, int devAddr, SessionKeys keys) {}
