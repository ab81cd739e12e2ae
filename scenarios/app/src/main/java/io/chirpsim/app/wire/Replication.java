package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.Activation;
import io.chirpsim.app.scenario.BackhaulProtocol;
import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.DeviceClass;
import io.chirpsim.app.scenario.Fidelity;
import io.chirpsim.app.scenario.GatewaySite;
import io.chirpsim.app.scenario.MqttSettings;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.app.scenario.ValueModel;
import io.chirpsim.bridge.ChirpStackGateways;
import io.chirpsim.bridge.GatewayIdentity;
import io.chirpsim.bridge.Integration;
import io.chirpsim.flow.AppMessage;
import io.chirpsim.flow.Cause;
import io.chirpsim.flow.Labels;
import io.chirpsim.lorawan.MacCause;
import io.chirpsim.lorawan.MacDraws;
import io.chirpsim.lorawan.device.DeviceIdentity;
import io.chirpsim.lorawan.energy.EnergyAccount;
import io.chirpsim.lorawan.energy.EnergyState;
import io.chirpsim.lorawan.frame.BytesCodec;
import io.chirpsim.lorawan.frame.FrameCodec;
import io.chirpsim.lorawan.frame.FrameLengths;
import io.chirpsim.lorawan.frame.MType;
import io.chirpsim.lorawan.frame.SizesCodec;
import io.chirpsim.lorawan.network.GatewayCounts;
import io.chirpsim.lorawan.network.LorawanNetwork;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.lorawan.server.ServerConfig;
import io.chirpsim.lorawan.server.TxStatus;
import io.chirpsim.mqtt.MqttCause;
import io.chirpsim.phy.DeviceRadio;
import io.chirpsim.phy.RadioCause;
import io.chirpsim.phy.RadioMedium;
import io.chirpsim.phy.Sensitivity;
import io.chirpsim.phy.Surroundings;
import io.chirpsim.random.Streams;
import io.chirpsim.results.DeviceInfo;
import io.chirpsim.results.GatewayInfo;
import io.chirpsim.results.GatewayTotals;
import io.chirpsim.results.Recorder;
import io.chirpsim.results.RecorderConfig;
import io.chirpsim.results.ReplicationResult;
import io.chirpsim.results.Requirement;
import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.Kernel;
import io.chirpsim.sim.SimEvent;
import io.chirpsim.sim.WallClock;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** One replication of a scenario, wired: everything below knows its neighbours only through here. Runs once, in one thread. */
final class Replication {
    /** Noise figure of an end-device for the SNR it would report: Semtech AN1200.22. */
    private static final double DEVICE_NOISE_FIGURE_DB = 6;

    /**
     * What a replication came to.
     *
     * @param result its ledger
     * @param events that happened
     * @param cpuNanos CPU time of its thread, wiring included
     * @param warnings what a reader of its results should know
     */
    record Outcome(ReplicationResult result, long events, long cpuNanos, SortedSet<String> warnings) {}

    private final Scenario scenario;
    private final Recordings recordings;
    private final int number;
    private final long cpuAtStart = WallClock.threadCpuNanos();
    private final Kernel kernel = new Kernel();
    private final Streams streams;
    private final Region region;
    private final List<PlacedDevice> devices;
    private final List<GatewaySite> gateways;
    private final SortedSet<String> warnings;
    private final Whereabouts whereabouts;
    private final Recorder recorder;
    private final RegulationAudit regulation;
    private final LorawanNetwork network;
    private final BackhaulMeter backhaul;
    private final MqttWorld mqtt;
    private final Timeline timeline;
    private final Classes classes;
    private final LinkCensus census;

    Replication(Scenario scenario, Recordings recordings, List<Requirement> requirements, int number, Sinks sinks) {
        this(scenario, recordings, requirements, number, sinks, Watcher.NOBODY);
    }

