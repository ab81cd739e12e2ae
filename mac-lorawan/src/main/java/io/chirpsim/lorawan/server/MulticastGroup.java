package io.chirpsim.lorawan.server;

import io.chirpsim.lorawan.Listening;
import io.chirpsim.lorawan.crypto.SessionKeys;

/**
 * Devices that one frame reaches. They have been told address and keys out of band (LoRaWAN L2 1.0.4, sections 11.2 and 17).
 *
 * @param mcAddr its address
 * @param keys McNwkSKey and McAppSKey; null in {@code sizes}
 * @param listening when and how its members listen
 * @param members indexes of its devices, ascending
 */
public record MulticastGroup(int mcAddr, SessionKeys keys, Listening listening, int[] members) {}
