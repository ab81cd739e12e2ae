package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.Antenna;
import io.chirpsim.app.scenario.Backhaul;
import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.DeviceGroup;
import io.chirpsim.app.scenario.GatewaySite;
import io.chirpsim.app.scenario.GeoPoint;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.app.scenario.Traffic;
import io.chirpsim.bridge.InputFileException;
import io.chirpsim.bridge.LoggedDataRate;
import io.chirpsim.bridge.LoggedGateway;
import io.chirpsim.bridge.LoggedReception;
import io.chirpsim.bridge.LoggedUplink;
import io.chirpsim.bridge.PayloadEncoding;
import io.chirpsim.bridge.UplinkLog;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.phy.LoraModulation;
import io.chirpsim.phy.site.Landscape;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The uplink logs that a scenario replays, read once for all replications, and what follows from them: the time of the run where the scenario
 * leaves it out, the gateways it lacks, and the share of the uplinks that each gateway really heard. With them, what else is prepared once: the
 * landscape of the site and the regional parameters.
 */
public final class Recordings {
    private final SortedMap<String, UplinkLog> logs = new TreeMap<>();
    private final SortedMap<String, SortedMap<Long, List<LoggedUplink>>> replayed = new TreeMap<>();
    private final Region region;
    private final Instant start;
    private final long durationUs;
    private final List<GatewaySite> gateways;
    private final Landscape landscape;
    private final SortedMap<String, Long> skipped = new TreeMap<>();

    private Recordings(Scenario scenario) throws InputFileException {
        this.region = Regions.of(scenario);
        for (DeviceGroup group : scenario.devices()) {
            if (group.traffic() instanceof Traffic.Trace trace) {
                logs.put(group.name(), read(trace));
            }
        }
        this.start = scenario.start().orElseGet(this::firstUplink);
        this.durationUs = scenario.durationUs().orElseGet(this::untilLastUplink);
        this.gateways = withLogged(scenario);
        this.landscape = Landscapes.of(scenario);
        logs.values().forEach(this::countSkipped);
        logs.forEach((group, log) -> replayed.put(group, byDevice(log)));
    }

    /**
     * Reads every log of a scenario; none if no group replays one.
     *
     * @throws InputFileException if one is missing, cut off or broken
     */
    public static Recordings of(Scenario scenario) throws InputFileException {
        return new Recordings(scenario);
    }

    /** The regional parameters of the scenario; all replications share them. */
    Region region() {
        return region;
    }

    private static UplinkLog read(Traffic.Trace trace) throws InputFileException {
        PayloadEncoding encoding =
                switch (trace.encoding()) {
                    case HEX -> PayloadEncoding.HEX;
                    case BASE64 -> PayloadEncoding.BASE64;
                };
        return UplinkLog.read(trace.file(), encoding);
    }

    private Instant firstUplink() {
        long firstUs = logs.values().stream()
                .mapToLong(log -> log.uplinks().get(0).timeUs())
                .min()
                .orElseThrow();
        return Instant.EPOCH.plus(firstUs, ChronoUnit.MICROS).truncatedTo(ChronoUnit.SECONDS);
    }

    private long untilLastUplink() {
        long lastUs = logs.values().stream()
                .mapToLong(log -> log.uplinks().get(log.uplinks().size() - 1).timeUs())
                .max()
                .orElseThrow();
        return 1_000_000L * (1 + Math.floorDiv(lastUs - microsOf(start), 1_000_000L));
    }