    Replication(
            Scenario scenario,
            Recordings recordings,
            List<Requirement> requirements,
            int number,
            Sinks sinks,
            Watcher watcher) {
        this.scenario = scenario;
        this.recordings = recordings;
        this.number = number;
        this.streams = new Streams(scenario.seed(), number);
        this.region = recordings.region();
        this.devices = Population.of(scenario, recordings, streams);
        this.gateways = recordings.gateways();
        Links links = Links.of(scenario, region, recordings, devices, streams);
        this.warnings = links.warnings();
        this.whereabouts = links.whereabouts();
        Labels labels = new Labels();
        this.recorder = recorder(links, labels, requirements, sinks);
        LorawanSettings settings = new LorawanSettings(scenario, region, recordings.start());
        MacDraws draws = MacDraws.of(streams);
        FrameCodec codec = codec(scenario);
        ServerConfig serverConfig = settings.server();
        ApplicationSide application = new ApplicationSide(kernel, recorder);
        this.network = new LorawanNetwork(
                kernel,
                recorder,
                labels,
                draws,
                codec,
                serverConfig,
                settings.gateways(gateways),
                application,
                recordings.start());
        this.regulation = new RegulationAudit(
                region,
                scenario,
                settings,
                devices,
                gateways.stream().map(GatewaySite::id).toList(),
                recordings.start(),
                watcher.onAir(network));
        RadioMedium medium = new RadioMedium(
                kernel,
                links.radioConfig(),
                links.radios(),
                links.table(),
                surroundings(links),
                deviceRadios(devices)::get,
                regulation);
        network.connect(medium);
        regulation.connect(medium);
        this.backhaul = new BackhaulMeter(
                kernel,
                gateways,
                protocol -> backhaulBytes(protocol, links),
                scenario.warmUpUs(),
                recordings.durationUs());
        network.observe(backhaul);
        addDevices(settings, codec, draws, serverConfig, links, watcher);
        this.classes = new Classes(
                scenario,
                region,
                kernel,
                streams,
                devices,
                network,
                recorder,
                serverConfig,
                recordings.durationUs(),
                watcher);
        application.alsoTell(classes::onUplink);
        application.connect(classes);
        application.connect(network);
        this.census = new LinkCensus(devices, network, region, labels);
        this.mqtt = scenario.mqtt().isEmpty() ? null : mqtt(links, labels, application, watcher);
        this.timeline = new Timeline(
                scenario,
                kernel,
                streams,
                devices,
                recordings,
                links,
                network,
                medium,
                Optional.ofNullable(mqtt),
                recorder);
        start();
    }

    private static FrameCodec codec(Scenario scenario) {
        FrameLengths lengths = FrameLengths.valueOf(scenario.network().frames().name());
        return scenario.fidelity() == Fidelity.BYTES ? new BytesCodec(lengths) : new SizesCodec(lengths);
    }

    private Recorder recorder(Links links, Labels labels, List<Requirement> requirements, Sinks sinks) {
        List<DeviceInfo> deviceInfos =
                devices.stream().map(d -> Naming.info(scenario.site(), d)).toList();
        List<GatewayInfo> gatewayInfos = new ArrayList<>();
        for (int i = 0; i < gateways.size(); i++) {
            gatewayInfos.add(Naming.info(
                    scenario.site(), gateways.get(i), links.gatewayPositions().get(i)));
        }
        return new Recorder(new RecorderConfig(
                new io.chirpsim.results.Population(deviceInfos, gatewayInfos),
                causes(),
                labels,
                Arrays.stream(EnergyState.values()).map(EnergyState::key).toList(),
                scenario.warmUpUs(),
                recordings.durationUs(),
                requirements,
                sinks.of(number, deviceInfos),
                Happenings.of(scenario, recordings.durationUs())));
    }

    private static List<Cause> causes() {
        List<Cause> causes = new ArrayList<>();
        causes.addAll(List.of(RadioCause.values()));
        causes.addAll(List.of(MacCause.values()));
        causes.addAll(List.of(MqttCause.values()));
        return causes;
    }

    private Surroundings surroundings(Links links) {
        long[] gatewayEntities =
                gateways.stream().mapToLong(site -> Streams.hash(site.id())).toArray();
        return new Surroundings(
                streams,
                device -> devices.get(device).entity(),
                gateway -> gatewayEntities[gateway],
                links.far(),
                links.fading(),
                Radios.foreign(scenario.radio(), region));
    }

