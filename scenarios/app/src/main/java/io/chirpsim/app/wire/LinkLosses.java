package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.GatewaySite;
import io.chirpsim.app.scenario.Propagation;
import io.chirpsim.app.scenario.Redraw;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.phy.Antenna;
import io.chirpsim.phy.AntennaPattern;
import io.chirpsim.phy.BuildingLoss;
import io.chirpsim.phy.OuterWall;
import io.chirpsim.phy.PathLoss;
import io.chirpsim.phy.Position;
import io.chirpsim.phy.Shadowing;
import io.chirpsim.phy.Sight;
import io.chirpsim.phy.site.Landscape;
import io.chirpsim.random.Streams;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Losses between a place of the site and the gateways: the one computation that simulation and coverage map share. */
final class LinkLosses {
    private final Propagation propagation;
    private final double frequencyHz;
    private final PathLosses.LinkLoss pathLoss;
    private final Landscape landscape;
    private final List<Position> gateways;
    private final List<Antenna> antennas;
    private final long[] entities;
    private final Drawn perReplication;
    private final Drawn once;
    private final SortedSet<String> warnings = new TreeSet<>();

    /** What is drawn per link or device; groups that are drawn once share one of these, all others the replication's. */
    private record Drawn(Streams streams, Shadowing shadowing, BuildingLoss buildings) {}

    /**
     * The end of a link that is not the gateway.
     *
     * @param position where its antenna is
     * @param entity stable number for its draws
     * @param indoor whether the scenario says that it stands in a building
     * @param redraw when its draws are drawn again
     */
    record End(Position position, long entity, boolean indoor, Redraw redraw) {}

    LinkLosses(Scenario scenario, Region region, Recordings recordings, Streams streams) {
        List<GatewaySite> sites = recordings.gateways();
        this.propagation = scenario.propagation();
        this.frequencyHz = region.channelsHz()[0];
        this.pathLoss = PathLosses.of(propagation.pathLoss());
        this.landscape = recordings.landscape();
        this.gateways =
                sites.stream().map(gateway -> position(scenario, gateway)).toList();
        this.antennas =
                sites.stream().map(gateway -> antenna(gateway.antenna())).toList();
        this.entities =
                sites.stream().mapToLong(gateway -> Streams.hash(gateway.id())).toArray();
        this.perReplication = drawn(streams);
        this.once = drawn(streams.ofReplication(0));
    }

    private static Position position(Scenario scenario, GatewaySite gateway) {
        var point = scenario.site().locate(gateway.at());
        return new Position(point.x(), point.y(), gateway.heightM());
    }

    private static Antenna antenna(io.chirpsim.app.scenario.Antenna chosen) {
        return new Antenna(
                chosen.gainDbi(),
                AntennaPattern.horizontal(chosen.horizontal()),
                AntennaPattern.vertical(chosen.vertical()),
                chosen.azimuthDeg(),
                chosen.downtiltDeg());
    }

    private Drawn drawn(Streams streams) {
        Propagation.Shadowing chosen = propagation.shadowing();
        return new Drawn(streams, new Shadowing(streams, chosen.correlationM(), chosen.sites()), buildingLoss(streams));
    }

    private BuildingLoss buildingLoss(Streams streams) {
        Propagation.IndoorLoss chosen = propagation.indoorLoss();
        if (chosen instanceof Propagation.FixedIndoorLoss fixed) {
            return BuildingLoss.fixed(fixed.lossDb());
        }
        if (chosen instanceof Propagation.O2iLow) {
            return BuildingLoss.tr38901(streams, OuterWall.LOW_LOSS, frequencyHz);
        }
        if (chosen instanceof Propagation.O2iHigh) {
            return BuildingLoss.tr38901(streams, OuterWall.HIGH_LOSS, frequencyHz);
        }
        return chosen instanceof Propagation.Tr45820 ? BuildingLoss.tr45820(streams) : BuildingLoss.fixed(0);
    }

    /**
     * Loss in dB from one end to each gateway, the same in both directions: between isotropic antennas, and what the gateway's antenna gains less in
     * that direction than in its main one. Where rays see the end inside a building, its walls count and the drawn loss of devices indoors does not.
     */
    double[] lossesDb(End end) {
        Drawn drawn = drawn(end);
        double indoorDb = indoorDb(end, drawn);
        double[] lossesDb = new double[entities.length];
        for (int g = 0; g < entities.length; g++) {
            lossesDb[g] = lossDb(end, g, drawn, indoorDb);
        }
        return lossesDb;
    }

    /** The same to one gateway. */
    double lossDb(End end, int g) {
        Drawn drawn = drawn(end);
        return lossDb(end, g, drawn, indoorDb(end, drawn));
    }

    private Drawn drawn(End end) {
        return end.redraw() == Redraw.ONCE ? once : perReplication;
    }

    private double indoorDb(End end, Drawn drawn) {
        return end.indoor() && !landscape.isInside(end.position())
                ? drawn.buildings().lossDb(end.entity())
                : 0;
    }

    private double lossDb(End end, int g, Drawn drawn, double indoorDb) {
        return outdoorDb(end, g, drawn) + indoorDb + landscape.excessDb(end.position(), gateways.get(g), frequencyHz);
    }

    /** Loss between two gateways, without shadowing. */
    double gatewaysDb(int g, int other) {
        Position here = gateways.get(g);
        Position there = gateways.get(other);
        PathLoss model = between(here, entities[g], there, entities[other]);
        return model.lossDb(here, there, frequencyHz)
                + offAxisDb(g, there)
                + offAxisDb(other, here)
                + landscape.excessDb(here, there, frequencyHz);
    }

    /** Loss between two ends, without shadowing, the walls of both indoors. */
    double endsDb(End end, End other) {
        Position here = end.position();
        Position there = other.position();
        PathLoss model = between(here, end.entity(), there, other.entity());
        return model.lossDb(here, there, frequencyHz)
                + landscape.excessDb(here, there, frequencyHz)
                + indoorDb(end, drawn(end))
                + indoorDb(other, drawn(other));
    }

    /** The model of a link between two of a kind: whichever asks, they see each other or not. */
    private PathLoss between(Position here, long entity, Position there, long other) {
        return entity < other
                ? pathLoss.of(here, entity, there, other, perReplication.streams())
                : pathLoss.of(there, other, here, entity, perReplication.streams());
    }

    private double outdoorDb(End end, int g, Drawn drawn) {
        Position here = end.position();
        Position there = gateways.get(g);
        PathLoss model = pathLoss.of(here, end.entity(), there, entities[g], drawn.streams());
        warnings.addAll(model.outsideValidity(here, there, frequencyHz));
        return model.lossDb(here, there, frequencyHz)
                + offAxisDb(g, here)
                + drawn.shadowing().lossDb(sigmaDb(model), here, end.entity(), entities[g]);
    }

    /** An antenna looks up and down at what stands on other ground. */
    private double offAxisDb(int g, Position end) {
        return antennas.get(g).offAxisDb(landscape.lift(gateways.get(g)), landscape.lift(end));
    }

    private double sigmaDb(PathLoss model) {
        Propagation.Shadowing chosen = propagation.shadowing();
        return PathLosses.sight(model) == Sight.CLEAR ? chosen.clearSigmaDb() : chosen.blockedSigmaDb();
    }

    List<Position> gatewayPositions() {
        return gateways;
    }

    /** What lies outside the published range of the path-loss model, each thing once. */
    SortedSet<String> warnings() {
        return warnings;
    }
}
