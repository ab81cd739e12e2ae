package io.chirpsim.app.load;

import io.chirpsim.app.scenario.Activation;
import io.chirpsim.app.scenario.AdrBackOff;
import io.chirpsim.app.scenario.DataRateChoice;
import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.DeviceClass;
import io.chirpsim.app.scenario.DeviceGroup;
import io.chirpsim.app.scenario.DeviceMac;
import io.chirpsim.app.scenario.DeviceProfile;
import io.chirpsim.app.scenario.DeviceSensitivity;
import io.chirpsim.app.scenario.DutyCycleRule;
import io.chirpsim.app.scenario.ListenBeforeTalk;
import io.chirpsim.app.scenario.LorawanVersion;
import io.chirpsim.app.scenario.Mobility;
import io.chirpsim.app.scenario.Place;
import io.chirpsim.app.scenario.RadioSettings;
import io.chirpsim.app.scenario.Redraw;
import io.chirpsim.app.scenario.Retransmission;
import io.chirpsim.app.scenario.Traffic;
import io.chirpsim.app.scenario.WhenFull;
import io.chirpsim.units.Quantity.Dimension;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One group of end-devices. */
final class DeviceFormat {
    static final int MAX_COUNT = 10_000_000;

    private static final Section.Builder<DeviceGroup> B = Section.of("End-devices of one kind.");
    static final Field<String> GROUP = B.required("group", Shapes.name(), DeviceGroup::name, "Name of the group.");
    static final Field<Optional<Integer>> COUNT = B.maybe(
            "count",
            Shapes.whole(1, MAX_COUNT),
            DeviceGroup::count,
            "How many. Left out with a sensor file or a trace, which say it.");
    static final Field<List<String>> DEV_EUI = B.optional(
            "devEUI",
            PlaceFormat.oneOrMore(Shapes.eui()),
            List.of(),
            DeviceGroup::devEuis,
            "DevEUI of the end-device, or a list of them.");
    static final Field<Optional<Mobility>> MOBILITY = B.maybe(
            "mobility", MobilityFormat.SECTION, DeviceGroup::mobility, "The way they go, such as bikes and buses.");
    static final Field<Place> PLACE = B.derived(
            "place",
            PlaceFormat.SECTION,
            MobilityFormat::beginning,
            "where their way begins",
            DeviceGroup::place,
            "Where they are.");
    static final Field<Redraw> REDRAW = B.optional(
            "redraw",
            Shapes.word(Redraw.class),
            Defaults.REDRAW,
            DeviceGroup::redraw,
            "When drawn places and shadowing are drawn again.");
    static final Field<Double> HEIGHT = B.optional(
            "height",
            Shapes.length(0, 10_000, "a height from 0 m to 10 km, such as '1.2 m'"),
            Defaults.DEVICE_HEIGHT_M,
            DeviceGroup::heightM,
            "Antenna above the ground.");
    static final Field<Boolean> INDOOR =
            B.optional("indoor", Shapes.flag(), false, DeviceGroup::indoor, "Whether they are inside buildings.");
    static final Field<String> PROFILE = B.derived(
            "profile",
            Profiles.reference(),
            v -> Profiles.use(Defaults.PROFILE, v.get(ScenarioFormat.PROFILES), v.here()),
            Defaults.PROFILE,
            DeviceGroup::profile,
            "Kind of end-device: energy and transmit power.");
    static final Field<DeviceClass> CLASS = B.optional(
            "class", Shapes.word(DeviceClass.class), DeviceClass.A, DeviceGroup::deviceClass, "LoRaWAN class.");
    static final Field<Activation> ACTIVATION = B.optional(
            "activation",
            Shapes.word(Activation.class),
            Defaults.ACTIVATION,
            DeviceGroup::activation,
            "OTAA joins on the air; ABP has its session from the start.");
    static final Field<DataRateChoice> DATA_RATE = B.optional(
            "dataRate",
            dataRate(),
            Defaults.DATA_RATE,
            DeviceGroup::dataRate,
            "DR0, DR1, ... or lowestThatReaches: the lowest spreading factor that reaches a gateway.");
    static final Field<DeviceSensitivity> SENSITIVITY = B.derived(
            "sensitivity",
            Shapes.word(DeviceSensitivity.class),
            ofProfile(DeviceProfile::sensitivity),
            "that of the profile",
            DeviceGroup::sensitivity,
            "Table of the sensitivity, for downlinks and for choosing the data rate.");
    static final Field<Double> TX_POWER = B.derived(
            "txPower",
            ProfileFormat.txPower(),
            DeviceFormat::usualTxPowerDbm,
            "that of the profile, at most the region's EIRP",
            DeviceGroup::txPowerDbm,
            "Transmit power into the antenna.");
    static final Field<Double> ANTENNA_GAIN = B.optional(
            "antennaGain",
            AntennaFormat.GAIN,
            Defaults.ANTENNA_GAIN_DBI,
            DeviceGroup::antennaGainDbi,
            "Gain of the antenna, alike in all directions; counts for both ways and towards the EIRP.");
    static final Field<Boolean> ADR = B.derived(
            "adr",
            Shapes.flag(),
            GatewayFormat.ifRead(
                    v -> v.get(ScenarioFormat.NETWORK), network -> network.adr().on()),
            "true if network.adr names an algorithm",
            DeviceGroup::adr,
            "Adaptive data rate: whether they let the network control data rate and power.");
    static final Field<AdrBackOff> ADR_BACK_OFF = B.optional(
            "adrBackOff",
            Shapes.word(AdrBackOff.class),
            Defaults.ADR_BACK_OFF,
            DeviceGroup::adrBackOff,
            "With ADR: what they do when they hear nothing for long.");
    static final Field<Integer> LINK_CHECK = B.optional(
            "linkCheck",
            EveryFormat.shape(),
            Defaults.DEVICE_MAC.linkCheckEvery(),
            group -> group.mac().linkCheckEvery(),
            "How often they ask how well they are heard (LinkCheckReq).");
    static final Field<Integer> DEVICE_TIME = B.optional(
            "deviceTime",
            EveryFormat.shape(),
            Defaults.DEVICE_MAC.deviceTimeEvery(),
            group -> group.mac().deviceTimeEvery(),
            "How often they ask for the time (DeviceTimeReq).");
    static final Field<LorawanVersion> LORAWAN = B.optional(
            "lorawan",
            Shapes.word(LorawanVersion.class),
            Defaults.DEVICE_MAC.lorawan(),
            group -> group.mac().lorawan(),
            "Version of LoRaWAN they speak.");
    static final Field<Boolean> CONFIRMED = B.optional(
            "confirmed", Shapes.flag(), false, DeviceGroup::confirmed, "Whether uplinks ask for an acknowledgement.");
    static final Field<Retransmission> RETRANSMISSION = B.optional(
            "retransmission",
            Shapes.word(Retransmission.class),
            Defaults.RETRANSMISSION,
            DeviceGroup::retransmission,
            "Rule for repeating uplinks.");
    static final Field<Integer> NB_TRANS = B.derived(
            "nbTrans",
            Shapes.whole(1, 15),
            GatewayFormat.ifRead(
                    v -> v.get(CONFIRMED), confirmed -> confirmed ? Defaults.NB_TRANS_CONFIRMED : Defaults.NB_TRANS),
            Defaults.NB_TRANS + ", confirmed: " + Defaults.NB_TRANS_CONFIRMED,
            DeviceGroup::nbTrans,
            "Transmissions of one uplink at most.");
    static final Field<Traffic> TRAFFIC =
            B.required("traffic", TrafficFormat.SHAPE, DeviceGroup::traffic, "When they send what.");
    static final Field<DeviceGroup.Queue> QUEUE =
            B.optional("queue", queue(), Defaults.QUEUE, DeviceGroup::queue, "Messages that wait in the end-device.");
    static final Field<DeviceGroup.Clock> CLOCK =
            B.optional("clock", clock(), Defaults.CLOCK, DeviceGroup::clock, "How exact its clock is.");
    static final Field<DutyCycleRule> DUTY_CYCLE = B.optional(
            "dutyCycle",
            Shapes.word(DutyCycleRule.class),
            Defaults.DUTY_CYCLE,
            DeviceGroup::dutyCycle,
            "How they keep the duty cycle.");
    static final Field<ListenBeforeTalk> LBT = B.derived(
            "lbt",
            LbtFormat.SHAPE,
            GatewayFormat.ifRead(v -> v.get(ScenarioFormat.RADIO), RadioSettings::lbt),
            "radio.lbt",
            DeviceGroup::lbt,
            "Listen before talk, where it differs.");

