package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.LocalPoint;
import io.chirpsim.app.scenario.Redraw;
import io.chirpsim.app.scenario.Site;
import io.chirpsim.app.scenario.TimelineEvent.JamSource;
import io.chirpsim.app.scenario.TimelineEvent.Jamming;
import io.chirpsim.phy.GatewayRadio;
import io.chirpsim.phy.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** What each receiver gets of a jammer: by the scenario's path loss from where it stands, or as the scenario says. */
final class JammedPowers {
    private final LinkLosses losses;
    private final List<PlacedDevice> devices;
    private final IntFunction<LinkLosses.End> ends;
    private final Optional<LinkLosses.End> source;
    private final double eirpDbm;
    private final Map<Long, Double> atGatewaysDbm = new HashMap<>();
    private final Map<Long, Integer> deviceOf = new HashMap<>();

    JammedPowers(
            Site site,
            LinkLosses losses,
            List<GatewayRadio> radios,
            List<PlacedDevice> devices,
            IntFunction<LinkLosses.End> ends,
            long entity,
            Jamming jamming,
            long[] gatewayEntities) {
        this.losses = losses;
        this.devices = devices;
        this.ends = ends;
        this.source = jamming.source().map(from -> end(site, from, entity));
        this.eirpDbm = jamming.source().map(JamSource::eirpDbm).orElse(Double.NEGATIVE_INFINITY);
        double[] lossesDb = source.map(losses::lossesDb).orElse(null);
        for (int g = 0; g < gatewayEntities.length; g++) {
            double dbm = lossesDb == null
                    ? jamming.atGatewaysDbm().orElseThrow()
                    : eirpDbm - lossesDb[g] + radios.get(g).antennaGainDbi();
            atGatewaysDbm.put(gatewayEntities[g], dbm);
        }
        for (int i = 0; i < devices.size() && source.isPresent(); i++) {
            deviceOf.put(devices.get(i).entity(), i);
        }
    }

    private static LinkLosses.End end(Site site, JamSource from, long entity) {
        LocalPoint point = site.locate(from.at());
        Position position = new Position(point.x(), point.y(), from.heightM());
        return new LinkLosses.End(position, entity, false, Redraw.PER_REPLICATION);
    }

    /** Received power of a gateway or device by its entity number. */
    double dbm(long entity) {
        Double atGateway = atGatewaysDbm.get(entity);
        if (atGateway != null) {
            return atGateway;
        }
        Integer device = deviceOf.get(entity);
        return device == null
                ? Double.NEGATIVE_INFINITY
                : eirpDbm
                        - losses.endsDb(ends.apply(device), source.orElseThrow())
                        + devices.get(device).group().antennaGainDbi();
    }
}
