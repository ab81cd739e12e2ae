package io.chirpsim.bridge;

import java.util.Optional;

/**
 * One sensor of a spreadsheet.
 *
 * @param line number of its line in the file, from 1
 * @param devEui its 64-bit identifier
 * @param name its name, one topic level, unique in the file; {@code eui-} and the lower-case identifier where the file gives none
 * @param latitudeDeg latitude, WGS 84
 * @param longitudeDeg longitude, WGS 84
 * @param heightM antenna above the ground
 * @param indoor whether it is inside a building
 * @param profile name of its kind
 */
public record SensorRow(
        int line,
        long devEui,
        String name,
        double latitudeDeg,
        double longitudeDeg,
        Optional<Double> heightM,
        Optional<Boolean> indoor,
        Optional<String> profile) {}
