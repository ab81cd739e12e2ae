package io.chirpsim.bridge;

/**
 * The names of an end-device as its network server knows them.
 *
 * @param deviceId its name in topics, such as {@code "parking-17"}; one topic level
 * @param devEui its 64-bit identifier
 * @param joinEui the identifier of its join server
 */
public record DeviceIdentity(String deviceId, long devEui, long joinEui) {
    /** @throws IllegalArgumentException if the name is not one plain topic level */
    public DeviceIdentity {
        TopicLevel.require(deviceId);
    }
}
