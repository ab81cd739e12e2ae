package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.DataRateChoice;
import io.chirpsim.app.scenario.GatewaySite;
import io.chirpsim.app.scenario.Propagation;
import io.chirpsim.app.scenario.Redraw;
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
    private static final GatewayModel UNLIMITED =
            new GatewayModel("unlimited", List.of(new GatewayModel.Pool(Integer.MAX_VALUE, 12)));

    private final Scenario scenario;
    private final Region region;
    private final List<GatewaySite> gateways;
    private final List<Position> positions;
    private final PathLosses.LinkLoss pathLoss;
    private final RadioConfig radioConfig;
    private final List<GatewayRadio> radios;
    private final long[] entities;
    private final double[] weakestDbm;
    private final Drawn perReplication;
    private final Drawn once;
    private final LinkTable table;
    private final int[] dataRates;
    private final SortedSet<String> warnings = new TreeSet<>();

    /** What is drawn per link or device; groups that are drawn once share one of these, all others the replication's. */
    private record Drawn(Streams streams, Shadowing shadowing, BuildingLoss buildings) {}

    private Links(Scenario scenario, Region region, List<GatewaySite> gateways, int devices, Streams streams) {
        this.scenario = scenario;
        this.region = region;
        this.gateways = gateways;
        this.pathLoss = PathLosses.of(scenario.propagation().pathLoss());
        this.positions = gateways.stream().map(this::position).toList();
        this.radios = gateways.stream().map(Links::radio).toList();
        this.radioConfig = radioConfig(scenario);
        this.entities = gateways.stream()
                .mapToLong(gateway -> Streams.hash(gateway.id()))
                .toArray();
        this.weakestDbm = radios.stream().mapToDouble(radioConfig::weakestDbm).toArray();
        this.perReplication = drawn(streams);
        this.once = drawn(streams.ofReplication(0));
        this.table = new LinkTable(devices);
        this.dataRates = new int[devices];
    }

    static Links of(
            Scenario scenario, Region region, List<GatewaySite> gateways, List<PlacedDevice> devices, Streams streams) {
        Links links = new Links(scenario, region, gateways, devices.size(), streams);
        devices.forEach(links::add);
        return links;
    }

    private Drawn drawn(Streams streams) {
        return new Drawn(
                streams, new Shadowing(streams, scenario.propagation().shadowingSigmaDb()), buildingLoss(streams));
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
                    case UNLIMITED -> UNLIMITED;
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

    private void add(PlacedDevice device) {
        Drawn drawn = device.group().redraw() == Redraw.ONCE ? once : perReplication;
        double indoorDb = device.indoor() ? drawn.buildings().lossDb(device.entity()) : 0;
        int index = table.addDevice();
        double best = Double.NEGATIVE_INFINITY;
        for (int g = 0; g < entities.length; g++) {
            double lossDb = medianDb(device, g, drawn.streams())
                    + drawn.shadowing().lossDb(device.entity(), entities[g])
                    + indoorDb;
            double rssiDbm =
                    device.group().txPowerDbm() - lossDb + radios.get(g).antennaGainDbi();
            best = Math.max(best, rssiDbm);
            if (rssiDbm >= weakestDbm[g]) {
                table.addLink(g, lossDb);
            }
        }
        dataRates[index] = dataRate(device, best);
    }

    private double medianDb(PlacedDevice device, int g, Streams streams) {
        Position there = positions.get(g);
        PathLoss model = pathLoss.of(device.position(), device.entity(), there, entities[g], streams);
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