    static final Field<Integer> PING_SLOTS = B.optional(
            "pingSlots",
            MulticastFormat.pingSlots(),
            Defaults.PING_PERIODICITY,
            DeviceGroup::pingPeriodicity,
            "Class B: their ping slots.",
            group -> group.deviceClass() == DeviceClass.B);

    static final Section<DeviceGroup> SECTION = B.check(DeviceChecks::check)
            .build((v, at) -> new DeviceGroup(
                    v.get(GROUP),
                    DeviceChecks.count(v),
                    v.get(DEV_EUI),
                    v.get(PLACE),
                    v.get(REDRAW),
                    v.get(HEIGHT),
                    v.get(INDOOR),
                    v.get(PROFILE),
                    v.get(CLASS),
                    v.get(ACTIVATION),
                    v.get(DATA_RATE),
                    v.get(SENSITIVITY),
                    v.get(TX_POWER),
                    v.get(ANTENNA_GAIN),
                    v.get(CONFIRMED),
                    v.get(RETRANSMISSION),
                    v.get(NB_TRANS),
                    v.get(TRAFFIC),
                    v.get(QUEUE),
                    v.get(CLOCK),
                    v.get(DUTY_CYCLE),
                    v.get(MOBILITY),
                    v.get(LBT),
                    v.get(PING_SLOTS),
                    v.get(ADR),
                    v.get(ADR_BACK_OFF),
                    new DeviceMac(v.get(LINK_CHECK), v.get(DEVICE_TIME), v.get(LORAWAN))));