    private static List<DeviceRadio> deviceRadios(List<PlacedDevice> devices) {
        TreeMap<String, DeviceRadio> known = new TreeMap<>();
        return devices.stream()
                .map(device -> known.computeIfAbsent(
                        device.group().sensitivity().word(),
                        name -> new DeviceRadio(Sensitivity.named(name), DEVICE_NOISE_FIGURE_DB)))
                .toList();
    }

    private BackhaulBytes backhaulBytes(BackhaulProtocol protocol, Links links) {
        return switch (protocol) {
            case SEMTECH_UDP -> new SemtechUdpBytes();
            case BASICS_STATION -> new BasicsStationBytes();
            case MQTT_JSON -> new MqttJsonBytes(
                    new ChirpStackGateways(
                            scenario.region(),
                            recordings.start(),
                            Naming.identities(devices),
                            Integrations.gateways(scenario, gateways, links.gatewayPositions()),
                            streams),
                    region);
        };
    }

    private void addDevices(
            LorawanSettings settings,
            FrameCodec codec,
            MacDraws draws,
            ServerConfig serverConfig,
            Links links,
            Watcher watcher) {
        for (int i = 0; i < devices.size(); i++) {
            PlacedDevice device = devices.get(i);
            DeviceIdentity identity = settings.identity(device, serverConfig.devAddr(i), streams);
            watcher.device(identity);
            network.addDevice(settings.group(device, codec, draws), device.entity(), identity, links.dataRate(i));
        }
    }

    private MqttWorld mqtt(Links links, Labels labels, ApplicationSide application, Watcher watcher) {
        MqttSettings settings = scenario.mqtt().get();
        List<GatewayIdentity> identities = Integrations.gateways(scenario, gateways, links.gatewayPositions());
        Integration integration = Integrations.of(
                scenario,
                settings.integration(),
                recordings.start(),
                devices,
                identities,
                streams,
                Codecs.decoding(
                        devices,
                        scenario.multicast().size(),
                        settings.integration().format()));
        MqttWorld world = new MqttWorld(
                kernel,
                streams,
                settings,
                integration,
                recorder,
                labels,
                application,
                watcher,
                new PlannedDownlinks(devices, scenario.multicast()),
                recordings.durationUs());
        application.connect(integration, world);
        if (settings.integration().gatewayTopics()) {
            GatewayTopics topics = new GatewayTopics(
                    kernel,
                    region,
                    gateways,
                    new ChirpStackGateways(
                            scenario.region(), recordings.start(), Naming.identities(devices), identities, streams),
                    world,
                    recordings.durationUs());
            world.attach(topics);
            network.observe(topics);
        }
        return world;
    }

    private void start() {
        Sources sources = new Sources(scenario, kernel, streams, recorder, new Uplinks(), recordings);
        if (mqtt != null) {
            mqtt.start();
        }
        timeline.start();
        classes.start();
        for (int i = 0; i < devices.size(); i++) {
            switchOn(i);
            sources.start(i, devices.get(i));
        }
        if (scenario.warmUpUs() > 0) {
            kernel.schedule(new EndOfWarmUp(), scenario.warmUpUs());
        } else {
            network.markEnergy();
        }
        network.countAtGateways(scenario.warmUpUs(), recordings.durationUs());
    }

    /** A personalised device needs no switch: it speaks first when its application does; in class B to ask for the time. */
    private void switchOn(int index) {
        PlacedDevice device = devices.get(index);
        if (device.group().activation() == Activation.OTAA && timeline.isOn(index)) {
            long withinUs = scenario.warmUpUs() > 0 ? scenario.warmUpUs() / 2 : Defaults.SWITCH_ON_WITHIN_US;
            long atUs = streams.draws(WirePurpose.SWITCH_ON).uniformUs(withinUs, device.entity(), 0);
            kernel.schedule(new SwitchOn(index), atUs);
        } else if (device.group().deviceClass() == DeviceClass.B && timeline.isOn(index)) {
            network.start(index);
        }
    }

