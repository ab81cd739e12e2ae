package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.Adr;
import io.chirpsim.app.scenario.DeviceGroup;
import io.chirpsim.app.scenario.GatewaySite;
import io.chirpsim.app.scenario.ListenBeforeTalk;
import io.chirpsim.app.scenario.NetworkSettings;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.lorawan.MacDraws;
import io.chirpsim.lorawan.crypto.Key128;
import io.chirpsim.lorawan.crypto.RootKeys;
import io.chirpsim.lorawan.crypto.SessionKeys;
import io.chirpsim.lorawan.device.Activation;
import io.chirpsim.lorawan.device.AdrBackOff;
import io.chirpsim.lorawan.device.ChannelChoice;
import io.chirpsim.lorawan.device.DeviceConfig;
import io.chirpsim.lorawan.device.DeviceIdentity;
import io.chirpsim.lorawan.device.Retransmission;
import io.chirpsim.lorawan.device.WhenFull;
import io.chirpsim.lorawan.device.WindowSymbols;
import io.chirpsim.lorawan.frame.FrameCodec;
import io.chirpsim.lorawan.network.Backhaul;
import io.chirpsim.lorawan.network.GatewaySetup;
import io.chirpsim.lorawan.region.DutyCycleRule;
import io.chirpsim.lorawan.region.Lbt;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.lorawan.server.DownlinkRules;
import io.chirpsim.lorawan.server.MacRules;
import io.chirpsim.lorawan.server.ServerConfig;
import io.chirpsim.lorawan.server.ServerWindows;
import io.chirpsim.lorawan.server.adr.AdrLimits;
import io.chirpsim.lorawan.server.adr.ChirpStackAdr;
import io.chirpsim.lorawan.server.adr.Ns3Adr;
import io.chirpsim.lorawan.server.adr.TheThingsStackAdr;
import io.chirpsim.random.Draws;
import io.chirpsim.random.Streams;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says in the LoRaWAN module's terms what a scenario asks for. */
final class LorawanSettings {
    private static final long SECOND_US = 1_000_000;

    private final Scenario scenario;
    private final Region region;
    private final int firstDay;
    private final Map<String, io.chirpsim.lorawan.device.DeviceGroup> groups = new TreeMap<>();

    /** @param start virtual date of time 0 */
    LorawanSettings(Scenario scenario, Region region, Instant start) {
        this.scenario = scenario;
        this.firstDay = EnergySettings.dayOfYear(start);
        this.region = region;
    }

    ServerConfig server() {
        NetworkSettings network = scenario.network();
        return new ServerConfig(
                talking(scenario.radio().lbt()),
                ServerConfig.THINGS_NETWORK,
                network.dedupWindowUs(),
                (int) (network.rx1DelayUs() / SECOND_US),
                network.rx1DrOffset(),
                network.rx2DataRate(),
                region.networkChannels(),
                rule(network.gatewayDutyCycle()),
                ServerConfig.defaults(region).maxDownlinkTries(),
                network.downlink().maxQueued(),
                windows(network),
                mac(network),
                rules(network.downlink()));
    }

    private MacRules mac(NetworkSettings network) {
        Adr adr = network.adr();
        AdrLimits limits = AdrLimits.of(region);
        return new MacRules(
                switch (adr.strategy()) {
                    case NONE -> null;
                    case THE_THINGS_STACK -> new TheThingsStackAdr(adr.marginDb(), adr.history());
                    case CHIRPSTACK -> new ChirpStackAdr(adr.marginDb(), adr.history());
                    case NS3 -> new Ns3Adr(adr.marginDb(), adr.history());
                },
                adr.maxDataRate().map(limits::withMaxDataRate).orElse(limits),
                network.deviceStatusEveryUs(),
                network.deviceDutyCycle());
    }

    private static DownlinkRules rules(NetworkSettings.Downlink downlink) {
        return new DownlinkRules(
                switch (downlink.scheduling()) {
                    case SERVER -> DownlinkRules.Scheduling.SERVER;
                    case GATEWAY -> DownlinkRules.Scheduling.GATEWAY;
                },
                switch (downlink.gatewayChoice()) {
                    case BEST_SNR -> DownlinkRules.GatewayChoice.BEST_SNR;
                    case MARGIN -> DownlinkRules.GatewayChoice.MARGIN;
                });
    }

    private static ServerWindows windows(NetworkSettings network) {
        return switch (network.downlink().windows()) {
            case BOTH -> ServerWindows.BOTH;
            case RX1 -> ServerWindows.RX1;
            case RX2 -> ServerWindows.RX2;
        };
    }

    List<GatewaySetup> gateways(List<GatewaySite> sites) {
        return sites.stream()
                .map(site -> new GatewaySetup(
                        Streams.hash(site.id()),
                        new Backhaul(
                                site.backhaul().latencyUs(),
                                site.backhaul().jitterUs(),
                                site.backhaul().loss(),
                                site.backhaul().buffer())))
                .toList();
    }

