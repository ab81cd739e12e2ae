package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.Feature;
import io.chirpsim.app.scenario.GeoPoint;
import io.chirpsim.app.scenario.LocalPoint;
import io.chirpsim.app.scenario.Obstacles;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.app.scenario.Site;
import io.chirpsim.phy.site.Building;
import io.chirpsim.phy.site.Buildings;
import io.chirpsim.phy.site.Ground;
import io.chirpsim.phy.site.Landscape;
import io.chirpsim.phy.site.Terrain;
import java.util.List;
import java.util.Optional;

/** Makes what stands between the antennas of a scenario's site. */
final class Landscapes {
    private Landscapes() {}

    static Landscape of(Scenario scenario) {
        Site site = scenario.site();
        Optional<Terrain> terrain = terrain(site);
        Ground ground = terrain.<Ground>map(hills -> hills::heightM).orElse((x, y) -> 0);
        List<Building> buildings = scenario.propagation().buildings() == Obstacles.NONE
                ? List.of()
                : site.features().stream()
                        .filter(feature -> feature.heightM().isPresent())
                        .flatMap(feature -> buildings(site, feature, ground).stream())
                        .toList();
        return new Landscape(terrain, new Buildings(buildings));
    }

    private static List<Building> buildings(Site site, Feature feature, Ground ground) {
        double heightM = feature.heightM().orElseThrow();
        int storeys = feature.floors().orElse((int) Math.max(1, Math.round(heightM / Defaults.STOREY_M)));
        return site.footprints(feature).stream()
                .map(footprint -> new Building(
                        footprint,
                        ground.heightM(footprint.middleX(), footprint.middleY()),
                        heightM,
                        feature.wall(),
                        storeys))
                .toList();
    }

    private static Optional<Terrain> terrain(Site site) {
        if (site.terrain().isEmpty()) {
            return Optional.empty();
        }
        GeoPoint origin = site.origin().orElseThrow();
        double stepM = site.terrain().stream()
                .mapToDouble(tile -> tile.heights().stepM())
                .min()
                .orElseThrow();
        return Optional.of(new Terrain((x, y) -> heightM(site, origin.plus(new LocalPoint(x, y))), stepM));
    }

    private static double heightM(Site site, GeoPoint point) {
        for (Site.Tile tile : site.terrain()) {
            if (tile.heights().contains(point.lat(), point.lon())) {
                return tile.heights().heightM(point.lat(), point.lon());
            }
        }
        throw new IllegalStateException("no height tile at " + point);
    }
}
