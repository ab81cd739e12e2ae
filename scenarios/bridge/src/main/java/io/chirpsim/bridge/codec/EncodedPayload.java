package io.chirpsim.bridge.codec;

/**
 * A payload as it goes on the air.
 *
 * @param fPort LoRaWAN port, 1 to 223
 * @param bytes FRMPayload
 */
public record EncodedPayload(int fPort, byte[] bytes) {}