    /** What a device shares with others of its group and profile. */
    io.chirpsim.lorawan.device.DeviceGroup group(PlacedDevice device, FrameCodec codec, MacDraws draws) {
        String key = device.group().name() + "/" + device.profile().name();
        return groups.computeIfAbsent(
                key, name -> new io.chirpsim.lorawan.device.DeviceGroup(config(device), codec, draws));
    }

    private DeviceConfig config(PlacedDevice device) {
        DeviceGroup group = device.group();
        DeviceConfig.Clock clock = new DeviceConfig.Clock(
                group.clock().driftPpm(),
                group.clock().jitterUs(),
                DeviceConfig.Clock.PERFECT.toleratedErrorUs(),
                DeviceConfig.Clock.PERFECT.minSymbols(),
                DeviceConfig.Clock.PERFECT.wakeUpUs());
        NetworkSettings network = scenario.network();
        return new DeviceConfig(
                talking(group.lbt()),
                switch (group.activation()) {
                    case OTAA -> Activation.OTAA;
                    case ABP -> Activation.ABP;
                },
                group.activation() == io.chirpsim.app.scenario.Activation.OTAA
                        ? region.defaultChannelSet()
                        : region.networkChannels(),
                switch (scenario.radio().channelChoice()) {
                    case UNIFORM -> ChannelChoice.UNIFORM;
                    case NS3 -> ChannelChoice.NS3;
                },
                new DeviceConfig.Power(group.txPowerDbm(), group.antennaGainDbi()),
                retransmission(group),
                group.nbTrans(),
                new DeviceConfig.Queue(
                        group.queue().depth(),
                        switch (group.queue().whenFull()) {
                            case REPLACE_OLDEST -> WhenFull.REPLACE_OLDEST;
                            case DROP_NEW -> WhenFull.DROP_NEW;
                        }),
                rule(group.dutyCycle()),
                new DeviceConfig.Windows(
                        (int) (network.rx1DelayUs() / SECOND_US),
                        network.rx1DrOffset(),
                        network.rx2DataRate(),
                        device.profile()
                                .rxWindows()
                                .map(w -> new WindowSymbols(w.rx1Symbols(), w.rx2Symbols()))
                                .orElse(null)),
                clock,
                DeviceConfig.Join.DEFAULT,
                EnergySettings.profile(device.profile(), firstDay),
                new DeviceConfig.Mac(
                        group.adr(),
                        AdrBackOff.valueOf(group.adrBackOff().name()),
                        group.mac().linkCheckEvery(),
                        group.mac().deviceTimeEvery()));
    }

    private Lbt lbt(ListenBeforeTalk rule) {
        if (rule instanceof ListenBeforeTalk.Own own) {
            return new Lbt(own.thresholdDbm(), own.senseUs(), own.maxAirtimeUs(), own.pauseUs());
        }
        return rule instanceof ListenBeforeTalk.None ? null : region.lbt();
    }

    /** The region with this rule for listening before talking. */
    private Region talking(ListenBeforeTalk rule) {
        Lbt lbt = lbt(rule);
        return lbt == region.lbt() ? region : region.withLbt(lbt);
    }

    /** How those with this rule have to listen: who does not although the region demands it is measured by the region's rule; null: nobody has to. */
    Lbt owed(ListenBeforeTalk rule) {
        Lbt kept = lbt(rule);
        return kept == null ? region.lbt() : kept;
    }

    private static Retransmission retransmission(DeviceGroup group) {
        return switch (group.retransmission()) {
            case LORAWAN_1_0_4 -> Retransmission.LORAWAN_1_0_4;
            case LORAWAN_1_0_2 -> Retransmission.LORAWAN_1_0_2;
            case NS3 -> Retransmission.NS3;
            case LORAMAC_NODE -> Retransmission.LORAMAC_NODE;
        };
    }

    static DutyCycleRule rule(io.chirpsim.app.scenario.DutyCycleRule rule) {
        return switch (rule) {
            case OFF_TIME -> DutyCycleRule.OFF_TIME;
            case OFF_TIME_FROM_START -> DutyCycleRule.OFF_TIME_FROM_START;
            case HOUR_WINDOW -> DutyCycleRule.HOUR_WINDOW;
            case NONE -> DutyCycleRule.NONE;
            case TOKEN_BUCKET -> DutyCycleRule.TOKEN_BUCKET;
        };
    }

    DeviceIdentity identity(PlacedDevice device, int devAddr, Streams streams) {
        Draws keys = streams.draws(WirePurpose.KEYS);
        if (device.group().activation() == io.chirpsim.app.scenario.Activation.OTAA) {
            return new DeviceIdentity(device.devEui(), new RootKeys(key(keys, device.entity(), 0)), 0, null);
        }
        SessionKeys session = new SessionKeys(key(keys, device.entity(), 2), key(keys, device.entity(), 4));
        return new DeviceIdentity(device.devEui(), null, devAddr, session);
    }

    private static Key128 key(Draws keys, long entity, long index) {
        return new Key128(keys.bits(entity, index), keys.bits(entity, index + 1));
    }
}
