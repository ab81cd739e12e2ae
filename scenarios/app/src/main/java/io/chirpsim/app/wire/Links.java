package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.DataRateChoice;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.app.scenario.Site;
import io.chirpsim.app.scenario.TimelineEvent;
import io.chirpsim.app.scenario.Traffic;
import io.chirpsim.lorawan.region.DataRate;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.phy.Fading;
import io.chirpsim.phy.FarLosses;
import io.chirpsim.phy.GatewayRadio;
import io.chirpsim.phy.Jammer;
import io.chirpsim.phy.LinkTable;
import io.chirpsim.phy.LoraModulation;
import io.chirpsim.phy.Position;
import io.chirpsim.phy.RadioConfig;
import io.chirpsim.phy.Sensitivity;
import io.chirpsim.random.Streams;
import java.util.List;
import java.util.SortedSet;

/** The links of the end-devices with the gateways in their reach, once per replication, and the data rates that follow from them. */
final class Links {
    private final Region region;
    private final Site site;
    private final long[] gatewayEntities;
    private final LinkLosses losses;
    private final Fading fading;
    private final RadioConfig radioConfig;
    private final List<GatewayRadio> radios;
    private final double[] weakestDbm;
    private final List<PlacedDevice> devices;
    private final LinkTable table;
    private final int[] dataRates;
    private final Whereabouts whereabouts;
    private final Position[] latest;

    private Links(
            Scenario scenario, Region region, Recordings recordings, List<PlacedDevice> devices, Streams streams) {
        this.region = region;
        this.site = scenario.site();
        this.gatewayEntities = recordings.gateways().stream()
                .mapToLong(gateway -> Streams.hash(gateway.id()))
                .toArray();
        this.losses = new LinkLosses(scenario, region, recordings, streams);
        this.fading = Fadings.of(scenario.propagation(), region, streams);
        this.radios = recordings.gateways().stream()
                .map(gateway -> Radios.gateway(gateway, region))
                .toList();
        this.radioConfig = Radios.config(scenario.radio());
        this.weakestDbm = radios.stream().mapToDouble(radioConfig::weakestDbm).toArray();
        this.table = new LinkTable(devices.size());
        this.dataRates = new int[devices.size()];
        this.devices = devices;
        this.whereabouts = new Whereabouts(scenario, devices);
        this.latest = devices.stream().map(PlacedDevice::position).toArray(Position[]::new);
        table.ask(this::follow);
    }

    static Links of(
            Scenario scenario, Region region, Recordings recordings, List<PlacedDevice> devices, Streams streams) {
        Links links = new Links(scenario, region, recordings, devices, streams);
        devices.forEach(links::add);
        return links;
    }

    private void add(PlacedDevice device) {
        double[] lossesDb = losses.lossesDb(end(device));
        int index = table.addDevice(device.group().antennaGainDbi());
        double best = Double.NEGATIVE_INFINITY;
        for (int g = 0; g < lossesDb.length; g++) {
            best = Math.max(best, rssiDbm(device, lossesDb[g], g));
        }
        dataRates[index] = dataRate(device, best);
        if (whereabouts.moves(index)) {
            table.reserve(lossesDb.length);
            relink(index, lossesDb);
            return;
        }
        for (int g = 0; g < lossesDb.length; g++) {
            if (inReach(device, lossesDb[g], g)) {
                table.addLink(g, lossesDb[g]);
            }
        }
    }

    private double rssiDbm(PlacedDevice device, double lossDb, int g) {
        return device.group().eirpDbm() - lossDb + radios.get(g).antennaGainDbi();
    }

    private boolean inReach(PlacedDevice device, double lossDb, int g) {
        return rssiDbm(device, lossDb, g) + fading.headroomDb() >= weakestDbm[g];
    }

    /** A device that moves has come somewhere else. */
    void follow(int device, long nowUs) {
        Position now = whereabouts.at(device, nowUs);
        if (!now.equals(latest[device])) {
            latest[device] = now;
            relink(device, losses.lossesDb(end(device)));
        }
    }

    private void relink(int device, double[] lossesDb) {
        table.relink(device);
        for (int g = 0; g < lossesDb.length; g++) {
            if (inReach(devices.get(device), lossesDb[g], g)) {
                table.addLink(device, g, lossesDb[g]);
            }
        }
    }