    private static long microsOf(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private List<GatewaySite> withLogged(Scenario scenario) {
        List<GatewaySite> all = new ArrayList<>(scenario.gateways());
        Set<String> known = new HashSet<>();
        all.forEach(gateway -> known.add(gateway.id()));
        for (UplinkLog log : logs.values()) {
            for (LoggedGateway gateway : log.gateways()) {
                if (gateway.location() != null && known.add(gateway.gatewayId())) {
                    all.add(site(gateway, scenario.network().backhaul()));
                } else if (gateway.location() == null && !known.contains(gateway.gatewayId())) {
                    skip("gatewaysWithoutLocation", 1);
                }
            }
        }
        all.sort(Comparator.comparing(GatewaySite::id));
        return List.copyOf(all);
    }

    private static GatewaySite site(LoggedGateway gateway, Backhaul backhaul) {
        return new GatewaySite(
                gateway.gatewayId(),
                new GeoPoint(
                        gateway.location().latitudeDeg(), gateway.location().longitudeDeg()),
                Defaults.GATEWAY_HEIGHT_M,
                Defaults.GATEWAY_MODEL,
                Defaults.sensitivityOf(Defaults.GATEWAY_MODEL),
                Antenna.round(Defaults.ANTENNA_GAIN_DBI),
                Defaults.CABLE_LOSS_DB,
                Defaults.NOISE_FIGURE_DB,
                Defaults.EXTERNAL_INTERFERENCE,
                Defaults.channelsOf(Defaults.GATEWAY_MODEL),
                Defaults.AVAILABILITY,
                backhaul);
    }

    private void countSkipped(UplinkLog log) {
        skip("otherEvents", log.counts().skipped());
        skip("copies", log.counts().copies());
        skip("uplinksOutsideTheRun", 0);
    }

    private void skip(String what, long count) {
        skipped.merge(what, count, Long::sum);
    }

    /** The uplinks to be sent again, by device; a device of the log stays one even if none of its uplinks is. */
    private SortedMap<Long, List<LoggedUplink>> byDevice(UplinkLog log) {
        SortedMap<Long, List<LoggedUplink>> devices = new TreeMap<>(Long::compareUnsigned);
        for (LoggedUplink uplink : log.uplinks()) {
            List<LoggedUplink> own = devices.computeIfAbsent(uplink.devEui(), devEui -> new ArrayList<>());
            long us = timeUs(uplink);
            if (us < 0 || us >= durationUs) {
                skip("uplinksOutsideTheRun", 1);
            } else if (!region.hasDataRate(dataRate(uplink))) {
                skip("uplinksAtOtherDataRates", 1);
            } else {
                own.add(uplink);
            }
        }
        return devices;
    }

    /** Virtual date of time 0. */
    public Instant start() {
        return start;
    }

    /** Messages are made in [0, duration), in microseconds. */
    public long durationUs() {
        return durationUs;
    }

    /** The scenario's gateways and those that only the logs know, by name. */
    public List<GatewaySite> gateways() {
        return gateways;
    }

    /** What stands between the antennas. */
    Landscape landscape() {
        return landscape;
    }

    /** Records that were not used, by what they were; empty without logs. */
    public SortedMap<String, Long> skipped() {
        return skipped;
    }

    /** Time of a logged uplink since the start, in microseconds. */
    long timeUs(LoggedUplink uplink) {
        return uplink.timeUs() - microsOf(start);
    }

    /** Index of the data rate of a logged uplink; one the region lacks if it is none there. */
    int dataRate(LoggedUplink uplink) {
        LoggedDataRate logged = uplink.dataRate();
        return logged.index() >= 0
                ? logged.index()
                : region.dataRateIndex(LoraModulation.uplink(logged.spreadingFactor(), logged.bandwidthHz()));
    }

    /** The devices of a group that replays a log, by DevEUI, each with the uplinks it sends again, by time. */
    SortedMap<Long, List<LoggedUplink>> uplinks(DeviceGroup group) {
        return replayed.get(group.name());
    }

    /** Share of all logged uplinks that each gateway heard, by gateway; empty without logs. */
    public SortedMap<String, Double> measuredShares() {
        Map<String, Integer> heard = new HashMap<>();
        int total = 0;
        for (UplinkLog log : logs.values()) {
            total += log.uplinks().size();
            for (LoggedUplink uplink : log.uplinks()) {
                uplink.receptions().stream()
                        .map(LoggedReception::gatewayId)
                        .distinct()
                        .forEach(id -> heard.merge(id, 1, Integer::sum));
            }
        }
        SortedMap<String, Double> shares = new TreeMap<>();
        for (Map.Entry<String, Integer> entry : heard.entrySet()) {
            shares.put(entry.getKey(), (double) entry.getValue() / total);
        }
        return shares;
    }
}
