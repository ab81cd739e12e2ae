package io.chirpsim.app.load;

import io.chirpsim.app.scenario.GeoPoint;
import io.chirpsim.app.scenario.InputFile;
import io.chirpsim.app.scenario.LocalPoint;
import io.chirpsim.app.scenario.Site;
import io.chirpsim.phy.site.HeightTile;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Reads height tiles and sees that they cover the site. */
final class TileFile {
    private TileFile() {}

    /** The name of a tile's file. */
    static Scalar<Site.Tile> shape() {
        Scalar<InputFile> file = Shapes.file();
        return new Scalar<>(
                file.allowed(),
                (text, at) -> read(file.parse(text, at)),
                tile -> file.write(tile.file()),
                node -> node.setAll(file.schema()));
    }

    private static Site.Tile read(InputFile file) {
        String name = file.label().replaceFirst("^.*[/\\\\:]", "");
        try (InputStream in = file.open()) {
            return new Site.Tile(file, HeightTile.read(name, in));
        } catch (HeightTile.BadTileException e) {
            throw new Scalar.WrongValue("'" + file.label() + "': " + e.getMessage());
        } catch (IOException e) {
            throw new Scalar.WrongValue("cannot read '" + file.label() + "': " + e.getMessage());
        }
    }

    /** Whether part of the site lies on none of its tiles, which is then reported. */
    static boolean misses(List<Site.Tile> tiles, Optional<GeoPoint> origin, double radiusM, Cursor at) {
        if (origin.isEmpty()) {
            at.wrong("tiles have coordinates, so site.origin is needed: { lat: ..., lon: ... }");
            return true;
        }
        TreeSet<String> seen = new TreeSet<>();
        for (Site.Tile tile : tiles) {
            if (!seen.add(tile.heights().name())) {
                at.wrong("found two tiles " + tile.heights().name() + "; allowed: one of each");
                return true;
            }
        }
        GeoPoint southWest = origin.get().plus(new LocalPoint(-radiusM, -radiusM));
        GeoPoint northEast = origin.get().plus(new LocalPoint(radiusM, radiusM));
        TreeSet<String> missing = new TreeSet<>();
        for (double lat = Math.floor(southWest.lat()); lat <= northEast.lat(); lat++) {
            for (double lon = Math.floor(southWest.lon()); lon <= northEast.lon(); lon++) {
                double midLat = lat + 0.5;
                double midLon = lon + 0.5;
                if (tiles.stream().noneMatch(tile -> tile.heights().contains(midLat, midLon))) {
                    missing.add(HeightTile.nameAt(midLat, midLon) + ".hgt");
                }
            }
        }
        if (!missing.isEmpty()) {
            at.wrong("the site reaches onto " + String.join(", ", missing)
                    + ", which is not listed; add it, or make site.radius smaller");
        }
        return !missing.isEmpty();
    }
}