    /** Messages of the devices' applications on their way up. */
    private final class Uplinks implements Sources.Outlet {
        @Override
        public void send(int device, AppMessage message, int fPort, int dataRate) {
            if (dataRate >= 0) {
                network.device(device).useDataRate(dataRate);
            }
            boolean confirmed = devices.get(device).group().confirmed();
            network.send(device, message, fPort, confirmed ? MType.CONFIRMED_DATA_UP : MType.UNCONFIRMED_DATA_UP);
        }

        @Override
        public boolean isOn(int device) {
            return timeline.isOn(device);
        }

        @Override
        public long airtimeUs(int device, int fPort, int payloadBytes) {
            return network.device(device).airtimeUs(fPort, payloadBytes);
        }

        @Override
        public double batteryShare(int device, long nowUs) {
            return network.device(device).energy().batteryShare(nowUs);
        }

        @Override
        public double coordinate(int device, ValueModel.Axis axis) {
            return Naming.coordinate(scenario.site(), whereabouts.at(device, kernel.nowUs()), axis);
        }
    }

    /** How many devices. */
    int devices() {
        return devices.size();
    }

    /**
     * Runs to the end.
     *
     * @throws ReplicationFault if an invariant breaks
     * @throws UncheckedIOException if who takes single messages cannot write them
     */
    Outcome run() {
        long endUs = recordings.durationUs() + scenario.drainUs();
        try {
            kernel.runThrough(recordings.durationUs());
            accountDevices(recordings.durationUs());
            census.take(recordings.durationUs(), recorder);
            kernel.runThrough(endUs);
            accountGateways();
            recorder.regulation(regulation.rows());
            ReplicationResult result = recorder.finish(endUs);
            return new Outcome(result, kernel.executed(), WallClock.threadCpuNanos() - cpuAtStart, warnings);
        } catch (UncheckedIOException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ReplicationFault(scenario.seed(), number, kernel.executed(), kernel.nowUs(), e);
        }
    }

    /** Before the drain, in which nobody makes messages any more and a battery would seem to last longer. */
    private void accountDevices(long nowUs) {
        network.settleEnergy();
        classes.account();
        double[] joules = new double[EnergyState.values().length];
        for (int i = 0; i < devices.size(); i++) {
            EnergyAccount energy = network.device(i).energy();
            double years = energy.batteryYears(nowUs, nowUs - scenario.warmUpUs());
            for (EnergyState state : EnergyState.values()) {
                joules[state.ordinal()] = energy.joules(state, nowUs);
            }
            recorder.deviceEnergy(i, joules, years);
        }
    }

    private void accountGateways() {
        for (int i = 0; i < gateways.size(); i++) {
            GatewayCounts counts = network.gatewayCounts(i);
            recorder.gateway(
                    i,
                    new GatewayTotals(
                                    counts.received(), counts.downlinks(), counts.downlinkAirtimeUs(), heardAndLost(i))
                            .withAnswers(answers(counts))
                            .with(backhaul.volume(i)));
        }
    }

    private static SortedMap<String, Long> answers(GatewayCounts counts) {
        SortedMap<String, Long> answers = new TreeMap<>();
        for (TxStatus status : TxStatus.values()) {
            if (counts.answers(status) > 0) {
                answers.put(status.name(), counts.answers(status));
            }
        }
        return answers;
    }

    private SortedMap<String, Long> heardAndLost(int gateway) {
        SortedMap<String, Long> lost = new TreeMap<>();
        for (RadioCause cause : RadioCause.values()) {
            if (cause != RadioCause.NO_COVERAGE) {
                lost.put(cause.key(), network.gatewayCounts(gateway).lost(cause));
            }
        }
        return lost;
    }

    private final class SwitchOn extends SimEvent {
        private final int index;

        SwitchOn(int index) {
            super(kernel, EventKind.SOURCE);
            this.index = index;
        }

        @Override
        public void happen() {
            network.start(index);
        }
    }

    private final class EndOfWarmUp extends SimEvent {
        EndOfWarmUp() {
            super(kernel, EventKind.OBSERVATION);
        }

        @Override
        public void happen() {
            network.markEnergy();
        }
    }
}
