package io.chirpsim.app.scenario;

import io.chirpsim.phy.site.Footprint;
import io.chirpsim.phy.site.HeightTile;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Where the scenario happens.
 *
 * @param origin centre; empty when every place is given in metres
 * @param radiusM everything lies within this distance of the origin, metres
 * @param buildings GeoJSON file of buildings and areas
 * @param features what the file holds, in its order
 * @param terrain height tiles, together covering the site; empty: flat
 */
public record Site(
        Optional<GeoPoint> origin,
        double radiusM,
        Optional<InputFile> buildings,
        List<Feature> features,
        List<Tile> terrain) {

    public Site {
        features = List.copyOf(features);
        terrain = List.copyOf(terrain);
    }

    /**
     * A height tile and where it came from.
     *
     * @param file the tile's file
     * @param heights what it holds
     */
    public record Tile(InputFile file, HeightTile heights) {}

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

    /** Whether the map holds anything with a height. */
    public boolean hasBuildings() {
        return features.stream().anyMatch(feature -> feature.heightM().isPresent());
    }

    /** The outlines of a feature's polygons in metres from the origin. */
    public List<Footprint> footprints(Feature feature) {
        return feature.polygons().stream()
                .map(polygon ->
                        Footprint.of(polygon.rings().stream().map(this::outline).toList()))
                .toList();
    }

    private double[] outline(List<GeoPoint> ring) {
        return ring.stream()
                .map(this::locate)
                .flatMapToDouble(point -> DoubleStream.of(point.x(), point.y()))
                .toArray();
    }
}