    private LinkLosses.End end(int device) {
        PlacedDevice placed = devices.get(device);
        return new LinkLosses.End(
                latest[device], placed.entity(), placed.indoor(), placed.group().redraw());
    }

    /** Where devices are at which time. */
    Whereabouts whereabouts() {
        return whereabouts;
    }

    /** The gateway that hears a device best where it is, or -1. */
    int bestGateway(int device) {
        int best = -1;
        double bestDb = Double.POSITIVE_INFINITY;
        for (int g = 0; g < radios.size(); g++) {
            double lossDb = table.lossDb(device, g) - radios.get(g).antennaGainDbi();
            if (lossDb < bestDb) {
                best = g;
                bestDb = lossDb;
            }
        }
        return best;
    }

    /** A jammer, and what gateways and devices get of it. */
    Jammer jammer(TimelineEvent.Jammer event) {
        TimelineEvent.Jamming jamming = event.jamming();
        long entity = Streams.hash("jammer/" + event.atUs() + "/" + jamming.channelHz());
        JammedPowers powers =
                new JammedPowers(site, losses, radios, devices, this::end, entity, jamming, gatewayEntities);
        return new Jammer(
                jamming.channelHz(),
                jamming.bandwidthHz(),
                event.atUs(),
                event.atUs() + event.lengthUs(),
                jamming.share(),
                jamming.burstUs(),
                entity,
                powers::dbm);
    }

    static LinkLosses.End end(PlacedDevice device) {
        return new LinkLosses.End(
                device.position(),
                device.entity(),
                device.indoor(),
                device.group().redraw());
    }

    /** Losses beyond the table, computed as those in it; between two devices or two gateways nothing is drawn. */
    FarLosses far() {
        return new FarLosses() {
            @Override
            public double deviceToGatewayDb(int device, int gateway) {
                return losses.lossDb(end(device), gateway) - gainDbi(device);
            }

            @Override
            public double devicesDb(int device, int other) {
                return losses.endsDb(end(device), end(other)) - gainDbi(device);
            }

            @Override
            public double gatewaysDb(int gateway, int other) {
                return losses.gatewaysDb(gateway, other);
            }
        };
    }

    private double gainDbi(int device) {
        return devices.get(device).group().antennaGainDbi();
    }

    /** Those whose frames carry the messages of a device within the dwell time, where there is one; all if none does. */
    private List<DataRate> fitting(List<DataRate> rates, PlacedDevice device) {
        if (region.dwell().uplinkUs() == 0 || !(device.group().traffic() instanceof Traffic.Made made)) {
            return rates;
        }
        List<DataRate> fitting = rates.stream()
                .filter(rate -> rate.uplinkPayload(region.dwell()) >= made.payloadBytes())
                .toList();
        return fitting.isEmpty() ? rates : fitting;
    }

    private int dataRate(PlacedDevice device, double rssiDbm) {
        DataRateChoice choice = device.group().dataRate();
        if (choice instanceof DataRateChoice.Fixed fixed) {
            return fixed.index();
        }
        double marginDb = ((DataRateChoice.LowestThatReaches) choice).marginDb();
        Sensitivity sensitivity = Sensitivity.named(device.group().sensitivity().word());
        List<DataRate> rates = fitting(Regions.usualDataRates(region), device);
        for (DataRate rate : rates) {
            int sf = ((LoraModulation) rate.uplink()).spreadingFactor();
            if (rssiDbm > sensitivity.dbm(sf, 125_000) + marginDb) {
                return rate.index();
            }
        }
        return rates.get(rates.size() - 1).index();
    }

    LinkTable table() {
        return table;
    }

    RadioConfig radioConfig() {
        return radioConfig;
    }

    List<GatewayRadio> radios() {
        return radios;
    }

    /** How single frames fade; links are kept as far out as a strong frame comes through. */
    Fading fading() {
        return fading;
    }

    List<Position> gatewayPositions() {
        return losses.gatewayPositions();
    }

    /** What lies outside the published range of the path-loss model, each thing once. */
    SortedSet<String> warnings() {
        return losses.warnings();
    }

    /** Data rate index of a device. */
    int dataRate(int device) {
        return dataRates[device];
    }
}
