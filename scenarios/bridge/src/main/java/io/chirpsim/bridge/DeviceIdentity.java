package io.chirpsim.bridge;

import java.util.Optional;

/**
 * The names of an end-device as its network server knows them.
 *
 * @param deviceId its name in topics, such as {@code "parking-17"}; one topic level
 * @param devEui its 64-bit identifier
 * @param joinEui the identifier of its join server
 * @param kind what it shares with others of its kind
 */
public record DeviceIdentity(String deviceId, long devEui, long joinEui, Kind kind) {
    /**
     * What devices of one kind share.
     *
     * @param profile name of the device profile
     * @param deviceClass {@code 'A'}, {@code 'B'} or {@code 'C'}
     * @param version what is known of the product
     */
    public record Kind(String profile, char deviceClass, Optional<Version> version) {
        /** A class A device of which nothing more is known. */
        public static final Kind PLAIN = new Kind("generic-sensor", 'A', Optional.empty());
    }

    /**
     * A product as The Things Stack's device repository calls it; each may be empty.
     *
     * @param brandId maker
     * @param modelId product
     * @param hardwareVersion its hardware
     * @param firmwareVersion its firmware
     * @param bandId regional band, such as {@code "EU_863_870"}
     */
    public record Version(
            String brandId, String modelId, String hardwareVersion, String firmwareVersion, String bandId) {}

    /** @throws IllegalArgumentException if the name is not one plain topic level */
    public DeviceIdentity {
        TopicLevel.require(deviceId);
    }

    /** A plain device. */
    public DeviceIdentity(String deviceId, long devEui, long joinEui) {
        this(deviceId, devEui, joinEui, Kind.PLAIN);
    }
}
