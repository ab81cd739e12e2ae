package io.chirpsim.app.scenario;

import io.chirpsim.lorawan.region.Region;
import io.chirpsim.phy.Wall;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Every default that changes a result, in one place, each with its source. */
public final class Defaults {
    /** Master seed. Any number would do; runs repeat because it is fixed. */
    public static final long SEED = 1;
    /** Virtual date of time 0. A convention of this project: nothing reads the machine's clock. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    /** No warm-up: every message counts. */
    public static final long WARM_UP_US = 0;
    /** 60 s, as the reference runs of ns-3 lorawan go on after the last message is made. */
    public static final long DRAIN_US = 60_000_000;
    /** One replication: an answer without an interval. */
    public static final Replications REPLICATIONS = Replications.exactly(1);
    /** Real bytes everywhere. */
    public static final Fidelity FIDELITY = Fidelity.BYTES;
    /** Europe, 863 to 870 MHz (RP002-1.0.4, section 2.4). */
    public static final String REGION = "EU868";

    /** Petajajarvi et al. 2015: measured by car around a university campus town. */
    public static final PathLossModel PATH_LOSS = PathLossModel.OULU;
    /** Houses of four floors along streets of 20 m that the wave crosses at a right angle; COST 231 asks for b = 20 to 50 m, w = b/2, 90 degrees. */
    public static final Propagation.WalfischIkegamiNlos WALFISCH_IKEGAMI_NLOS =
            new Propagation.WalfischIkegamiNlos(15, 20, 40, 90, City.MEDIUM);
    /** ITU-R P.1238-7: an office at 900 MHz, both ends on one floor. */
    public static final Propagation.ItuP1238 ITU_P1238 = new Propagation.ItuP1238(33, 0);
    /**
     * The walls and the floor of COST 231's final report, chapter 4, at 1.8 GHz (not verified: the report could not be had; at 868 MHz walls cost
     * less).
     */
    public static final Propagation.WallLosses WALL_LOSSES = new Propagation.WallLosses(3.4, 6.9, 18.3, 0);
    /** b of the same report, not verified either. */
    public static final double FLOOR_EXPONENT = 0.46;
    /** One room: no wall, no floor. */
    public static final Propagation.MultiWall MULTI_WALL =
            new Propagation.MultiWall(new Propagation.Walls(0, 0), 0, WALL_LOSSES, FLOOR_EXPONENT);
    /** 50 m over which shadowing changes: 3GPP TR 38.901, table 7.5-6, UMa out of sight. */
    public static final double SHADOWING_CORRELATION_M = 50;
    /** Half of the shadowing is a device's own surroundings: what LTE studies assume between sites (SEAMCAT handbook of CEPT, section 9.11). */
    public static final double SHADOWING_SITES = 0.5;
    /** Frames of one link are equally strong unless asked for. */
    public static final Propagation.Fading FADING = new Propagation.NoFading();
    /** Links do not change over the days unless asked for. */
    public static final double TEMPORAL_SIGMA_DB = 0;
    /** 3GPP TR 45.820; touches only end-devices marked indoor. */
    public static final Propagation.IndoorLoss INDOOR_LOSS = new Propagation.Tr45820();
    /**
     * Rays cross the buildings of a map only where the path-loss model is one of a clear line of sight: all others were measured or averaged among
     * buildings, which would count twice (decision of this project).
     */
    public static Obstacles buildingsOf(Site site, Propagation.PathLoss model) {
        boolean clear = model instanceof Propagation.Published published
                && switch (published.model()) {
                    case FREE_SPACE, TWO_RAY, UMA_LOS, UMI_LOS, WALFISCH_IKEGAMI_LOS -> true;
                    default -> false;
                };
        return clear && site.hasBuildings() ? Obstacles.RAYS : Obstacles.NONE;
    }

    /** Walls of a building whose map names none: 30 % glass, 70 % concrete (TR 38.901, low-loss model). */
    public static final Wall WALL = Wall.LOW_LOSS;
    /** A storey every 3 m where the map says nothing of floors (assumption of this project). */
    public static final double STOREY_M = 3;
    /** Reference distance of a log-distance model of one's own, metres: 1 m, as in most publications. */
    public static final double REFERENCE_DISTANCE_M = 1;

