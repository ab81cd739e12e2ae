package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.DeviceGroup;
import io.chirpsim.app.scenario.GatewaySite;
import io.chirpsim.app.scenario.GeoPoint;
import io.chirpsim.app.scenario.LocalPoint;
import io.chirpsim.app.scenario.Redraw;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.app.scenario.Site;
import io.chirpsim.app.scenario.Traffic;
import io.chirpsim.bridge.codec.PayloadCodec;
import io.chirpsim.lorawan.frame.FrameLengths;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.phy.GatewayRadio;
import io.chirpsim.phy.LoraModulation;
import io.chirpsim.phy.Noise;
import io.chirpsim.phy.Position;
import io.chirpsim.random.Streams;
import io.chirpsim.results.CoverageMap;
import io.chirpsim.results.CoverageMap.Cell;
import io.chirpsim.results.CoverageMap.Criterion;
import io.chirpsim.results.CoverageMap.Transmitter;
import io.chirpsim.results.GatewayInfo;
import io.chirpsim.results.Reach;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * How well a scenario's site is covered: in the middle of every cell stands a device, and its links are worked out as the simulation's are, shadowing of
 * the first replication included. What a gateway hears is {@link HearingLimit}'s; fading and other frames are left out.
 */
public final class CoverageSurvey {
    private static final int BANDWIDTH_HZ = 125_000;
    private static final int NO_GROUP_PAYLOAD_BYTES = 12;
    private static final double ABOUT_CELLS = 10_000;
    private static final double MOST_CELLS = 2_000_000;
    private static final double[] ROUND = {1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10};

    /**
     * What was asked for.
     *
     * @param cellM side of a cell, metres; empty: about 10,000 cells
     * @param heightM of the device in each cell, metres; empty: that of the largest group
     * @param powerDbm of the device in each cell, dBm EIRP; empty: that of the largest group
     * @param indoor whether these devices are inside buildings
     * @param gateways only these; empty: all
     */
    public record Settings(
            Optional<Double> cellM,
            Optional<Double> heightM,
            Optional<Double> powerDbm,
            boolean indoor,
            List<String> gateways) {}

    private final Scenario scenario;
    private final Settings settings;
    private final Region region;
    private final List<PlacedDevice> devices;
    private final LinkLosses losses;
    private final int[] chosen;
    private final List<GatewayRadio> radios;
    private final List<GatewayInfo> gateways;
    private final List<LoraModulation> modulations;
    private final Criterion criterion;

    /**
     * @param recordings of the scenario; every gateway of the settings is among its gateways
     */
    public CoverageSurvey(Scenario scenario, Recordings recordings, Settings settings) {
        Streams streams = new Streams(scenario.seed(), 0);
        this.scenario = scenario;
        this.settings = settings;
        this.region = Regions.of(scenario);
        this.devices = Population.of(scenario, recordings, streams);
        this.losses = new LinkLosses(scenario, region, recordings, streams);
        List<GatewaySite> all = recordings.gateways();
        this.chosen = IntStream.range(0, all.size())
                .filter(g -> settings.gateways().isEmpty()
                        || settings.gateways().contains(all.get(g).id()))
                .toArray();
        this.radios = IntStream.of(chosen)
                .mapToObj(g -> Radios.gateway(all.get(g), region))
                .toList();
        this.gateways = IntStream.of(chosen)
                .mapToObj(g -> Naming.info(
                        scenario.site(), all.get(g), losses.gatewayPositions().get(g)))
                .toList();
        List<LoraModulation> fastestFirst = Regions.usualDataRates(region).stream()
                .map(rate -> (LoraModulation) rate.uplink())
                .toList();
        this.modulations = IntStream.rangeClosed(1, fastestFirst.size())
                .mapToObj(i -> fastestFirst.get(fastestFirst.size() - i))
                .toList();
        this.criterion = criterion(payloadBytes(recordings));
    }

    private Criterion criterion(int payloadBytes) {
        int phyPayloadBytes =
                FrameLengths.valueOf(scenario.network().frames().name()).data(0, 1, payloadBytes);
        HearingLimit limit = new HearingLimit(scenario.radio(), phyPayloadBytes);
        double[][] lowestDbm = radios.stream()
                .map(radio -> modulations.stream()
                        .mapToDouble(modulation -> limit.lowestDbm(radio, modulation))
                        .toArray())
                .toArray(double[][]::new);
        return new Criterion(limit.reception(), HearingLimit.DECODED, payloadBytes, phyPayloadBytes, lowestDbm);
    }

    /** Of the largest group; of a log that is replayed, the longest. */
    private int payloadBytes(Recordings recordings) {
        Optional<DeviceGroup> typical = largestGroup();
        if (typical.isEmpty()) {
            return NO_GROUP_PAYLOAD_BYTES;
        }
        Traffic traffic = typical.get().traffic();
        if (traffic instanceof Traffic.Made made) {
            return made.payloadBytes() == Traffic.FROM_CODEC
                    ? scenario.profiles()
                            .get(typical.get().profile())
                            .codec()
                            .map(PayloadCodec::mostUplinkBytes)
                            .orElse(NO_GROUP_PAYLOAD_BYTES)
                    : made.payloadBytes();
        }
        return recordings.uplinks(typical.get()).values().stream()
                .flatMap(List::stream)
                .mapToInt(uplink -> uplink.payload().length)
                .max()
                .orElse(NO_GROUP_PAYLOAD_BYTES);
    }

