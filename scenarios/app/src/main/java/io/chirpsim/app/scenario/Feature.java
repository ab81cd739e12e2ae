package io.chirpsim.app.scenario;

import io.chirpsim.phy.Wall;
import java.util.List;
import java.util.Optional;

/**
 * A named building or area of the site's GeoJSON file.
 *
 * @param number its number in the file, from 1
 * @param name property {@code name}
 * @param heightM property {@code height}, metres; present for buildings, absent for open areas
 * @param wall property {@code wall}: what a building's outer walls are made of
 * @param floors property {@code floors}: storeys of a building; empty: every 3 m one
 * @param polygons its polygons, one for most
 */
public record Feature(
        int number,
        String name,
        Optional<Double> heightM,
        Wall wall,
        Optional<Integer> floors,
        List<Polygon> polygons) {

    public Feature {
        polygons = List.copyOf(polygons);
    }

    /** How messages call it. */
    public String label() {
        return "feature " + number + (name.isEmpty() ? "" : " '" + name + "'");
    }

    /**
     * One polygon: the first ring is the outline, further rings are holes; each ring ends at the point where it begins.
     *
     * @param rings at least one
     */
    public record Polygon(List<List<GeoPoint>> rings) {
        public Polygon {
            rings = rings.stream().map(List::copyOf).toList();
        }
    }
}
