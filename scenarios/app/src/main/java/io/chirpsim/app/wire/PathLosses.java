package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.City;
import io.chirpsim.app.scenario.PathLossModel;
import io.chirpsim.app.scenario.Propagation;
import io.chirpsim.phy.FreeSpace;
import io.chirpsim.phy.ItuP1238;
import io.chirpsim.phy.LogDistance;
import io.chirpsim.phy.OkumuraHata;
import io.chirpsim.phy.PathLoss;
import io.chirpsim.phy.Sight;
import io.chirpsim.phy.TwoRayGround;
import io.chirpsim.phy.UrbanMacro;
import io.chirpsim.phy.UrbanMicro;
import io.chirpsim.phy.WalfischIkegamiLos;
import io.chirpsim.phy.WalfischIkegamiNlos;

/** The radio's model for the scenario's choice. */
final class PathLosses {
    private PathLosses() {}

    static PathLoss of(Propagation.PathLoss chosen) {
        if (chosen instanceof Propagation.LogDistance own) {
            return new LogDistance(own.referenceDistanceM(), own.referenceLossDb(), own.exponent());
        }
        if (chosen instanceof Propagation.WalfischIkegamiNlos roofs) {
            return new WalfischIkegamiNlos(
                    roofs.roofM(), roofs.streetM(), roofs.spacingM(), roofs.angleDeg(), city(roofs.city()));
        }
        if (chosen instanceof Propagation.ItuP1238 indoor) {
            return new ItuP1238(indoor.coefficient(), indoor.floors());
        }
        return published(((Propagation.Published) chosen).model());
    }

    private static WalfischIkegamiNlos.City city(City city) {
        return switch (city) {
            case MEDIUM -> WalfischIkegamiNlos.City.MEDIUM;
            case METROPOLITAN -> WalfischIkegamiNlos.City.METROPOLITAN;
        };
    }

    private static PathLoss published(PathLossModel model) {
        return switch (model) {
            case OULU -> LogDistance.OULU;
            case MAGRIN -> LogDistance.MAGRIN;
            case LORASIM -> LogDistance.LORASIM;
            case FREE_SPACE -> new FreeSpace();
            case CALLEBAUT_URBAN -> LogDistance.CALLEBAUT_URBAN;
            case CALLEBAUT_FOREST -> LogDistance.CALLEBAUT_FOREST;
            case TWO_RAY -> new TwoRayGround();
            case HATA_URBAN -> new OkumuraHata(OkumuraHata.Terrain.URBAN);
            case HATA_LARGE_CITY -> new OkumuraHata(OkumuraHata.Terrain.LARGE_CITY);
            case HATA_SUBURBAN -> new OkumuraHata(OkumuraHata.Terrain.SUBURBAN);
            case HATA_OPEN -> new OkumuraHata(OkumuraHata.Terrain.OPEN);
            case WALFISCH_IKEGAMI_LOS -> new WalfischIkegamiLos();
            case UMA_LOS -> new UrbanMacro(Sight.CLEAR);
            case UMA_NLOS -> new UrbanMacro(Sight.BLOCKED);
            case UMI_LOS -> new UrbanMicro(Sight.CLEAR);
            case UMI_NLOS -> new UrbanMicro(Sight.BLOCKED);
        };
    }
}
