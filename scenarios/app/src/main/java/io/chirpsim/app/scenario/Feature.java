package io.chirpsim.app.scenario;

import java.util.List;
import java.util.Optional;

/**
 * A named building or area of the site's GeoJSON file.
 *
 * @param name property {@code name}
 * @param heightM property {@code height}, metres; present for buildings, absent for open areas
 * @param polygons its polygons, one for most
 */
public record Feature(String name, Optional<Double> heightM, List<Polygon> polygons) {

    public Feature {
        polygons = List.copyOf(polygons);
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