    /** Side of a cell in metres that gives about 10,000 cells in a round number. */
    static double roundCellM(double radiusM) {
        double ideal = radiusM * Math.sqrt(Math.PI / ABOUT_CELLS);
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(ideal)));
        double best = power;
        for (double factor : ROUND) {
            double cellM = factor * power;
            best = Math.max(cellM / ideal, ideal / cellM) < Math.max(best / ideal, ideal / best) ? cellM : best;
        }
        return best;
    }

    /** How many cells the map will have, about. */
    public static boolean isTooFine(Scenario scenario, Settings settings) {
        double radiusM = scenario.site().radiusM();
        double cellM = settings.cellM().orElse(radiusM);
        return Math.PI * radiusM * radiusM / (cellM * cellM) > MOST_CELLS;
    }

    /**
     * Works it out.
     *
     * @param progress told after each cell how many percent are done
     */
    public CoverageMap map(IntConsumer progress) {
        Site site = scenario.site();
        Transmitter transmitter = transmitter();
        double cellM = settings.cellM().orElseGet(() -> roundCellM(site.radiusM()));
        List<Cell> cells = cells(site.radiusM(), cellM);
        List<LinkLosses.End> ends =
                cells.stream().map(cell -> end(cell, transmitter)).toList();
        double[] powers = new double[cells.size()];
        java.util.Arrays.fill(powers, transmitter.powerDbm());
        return new CoverageMap(
                scenario.name(),
                scenario.question(),
                scenario.seed(),
                transmitter,
                criterion,
                site.radiusM(),
                cellM,
                cells,
                reach(ends, powers, progress),
                gateways,
                devices.stream().map(device -> Naming.info(site, device)).toList(),
                reach(
                        devices.stream().map(Links::end).toList(),
                        devices.stream()
                                .mapToDouble(device -> device.group().eirpDbm())
                                .toArray(),
                        done -> {}),
                dataRates(),
                outlines(site),
                site.origin().map(origin -> (x, y) -> lonLat(origin, x, y)));
    }

    private static double[] lonLat(GeoPoint origin, double x, double y) {
        GeoPoint point = origin.plus(new LocalPoint(x, y));
        return new double[] {point.lon(), point.lat()};
    }

    private static List<double[]> outlines(Site site) {
        return site.features().stream()
                .filter(feature -> feature.heightM().isPresent())
                .flatMap(feature -> site.footprints(feature).stream())
                .map(footprint -> footprint.outline())
                .toList();
    }

    private Transmitter transmitter() {
        Optional<DeviceGroup> typical = largestGroup();
        return new Transmitter(
                settings.powerDbm().orElse(typical.map(DeviceGroup::eirpDbm).orElseGet(() -> region.eirpDbm(0))),
                settings.heightM().orElse(typical.map(DeviceGroup::heightM).orElse(Defaults.DEVICE_HEIGHT_M)),
                settings.indoor());
    }

    private Optional<DeviceGroup> largestGroup() {
        Map<String, Integer> sizes = new HashMap<>();
        devices.forEach(device -> sizes.merge(device.group().name(), 1, Integer::sum));
        int most = sizes.isEmpty() ? 0 : Collections.max(sizes.values());
        return scenario.devices().stream()
                .filter(group -> sizes.getOrDefault(group.name(), 0) == most)
                .findFirst();
    }

    private static List<Cell> cells(double radiusM, double cellM) {
        int half = (int) Math.ceil(radiusM / cellM);
        List<Cell> cells = new ArrayList<>();
        for (int row = -half; row < half; row++) {
            for (int column = -half; column < half; column++) {
                LocalPoint middle = new LocalPoint((column + 0.5) * cellM, (row + 0.5) * cellM);
                if (middle.fromOriginM() <= radiusM) {
                    cells.add(new Cell(middle.x(), middle.y()));
                }
            }
        }
        return cells;
    }

    /** Draws belong to places, so that another cell size finds the same ones there. */
    private static LinkLosses.End end(Cell cell, Transmitter transmitter) {
        long entity = Streams.hash("coverage/" + Math.round(100 * cell.xM()) + "/" + Math.round(100 * cell.yM()));
        Position position = new Position(cell.xM(), cell.yM(), transmitter.heightM());
        return new LinkLosses.End(position, entity, transmitter.indoor(), Redraw.PER_REPLICATION);
    }

    private Reach reach(List<LinkLosses.End> ends, double[] powersDbm, IntConsumer progress) {
        int places = ends.size();
        Reach reach = new Reach(
                new double[places][chosen.length], new double[places][chosen.length], new int[places][chosen.length]);
        for (int i = 0; i < places; i++) {
            double[] lossesDb = losses.lossesDb(ends.get(i));
            for (int k = 0; k < chosen.length; k++) {
                GatewayRadio radio = radios.get(k);
                double dbm = powersDbm[i] - lossesDb[chosen[k]] + radio.antennaGainDbi();
                reach.rssiDbm()[i][k] = dbm;
                reach.snrDb()[i][k] = dbm
                        - Noise.floorDbm(BANDWIDTH_HZ, radio.noiseFigureDb())
                        - radio.external().meanSnrLossDb();
                reach.rate()[i][k] = fastest(criterion.lowestDbm()[k], dbm);
            }
            progress.accept(100 * (i + 1) / places);
        }
        return reach;
    }

    private static int fastest(double[] lowestDbm, double dbm) {
        for (int rate = lowestDbm.length - 1; rate >= 0; rate--) {
            if (dbm >= lowestDbm[rate]) {
                return rate;
            }
        }
        return Reach.NOT_HEARD;
    }

    private List<String> dataRates() {
        return modulations.stream()
                .map(modulation ->
                        "DR" + region.dataRateIndex(modulation) + " (SF" + modulation.spreadingFactor() + ")")
                .toList();
    }

    /** What lies outside the published range of the path-loss model, each thing once. */
    public SortedSet<String> warnings() {
        return losses.warnings();
    }
}