    /**
     * White noise with an implementation loss of 0.5 dB: real gateways decode SF12 frames 2 to 3 dB under the data sheet's floor, where a
     * threshold hears nothing (lowest signal to noise ratios of the CampusIoT gateways).
     */
    public static final Reception.Awgn RECEPTION = new Reception.Awgn(0.5);
    /**
     * Ratios between different spreading factors as measured by Croce et al. 2018 (Goursaud and Gorce's computed ones ask for 8 to 11 dB less
     * and make near-far losses too rare), and the 6 dB Semtech specifies against the same one.
     */
    public static final Interference INTERFERENCE = new Interference.Named(InterferenceMatrix.CROCE_6DB);
    /** The cumulative-energy rule of Magrin et al. 2017, the best documented one; ns-3 lorawan. */
    public static final InterferenceRule INTERFERENCE_RULE = new InterferenceRule.Energy();
    /** Bor et al. 2016: a frame survives what ends before the last 5 symbols of its preamble. */
    public static final InterferenceRule.PairwiseCriticalSection CRITICAL_SECTION =
            new InterferenceRule.PairwiseCriticalSection(5, CriticalSection.WANTED);
    /** A receiver finds a frame by 4 to 6 preamble symbols: 5 (assumption of this project, between the two). */
    public static final InterferenceRule.Lock LOCK = new InterferenceRule.Lock(5);
    /** A LoRa signal spreads its power evenly over its band: what lies in another's band disturbs there. */
    public static final ChannelOverlap OVERLAP = ChannelOverlap.BAND;
    /** Opposite chirps pass each other by (assumption of this project: there is no published measurement). */
    public static final InvertedIq INVERTED_IQ = InvertedIq.IGNORED;
    /** A signal does not leave the air because a gateway did not hear it begin. */
    public static final SignalsWhileSending WHILE_SENDING = SignalsWhileSending.INTERFERE;
    /** 10 dB under the noise: a weaker signal changes the ratio of a frame at its sensitivity by less than 0.5 dB (assumption of this project). */
    public static final double INTERFERER_FLOOR_DB = 10;
    /** The band for itself, unless said otherwise. */
    public static final ExternalInterference EXTERNAL_INTERFERENCE = new ExternalInterference(0, 1, 2_000_000);
    /** A gateway that never fails, unless said otherwise. */
    public static final Availability AVAILABILITY = new Availability(List.of(), Optional.empty());
    /** PHY payload of a foreign frame: 23 bytes, a LoRaWAN frame of 10 bytes (assumption of this project). */
    public static final int FOREIGN_PAYLOAD_BYTES = 23;
    /** Foreign frames come as SF7 to SF12, each equally often (assumption of this project). */
    public static final List<Double> FOREIGN_SPREADING_FACTORS = List.of(0.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0);
    /** RP002 asks for a pseudo-random choice among the enabled channels. */
    public static final ChannelChoice CHANNEL_CHOICE = ChannelChoice.UNIFORM;
    /** Coding rate 4/5 (RP002-1.0.4, section 4) on the region's default channels. */
    public static final RadioSettings.Sending SENDING =
            new RadioSettings.Sending(CodingRate.CR_4_5, List.of(), AirtimeFormula.SEMTECH);

    /**
     * Two LR-FHSS bursts on one carrier are both lost, as in academic simulators; against wide signals 3 dB, what an SX1302's sensitivity leaves over the
     * noise on a carrier (assumption of this project); all 8 grids of Europe (SWL2001, 8 times 3.90625 kHz / 8).
     */
    public static final LrFhss LR_FHSS = new LrFhss(Optional.empty(), 3, 8);
    /** The order of the SX1276's and SX130x's data sheets at 50 kbit/s (unverified). */
    public static final Fsk FSK = new Fsk(-111, 9);

