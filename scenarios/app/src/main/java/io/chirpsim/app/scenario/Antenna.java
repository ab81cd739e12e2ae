package io.chirpsim.app.scenario;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A gateway's antenna.
 *
 * @param gainDbi gain in its main direction over an isotropic one, dBi
 * @param horizontal gain over the main direction in dB by the angle from the azimuth in degrees; empty: the same all around
 * @param vertical gain over the main direction in dB by the angle above it in degrees; empty: the same up and down
 * @param azimuthDeg compass direction of the main lobe, degrees
 * @param downtiltDeg how far the main lobe looks below the horizon, degrees
 */
public record Antenna(
        double gainDbi,
        SortedMap<Double, Double> horizontal,
        SortedMap<Double, Double> vertical,
        double azimuthDeg,
        double downtiltDeg) {

    public Antenna {
        horizontal = Collections.unmodifiableSortedMap(new TreeMap<>(horizontal));
        vertical = Collections.unmodifiableSortedMap(new TreeMap<>(vertical));
    }

    /** The same gain in all directions. */
    public static Antenna round(double gainDbi) {
        return new Antenna(gainDbi, new TreeMap<>(), new TreeMap<>(), 0, 0);
    }

    /** Whether it has the same gain in all directions. */
    public boolean isRound() {
        return equals(round(gainDbi));
    }
}
