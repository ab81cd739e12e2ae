package io.chirpsim.lorawan;

/**
 * What an application asks the network server to send to a device.
 *
 * @param tag the journey's id of the message; opaque, 0 for none
 * @param deviceIndex index of the end-device
 * @param fPort 1 to 223
 * @param frmPayload plain payload
 * @param confirmed whether the device must acknowledge
 * @param correlationId the application's own name of the message; may be empty
 */
public record ApplicationDownlink(
        long tag, int deviceIndex, int fPort, byte[] frmPayload, boolean confirmed, String correlationId) {}