    /** Antenna of a gateway 15 m above the ground: the examples of ns-3 lorawan. */
    public static final double GATEWAY_HEIGHT_M = 15;
    /** SX1302, what outdoor gateways are sold with today (assumption of this project). */
    public static final GatewayModel GATEWAY_MODEL = GatewayModel.SX1302;
    /** An antenna without gain, at gateways and end-devices: ns-3 lorawan. */
    public static final double ANTENNA_GAIN_DBI = 0;
    /** No cable, or its loss is in the antenna's gain. */
    public static final double CABLE_LOSS_DB = 0;
    /**
     * 4 dB noise figure of a gateway: with it, reception {@code awgn} loses one frame of 12 bytes in ten at the sensitivities of the SX1302's data sheet
     * (section 3.6), SF7 to SF12 to 0.9 dB; ns-3 lorawan has 6 dB.
     */
    public static final double NOISE_FIGURE_DB = 4;
    /** A wired campus backhaul to a cloud server, one way 40 ms (assumption of this project); the packet forwarder keeps nothing in an outage. */
    public static final Backhaul BACKHAUL = new Backhaul(40_000, 0, 0, 0, BackhaulProtocol.SEMTECH_UDP);

    /** Places and shadowing are drawn again in every replication. */
    public static final Redraw REDRAW = Redraw.PER_REPLICATION;
    /** Antenna of an end-device 1.2 m above the ground: the examples of ns-3 lorawan. */
    public static final double DEVICE_HEIGHT_M = 1.2;
    /** A plain SX1276 sensor. */
    public static final String PROFILE = "generic-sensor";
    /**
     * Devices that join are switched on at a time of their own within one minute, or within the first half of the warm-up if there is one
     * (assumption of this project: nobody switches on a campus in one microsecond).
     */
    public static final long SWITCH_ON_WITHIN_US = 60_000_000;
    /** Devices that an event resets come back within one second (assumption of this project: power returns to all of them at once). */
    public static final long RESET_WITHIN_US = 1_000_000;
    /** A broker that crashes has lost its sessions: mosquitto's {@code persistence} is off unless asked for (mosquitto.conf). */
    public static final boolean BROKER_KEEPS_SESSIONS = false;
    /** A jammer as wide as a channel of 125 kHz (assumption of this project). */
    public static final int JAMMER_BANDWIDTH_HZ = 125_000;
    /** Over-the-air activation, what the LoRaWAN specification recommends. */
    public static final Activation ACTIVATION = Activation.OTAA;
    /** The highest data rate that reaches a gateway. */
    public static final DataRateChoice DATA_RATE = new DataRateChoice.LowestThatReaches(3);
    /** 3 dB margin when the data rate is chosen (assumption of this project). */
    public static final double DATA_RATE_MARGIN_DB = 3;
    /** Repetitions of LoRaWAN 1.0.4 (TS001-1.0.4, section 4.3.1.3). */
    public static final Retransmission RETRANSMISSION = Retransmission.LORAWAN_1_0_4;
    /** Devices ask nothing and speak LoRaWAN 1.0.4. */
    public static final DeviceMac DEVICE_MAC = new DeviceMac(0, 0, LorawanVersion.V1_0_4);
    /** One transmission of an unconfirmed uplink: the default NbTrans of the specification. */
    public static final int NB_TRANS = 1;
    /** Eight transmissions of a confirmed uplink: as LoRaMac-node and ns-3 lorawan. */
    public static final int NB_TRANS_CONFIRMED = 8;
    /** One waiting message, the newest value wins: what simple sensors do (assumption of this project). */
    public static final DeviceGroup.Queue QUEUE = new DeviceGroup.Queue(1, WhenFull.REPLACE_OLDEST);
    /** An exact clock, unless asked for. */
    public static final DeviceGroup.Clock CLOCK = new DeviceGroup.Clock(0, 0);
    /** Next start at the earliest at the previous start plus airtime / limit (ETSI EN 300 220 as most stacks keep it). */
    public static final DutyCycleRule DUTY_CYCLE = DutyCycleRule.OFF_TIME;
    /** Listen before talk where the region demands it (KR920; elsewhere a choice). */
    public static final ListenBeforeTalk LBT = ListenBeforeTalk.AS_REGION;
    /** No longest frame, unless asked for. */
    public static final long LBT_MAX_AIRTIME_US = 0;
    /** No silence after a frame, unless asked for. */
    public static final long LBT_PAUSE_US = 0;
    /** FPort 1, the first application port. */
    public static final int F_PORT = 1;
    /** No jitter of a periodic source. */
    public static final long TRAFFIC_JITTER_US = 0;

