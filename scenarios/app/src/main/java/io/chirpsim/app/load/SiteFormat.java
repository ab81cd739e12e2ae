package io.chirpsim.app.load;

import io.chirpsim.app.scenario.Feature;
import io.chirpsim.app.scenario.GeoPoint;
import io.chirpsim.app.scenario.InputFile;
import io.chirpsim.app.scenario.LocalPoint;
import io.chirpsim.app.scenario.Position;
import io.chirpsim.app.scenario.Site;
import java.util.List;
import java.util.Optional;

/** The site, and positions in it. */
final class SiteFormat {
    private static final double MAX_RADIUS_M = 1e6;

    /** A position by its coordinates alone. */
    static final Section<GeoPoint> GEO_POINT = geoPoint();
    /** A position by coordinates or in metres. */
    static final Section<Position> POSITION = position();

    private static final Section.Builder<Site> B = Section.of("Where the scenario happens.");
    static final Field<Optional<GeoPoint>> ORIGIN = B.maybe(
            "origin", GEO_POINT, Site::origin, "Centre of the site. Needed where any place is given by coordinates.");
    static final Field<Double> RADIUS = B.required(
            "radius",
            Shapes.length(1, MAX_RADIUS_M, "a length from 1 m to 1000 km, such as '900 m'"),
            Site::radiusM,
            "Everything lies within this distance of the origin.");
    static final Field<Optional<InputFile>> BUILDINGS = B.maybe(
            "buildings",
            Shapes.file(),
            Site::buildings,
            "GeoJSON file of buildings and areas with the properties name, height (metres), wall and floors.");
    static final Field<Optional<List<Site.Tile>>> TERRAIN = B.maybe(
            "terrain",
            PlaceFormat.oneOrMore(TileFile.shape()),
            site -> site.terrain().isEmpty() ? Optional.empty() : Optional.of(site.terrain()),
            "SRTM height tiles (N39W001.hgt or .hgt.gz), together covering the site. Default: flat.");
    static final Section<Site> SECTION = B.build(SiteFormat::site);

    private SiteFormat() {}

    private static Site site(Values v, Cursor at) {
        Optional<InputFile> buildings = v.get(BUILDINGS);
        if (buildings.isPresent() && v.get(ORIGIN).isEmpty()) {
            return at.at("buildings")
                    .wrong("buildings have coordinates, so site.origin is needed: { lat: ..., lon: ... }");
        }
        List<Site.Tile> terrain = v.get(TERRAIN).orElse(List.of());
        if (!terrain.isEmpty() && TileFile.misses(terrain, v.get(ORIGIN), v.get(RADIUS), at.at("terrain"))) {
            return null;
        }
        List<Feature> features =
                buildings.isPresent() ? FeatureFile.read(buildings.get(), at.at("buildings")) : List.of();
        return features == null ? null : new Site(v.get(ORIGIN), v.get(RADIUS), buildings, features, terrain);
    }

    static Shape<Double> latitude() {
        return Shapes.number(
                -90,
                90,
                "allowed: a latitude from -90 to 90 degrees; beyond 90 it is probably swapped with the longitude");
    }

    static Shape<Double> longitude() {
        return Shapes.number(-180, 180, "allowed: a longitude from -180 to 180 degrees");
    }

    private static Section<GeoPoint> geoPoint() {
        Section.Builder<GeoPoint> b = Section.of("A place by its WGS 84 coordinates.");
        Field<Double> lat = b.required("lat", latitude(), GeoPoint::lat, "Latitude, degrees north.");
        Field<Double> lon = b.required("lon", longitude(), GeoPoint::lon, "Longitude, degrees east.");
        return b.build((v, at) -> new GeoPoint(v.get(lat), v.get(lon)));
    }

    private static Section<Position> position() {
        Shape<Double> metres =
                Shapes.length(-MAX_RADIUS_M, MAX_RADIUS_M, "a length from -1000 km to 1000 km, such as '120 m'");
        Section.Builder<Position> b = Section.of("A place: lat and lon in degrees, or x and y from the site's origin.");
        Field<Optional<Double>> lat =
                b.maybe("lat", latitude(), position -> geo(position).map(GeoPoint::lat), "Latitude, degrees north.");
        Field<Optional<Double>> lon =
                b.maybe("lon", longitude(), position -> geo(position).map(GeoPoint::lon), "Longitude, degrees east.");
        Field<Optional<Double>> x =
                b.maybe("x", metres, position -> local(position).map(LocalPoint::x), "East of the origin.");
        Field<Optional<Double>> y =
                b.maybe("y", metres, position -> local(position).map(LocalPoint::y), "North of the origin.");
        return b.build((v, at) -> {
            if (v.get(lat).isPresent()
                    && v.get(lon).isPresent()
                    && v.get(x).isEmpty()
                    && v.get(y).isEmpty()) {
                return new GeoPoint(v.get(lat).get(), v.get(lon).get());
            }
            if (v.get(x).isPresent()
                    && v.get(y).isPresent()
                    && v.get(lat).isEmpty()
                    && v.get(lon).isEmpty()) {
                return new LocalPoint(v.get(x).get(), v.get(y).get());
            }
            List<String> found = List.of("lat", "lon", "x", "y").stream()
                    .filter(key -> !at.at(key).tree().equals(at.tree()))
                    .toList();
            return at.wrong("found " + (found.isEmpty() ? "nothing" : String.join(" and ", found))
                    + "; allowed: either lat and lon, or x and y");
        });
    }

    private static Optional<GeoPoint> geo(Position position) {
        return position instanceof GeoPoint point ? Optional.of(point) : Optional.empty();
    }

    private static Optional<LocalPoint> local(Position position) {
        return position instanceof LocalPoint point ? Optional.of(point) : Optional.empty();
    }
}
