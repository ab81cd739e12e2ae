package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.City;
import io.chirpsim.app.scenario.PathLossModel;
import io.chirpsim.app.scenario.Propagation;
import io.chirpsim.phy.FreeSpace;
import io.chirpsim.phy.ItuP1238;
import io.chirpsim.phy.LogDistance;
import io.chirpsim.phy.MultiWall;
import io.chirpsim.phy.OkumuraHata;
import io.chirpsim.phy.PathLoss;
import io.chirpsim.phy.Position;
import io.chirpsim.phy.Sight;
import io.chirpsim.phy.SightDraw;
import io.chirpsim.phy.TwoRayGround;
import io.chirpsim.phy.UrbanMacro;
import io.chirpsim.phy.UrbanMicro;
import io.chirpsim.phy.WalfischIkegamiLos;
import io.chirpsim.phy.WalfischIkegamiNlos;
import io.chirpsim.random.Streams;

/** The radio's model for the scenario's choice. */
final class PathLosses {
    private PathLosses() {}

    /** The model of single links; what is drawn stays for a device and a gateway. */
    interface LinkLoss {
        PathLoss of(Position device, long deviceEntity, Position gateway, long gatewayEntity, Streams streams);
    }

    static LinkLoss of(Propagation.PathLoss chosen) {
        if (chosen instanceof Propagation.LogDistance own) {
            return all(new LogDistance(own.referenceDistanceM(), own.referenceLossDb(), own.exponent()));
        }
        if (chosen instanceof Propagation.WalfischIkegamiNlos roofs) {
            return all(new WalfischIkegamiNlos(
                    roofs.roofM(), roofs.streetM(), roofs.spacingM(), roofs.angleDeg(), city(roofs.city())));
        }
        if (chosen instanceof Propagation.ItuP1238 indoor) {
            return all(new ItuP1238(indoor.coefficient(), indoor.floors()));
        }
        if (chosen instanceof Propagation.MultiWall indoor) {
            return all(multiWall(indoor));
        }
        return published(((Propagation.Published) chosen).model());
    }

    private static MultiWall multiWall(Propagation.MultiWall chosen) {
        Propagation.WallLosses losses = chosen.losses();
        return new MultiWall(
                chosen.walls().light(),
                chosen.walls().heavy(),
                chosen.floors(),
                new MultiWall.Losses(losses.lightDb(), losses.heavyDb(), losses.floorDb(), losses.constantDb()),
                chosen.floorExponent());
    }

    /** Whether the ends of a link see each other, as far as its model knows; the models that do not know have one shadowing for all. */
    static Sight sight(PathLoss model) {
        if (model instanceof UrbanMacro macro) {
            return macro.sight();
        }
        return model instanceof UrbanMicro micro ? micro.sight() : Sight.BLOCKED;
    }

    private static WalfischIkegamiNlos.City city(City city) {
        return switch (city) {
            case MEDIUM -> WalfischIkegamiNlos.City.MEDIUM;
            case METROPOLITAN -> WalfischIkegamiNlos.City.METROPOLITAN;
        };
    }

    private static LinkLoss all(PathLoss model) {
        return (device, deviceEntity, gateway, gatewayEntity, streams) -> model;
    }

    private static LinkLoss published(PathLossModel model) {
        return switch (model) {
            case OULU -> all(LogDistance.OULU);
            case MAGRIN -> all(LogDistance.MAGRIN);
            case LORASIM -> all(LogDistance.LORASIM);
            case FREE_SPACE -> all(new FreeSpace());
            case CALLEBAUT_URBAN -> all(LogDistance.CALLEBAUT_URBAN);
            case CALLEBAUT_FOREST -> all(LogDistance.CALLEBAUT_FOREST);
            case TWO_RAY -> all(new TwoRayGround());
            case HATA_URBAN -> all(new OkumuraHata(OkumuraHata.Terrain.URBAN));
            case HATA_LARGE_CITY -> all(new OkumuraHata(OkumuraHata.Terrain.LARGE_CITY));
            case HATA_SUBURBAN -> all(new OkumuraHata(OkumuraHata.Terrain.SUBURBAN));
            case HATA_OPEN -> all(new OkumuraHata(OkumuraHata.Terrain.OPEN));
            case WALFISCH_IKEGAMI_LOS -> all(new WalfischIkegamiLos());
            case UMA_LOS -> all(new UrbanMacro(Sight.CLEAR));
            case UMA_NLOS -> all(new UrbanMacro(Sight.BLOCKED));
            case UMI_LOS -> all(new UrbanMicro(Sight.CLEAR));
            case UMI_NLOS -> all(new UrbanMicro(Sight.BLOCKED));
            case UMA -> (device, id, gateway, gatewayId, streams) -> new UrbanMacro(
                    new SightDraw(streams).sight(UrbanMacro.clearProbability(device, gateway), id, gatewayId));
            case UMI -> (device, id, gateway, gatewayId, streams) -> new UrbanMicro(
                    new SightDraw(streams).sight(UrbanMicro.clearProbability(device, gateway), id, gatewayId));
        };
    }
}
