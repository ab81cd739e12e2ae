package io.chirpsim.app.scenario;

import java.util.Optional;

/**
 * One line of a sensor file.
 *
 * @param devEui 16 upper-case hexadecimal digits; empty: made from the name
 * @param name name of the end-device, unique in the file
 * @param at where it is
 * @param heightM antenna above the ground, metres; empty: as its group
 * @param indoor whether it is inside a building; empty: as its group
 * @param profile name of its profile; empty: as its group
 */
public record Sensor(
        Optional<String> devEui,
        String name,
        GeoPoint at,
        Optional<Double> heightM,
        Optional<Boolean> indoor,
        Optional<String> profile) {}