    /** 200 ms: default deduplication delay of The Things Stack and ChirpStack. */
    public static final long DEDUP_WINDOW_US = 200_000;
    /** 1 s: RECEIVE_DELAY1 of RP002-1.0.4; ChirpStack keeps it. */
    public static final long RX1_DELAY_US = 1_000_000;
    /** 5 s: what The Things Stack sets devices to ({@code DesiredRx1Delay} of its network server's configuration). */
    public static final long THINGS_STACK_RX1_DELAY_US = 5_000_000;
    /** RX1DROffset 0 of RP002-1.0.4. */
    public static final int RX1_DR_OFFSET = 0;
    /** Data rates stay as they are, unless asked for. */
    public static final Adr ADR = Adr.asPublished(AdrAlgorithm.NONE);
    /** The algorithm of a network that only sets a margin: ChirpStack's, whose setting is called so (installation margin). */
    public static final AdrAlgorithm ADR_STRATEGY = AdrAlgorithm.CHIRPSTACK;
    /** Network servers ask devices for their status only if they are told to (ChirpStack, The Things Stack: by device profile). */
    public static final long DEVICE_STATUS_EVERY_US = 0;
    /** No limit of the airtime beside the regulation (TS001-1.0.4, section 5.3). */
    public static final int DEVICE_DUTY_CYCLE = 0;
    /** What devices with ADR do when they hear nothing (TS001-1.0.4, section 4.3.1.1). */
    public static final AdrBackOff ADR_BACK_OFF = AdrBackOff.LORAWAN_1_0_4;
    /** Up to 16 waiting downlinks per end-device (assumption of this project), in either receive window, without CRC (TS001-1.0.4, section 3), planned by the network server for the gateway of the best SNR (The Things Stack). */
    public static final NetworkSettings.Downlink DOWNLINK = new NetworkSettings.Downlink(
            16, DownlinkWindows.BOTH, false, DownlinkScheduling.SERVER, DownlinkGateway.BEST_SNR);
    /** Frames are as long as LoRaWAN makes them (TS001-1.0.4, section 4). */
    public static final FrameLengths FRAMES = FrameLengths.LORAWAN;

    /** No self-discharge unless the profile tells one: those that come with the program do. */
    public static final double SELF_DISCHARGE = 0;
    /** Crystalline silicon, 15 to 20 % (assumption of this project). */
    public static final double PANEL_EFFICIENCY = 0.18;
    /** Usual performance ratio of small photovoltaics (assumption of this project). */
    public static final double PANEL_PERFORMANCE = 0.75;

    /** max_inflight_messages of Eclipse Mosquitto. */
    public static final int MAX_INFLIGHT = 20;
    /** max_queued_messages of Eclipse Mosquitto. */
    public static final int MAX_QUEUED = 1000;
    /** Longest packet of MQTT 3.1.1, section 2.2.3: remaining length 268,435,455 and 5 bytes of fixed header. */
    public static final int MAX_PACKET_BYTES = 268_435_460;
    /** The tenant of The Things Network's community servers. */
    public static final String TENANT = "ttn";
    /** Gateways publish only where asked for: it multiplies the traffic. */
    public static final boolean GATEWAY_TOPICS = false;
    /** The Things Stack publishes at QoS 0. */
    public static final int QOS = 0;
    /** Persistent sessions only where asked for. */
    public static final boolean CLEAN_SESSION = true;
    /** 60 s keep alive: the default of the Eclipse clients. */
    public static final int KEEP_ALIVE_S = 60;
    /** 15 ms one way, a server in the same country, no limit, no loss (assumption of this project). */
    public static final MqttSettings.Link LINK = new MqttSettings.Link(15_000, 0, Optional.empty(), 0);

