package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.DataRateChoice;
import io.chirpsim.app.scenario.GatewaySite;
import io.chirpsim.app.scenario.Propagation;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.phy.BuildingLoss;
import io.chirpsim.phy.GatewayModel;
import io.chirpsim.phy.GatewayRadio;
import io.chirpsim.phy.InterferenceMatrix;
import io.chirpsim.phy.LinkTable;
import io.chirpsim.phy.LoraModulation;
import io.chirpsim.phy.PathLoss;
import io.chirpsim.phy.Position;
import io.chirpsim.phy.RadioConfig;
import io.chirpsim.phy.Sensitivity;
import io.chirpsim.phy.Shadowing;
import io.chirpsim.random.Streams;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Works out the losses between devices and gateways, once per replication, and the data rates that follow from them. */
final class Links {
    private final Scenario scenario;
    private final Region region;
    private final List<GatewaySite> gateways;
    private final List<Position> positions;
    private final PathLosses.LinkLoss pathLoss;
    private final RadioConfig radioConfig;
    private final List<GatewayRadio> radios;
    private final LinkTable table;
    private final double[] lossDb;
    private final int[] dataRates;
    private final SortedSet<String> warnings = new TreeSet<>();

    private Links(Scenario scenario, Region region, List<GatewaySite> gateways, int devices) {
        this.scenario = scenario;
        this.region = region;
        this.gateways = gateways;
        this.pathLoss = PathLosses.of(scenario.propagation().pathLoss());
        this.positions = gateways.stream().map(this::position).toList();
        this.radios = gateways.stream().map(Links::radio).toList();
        this.radioConfig = radioConfig(scenario);
        this.table = new LinkTable(devices);
        this.lossDb = new double[gateways.size()];
        this.dataRates = new int[devices];
    }

    static Links of(
            Scenario scenario, Region region, List<GatewaySite> gateways, List<PlacedDevice> devices, Streams streams) {
        Links links = new Links(scenario, region, gateways, devices.size());
        devices.forEach(device -> links.add(device, Placement.drawn(device.group(), streams)));
        return links;
    }

    private static RadioConfig radioConfig(Scenario scenario) {
        return new RadioConfig(
                InterferenceMatrix.named(scenario.radio().interference().word()),
                scenario.radio().interfererFloorDb().orElse(Double.POSITIVE_INFINITY));
    }

    private static GatewayRadio radio(GatewaySite gateway) {
        GatewayModel model =
                switch (gateway.model()) {
                    case SX1301, NS3 -> GatewayModel.SX1301;
                    case SX1302 -> GatewayModel.SX1302;
                };
        return new GatewayRadio(
                model,
                Sensitivity.named(gateway.sensitivity().word()),
                gateway.noiseFigureDb(),
                gateway.antennaGainDb());
    }

    private BuildingLoss buildingLoss(Streams streams) {
        Propagation.IndoorLoss chosen = scenario.propagation().indoorLoss();
        if (chosen instanceof Propagation.FixedIndoorLoss fixed) {
            return BuildingLoss.fixed(fixed.lossDb());
        }
        return chosen instanceof Propagation.Tr45820 ? BuildingLoss.tr45820(streams) : BuildingLoss.fixed(0);
    }

    private Position position(GatewaySite gateway) {
        var point = scenario.site().locate(gateway.at());
        return new Position(point.x(), point.y(), gateway.heightM());
    }

    private void add(PlacedDevice device, Streams streams) {
        Shadowing shadowing = new Shadowing(streams, scenario.propagation().shadowingSigmaDb());
        double indoorDb = device.indoor() ? buildingLoss(streams).lossDb(device.entity()) : 0;
        int index = table.addDevice();
        double best = Double.NEGATIVE_INFINITY;
        for (int g = 0; g < lossDb.length; g++) {
            long gateway = Streams.hash(gateways.get(g).id());
            lossDb[g] = medianDb(device, g, gateway, streams) + shadowing.lossDb(device.entity(), gateway) + indoorDb;
            double rssiDbm =
                    device.group().txPowerDbm() - lossDb[g] + radios.get(g).antennaGainDbi();
            best = Math.max(best, rssiDbm);
            if (rssiDbm >= radioConfig.weakestDbm(radios.get(g))) {
                table.addLink(g, lossDb[g]);
            }
        }
        dataRates[index] = dataRate(device, best);
    }

    private double medianDb(PlacedDevice device, int g, long gateway, Streams streams) {
        Position there = positions.get(g);
        PathLoss model = pathLoss.of(device.position(), device.entity(), there, gateway, streams);
        warnings.addAll(model.outsideValidity(device.position(), there, region.channelsHz()[0]));
        return model.lossDb(device.position(), there, region.channelsHz()[0]);
    }

    private int dataRate(PlacedDevice device, double rssiDbm) {
        DataRateChoice choice = device.group().dataRate();
        if (choice instanceof DataRateChoice.Fixed fixed) {
            return fixed.index();
        }
        double marginDb = ((DataRateChoice.LowestThatReaches) choice).marginDb();
        Sensitivity sensitivity = Sensitivity.named(device.group().sensitivity().word());
        for (int sf = 7; sf < 12; sf++) {
            if (rssiDbm > sensitivity.dbm(sf, 125_000) + marginDb) {
                return region.dataRateIndex(LoraModulation.uplink(sf, 125_000));
            }
        }
        return region.dataRateIndex(LoraModulation.uplink(12, 125_000));
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

    List<Position> gatewayPositions() {
        return positions;
    }

    /** What lies outside the published range of the path-loss model, each thing once. */
    SortedSet<String> warnings() {
        return warnings;
    }

    /** Data rate index of a device. */
    int dataRate(int device) {
        return dataRates[device];
    }
}
