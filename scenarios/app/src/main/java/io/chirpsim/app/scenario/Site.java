package io.chirpsim.app.scenario;

import java.util.List;
import java.util.Optional;

/**
 * Where the scenario happens.
 *
 * @param origin centre; empty when every place is given in metres
 * @param radiusM everything lies within this distance of the origin, metres
 * @param buildings GeoJSON file of buildings and areas
 * @param features what the file holds, in its order
 */
public record Site(Optional<GeoPoint> origin, double radiusM, Optional<InputFile> buildings, List<Feature> features) {

    public Site {
        features = List.copyOf(features);
    }

    /**
     * A position in metres east and north of the origin.
     *
     * @throws IllegalStateException for coordinates when the site has no origin; the loader refuses such scenarios
     */
    public LocalPoint locate(Position position) {
        if (position instanceof LocalPoint local) {
            return local;
        }
        GeoPoint centre = origin.orElseThrow(() -> new IllegalStateException("coordinates need site.origin"));
        return ((GeoPoint) position).from(centre);
    }

    /** The feature of that name. */
    public Optional<Feature> feature(String name) {
        return features.stream().filter(feature -> feature.name().equals(name)).findFirst();
    }
}