    private Defaults() {}

    /** PING_SLOT_PERIODICITY 7, a ping slot in 128 s (RP002-1.0.4). */
    public static final int PING_PERIODICITY = 7;
    /** Port 1, as traffic of end-devices (convention of this project). */
    public static final int MULTICAST_PORT = 1;
    /** A tenth more fragments than the file has: as many as a tenth of lost frames asks for (assumption of this project). */
    public static final double CAMPAIGN_REDUNDANCY = 0.1;
    /** Fragments as fast as the gateways may send them, but one in a second at most (assumption of this project). */
    public static final long CAMPAIGN_INTERVAL_US = 1_000_000;
    /** Three rounds of further coded fragments (assumption of this project). */
    public static final int CAMPAIGN_ROUNDS = 3;

    /**
     * Shadowing around a path loss, dB in and out of sight: what was published with it; 0 where nothing was, or nothing that could be verified. Oulu:
     * Petajajarvi et al. 2015, car. LoRaSim: Bor et al. 2016. Callebaut and Van der Perre 2020. UMa, UMi: 3GPP TR 38.901, table 7.4.1-1.
     */
    public static Propagation.Shadowing shadowingOf(Propagation.PathLoss pathLoss) {
        if (!(pathLoss instanceof Propagation.Published published)) {
            return shadowing(0, 0);
        }
        return switch (published.model()) {
            case OULU -> shadowing(7.8, 7.8);
            case LORASIM -> shadowing(3.57, 3.57);
            case CALLEBAUT_URBAN -> shadowing(11.25, 11.25);
            case CALLEBAUT_FOREST -> shadowing(6.87, 6.87);
            case UMA_LOS, UMI_LOS -> shadowing(4, 4);
            case UMA_NLOS -> shadowing(6, 6);
            case UMI_NLOS -> shadowing(7.82, 7.82);
            case UMA -> shadowing(4, 6);
            case UMI -> shadowing(4, 7.82);
            default -> shadowing(0, 0);
        };
    }

    private static Propagation.Shadowing shadowing(double clearSigmaDb, double blockedSigmaDb) {
        return new Propagation.Shadowing(clearSigmaDb, blockedSigmaDb, SHADOWING_CORRELATION_M, SHADOWING_SITES);
    }

    /** The channel plan of a gateway that names none: a concentrator's is the region's, the models of other simulators hear everything. */
    public static GatewayChannels channelsOf(GatewayModel model) {
        return switch (model) {
            case SX1301, SX1302, SX1303 -> new GatewayChannels.OfRegion();
            case NS3, UNLIMITED -> new GatewayChannels.All();
        };
    }

    /** From an uplink's end to RX1 where a scenario does not say: its integration's, else the region's. */
    public static long rx1DelayUsOf(Optional<MqttSettings> mqtt) {
        return isThingsStack(mqtt) ? THINGS_STACK_RX1_DELAY_US : RX1_DELAY_US;
    }

    /** Data rate of RX2 where a scenario does not say: its integration's, else the region's. */
    public static int rx2DataRateOf(Optional<MqttSettings> mqtt, Region region) {
        return isThingsStack(mqtt)
                ? region.rx2().thingsNetworkDataRate()
                : region.rx2().dataRate();
    }

    private static boolean isThingsStack(Optional<MqttSettings> mqtt) {
        return mqtt.isPresent() && mqtt.get().integration().format() == IntegrationFormat.THE_THINGS_STACK;
    }

    /** The sensitivity table of a gateway that names none. */
    public static GatewaySensitivity sensitivityOf(GatewayModel model) {
        return switch (model) {
            case SX1301 -> GatewaySensitivity.SX1301;
            case SX1302, SX1303 -> GatewaySensitivity.SX1302;
            case NS3 -> GatewaySensitivity.NS3_GATEWAY;
            case UNLIMITED -> GatewaySensitivity.SX1302;
        };
    }
}