    /** All groups. */
    static final ListShape<DeviceGroup> LIST = ListShape.named("group", SECTION, 1);

    private DeviceFormat() {}

    private static <F> Function<Values, F> ofProfile(Function<DeviceProfile, F> of) {
        return GatewayFormat.ifRead(
                v -> v.get(PROFILE) == null
                        ? null
                        : v.here().reading().profiles().get(v.get(PROFILE)),
                of);
    }

    private static Double usualTxPowerDbm(Values v) {
        Double ofProfile = ofProfile(DeviceProfile::txPowerDbm).apply(v);
        String region = v.get(ScenarioFormat.REGION);
        return ofProfile == null || region == null
                ? null
                : Math.min(ofProfile, v.here().reading().regions().maxDeviceEirpDbm(region));
    }

    private static Shape<DataRateChoice> dataRate() {
        String reaches = "lowestThatReaches";
        Scalar<Integer> index = DataRates.uplink();
        Scalar<DataRateChoice> word = new Scalar<>(
                index.allowed() + ", or " + reaches,
                (text, at) ->
                        text.equals(reaches) ? Defaults.DATA_RATE : new DataRateChoice.Fixed(index.parse(text, at)),
                choice -> index.write(((DataRateChoice.Fixed) choice).index()),
                node -> {
                    node.putArray("anyOf").add(index.schema()).addObject().put("const", reaches);
                });
        Section.Builder<DataRateChoice> b = Section.of("The lowest spreading factor that reaches a gateway.");
        Field<DataRateChoice> lowest = b.required(reaches, margin(), choice -> choice, "With this margin.");
        return new Either<>(word, b.build((v, at) -> v.get(lowest)), DataRateChoice.Fixed.class::isInstance);
    }

    private static Section<DataRateChoice> margin() {
        Section.Builder<DataRateChoice> b = Section.of("How far the received power must be above the sensitivity.");
        Field<Double> margin = b.optional(
                "margin",
                Shapes.decibels(-20, 60),
                Defaults.DATA_RATE_MARGIN_DB,
                choice -> ((DataRateChoice.LowestThatReaches) choice).marginDb(),
                "Received power must be strictly above the sensitivity plus this.");
        return b.build((v, at) -> new DataRateChoice.LowestThatReaches(v.get(margin)));
    }

    private static Section<DeviceGroup.Queue> queue() {
        Section.Builder<DeviceGroup.Queue> b = Section.of("Messages that wait in the end-device.");
        Field<Integer> depth = b.optional(
                "depth",
                Shapes.whole(1, 10_000),
                Defaults.QUEUE.depth(),
                DeviceGroup.Queue::depth,
                "How many may wait, the one on the air not counted.");
        Field<WhenFull> whenFull = b.optional(
                "whenFull",
                Shapes.word(WhenFull.class),
                Defaults.QUEUE.whenFull(),
                DeviceGroup.Queue::whenFull,
                "What happens to one more.");
        return b.build((v, at) -> new DeviceGroup.Queue(v.get(depth), v.get(whenFull)));
    }

    private static Section<DeviceGroup.Clock> clock() {
        Section.Builder<DeviceGroup.Clock> b = Section.of("How exact the clock is.");
        Field<Double> drift = b.optional(
                "drift",
                Shapes.quantity(Dimension.PPM, 0, 10_000, "a deviation from 0 ppm to 10000 ppm, such as '20 ppm'"),
                Defaults.CLOCK.driftPpm(),
                DeviceGroup.Clock::driftPpm,
                "Largest deviation of its rate; each device draws its own.");
        Field<Long> jitter = b.optional(
                "jitter",
                Shapes.time(),
                Defaults.CLOCK.jitterUs(),
                DeviceGroup.Clock::jitterUs,
                "Largest delay of a wake-up, drawn per message.");
        return b.build((v, at) -> new DeviceGroup.Clock(v.get(drift), v.get(jitter)));
    }
}
