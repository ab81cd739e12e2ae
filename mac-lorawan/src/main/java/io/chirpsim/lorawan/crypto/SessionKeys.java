package io.chirpsim.lorawan.crypto;

/**
 * Keys of one session, LoRaWAN 1.0.x.
 *
 * @param nwkSKey network session key: MIC, and payload on port 0
 * @param appSKey application session key: payload on all other ports
 */
public record SessionKeys(Key128 nwkSKey, Key128 appSKey) {}
