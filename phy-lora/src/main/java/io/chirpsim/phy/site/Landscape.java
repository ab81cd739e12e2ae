package io.chirpsim.phy.site;

import io.chirpsim.phy.Position;
import java.util.List;
import java.util.Optional;

/** Terrain and buildings: all that stands between the antennas of a site. Prepared once for all replications; safe for several threads. */
public final class Landscape {
    /** Nothing stands in the way. */
    public static final Landscape NONE = new Landscape(Optional.empty(), new Buildings(List.of()));

    private final Optional<Terrain> terrain;
    private final Buildings buildings;

    /**
     * @param terrain empty: flat
     * @param buildings standing at sea level where there is no terrain, else on it
     */
    public Landscape(Optional<Terrain> terrain, Buildings buildings) {
        this.terrain = terrain;
        this.buildings = buildings;
    }

    /** What buildings and terrain add to the loss between two antennas, each above its ground, in dB; the same in both directions. */
    public double excessDb(Position a, Position b, double frequencyHz) {
        if (terrain.isEmpty()) {
            return buildings.excessDb(a, b, frequencyHz);
        }
        Terrain hills = terrain.get();
        return hills.excessDb(a, b, frequencyHz) + buildings.excessDb(hills.lift(a), hills.lift(b), frequencyHz);
    }

    /** Whether an antenna is inside one of the buildings. */
    public boolean isInside(Position antenna) {
        return buildings.contain(lift(antenna));
    }

    /** An antenna's place with its height above the level that all heights have in common, instead of above its own ground. */
    public Position lift(Position antenna) {
        return terrain.map(hills -> hills.lift(antenna)).orElse(antenna);
    }
}
