package io.chirpsim.app.load;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.chirpsim.app.scenario.Campaign;
import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.DeviceGroup;
import io.chirpsim.app.scenario.DeviceProfile;
import io.chirpsim.app.scenario.Fidelity;
import io.chirpsim.app.scenario.GatewaySite;
import io.chirpsim.app.scenario.MqttSettings;
import io.chirpsim.app.scenario.Multicast;
import io.chirpsim.app.scenario.NetworkSettings;
import io.chirpsim.app.scenario.Propagation;
import io.chirpsim.app.scenario.RadioSettings;
import io.chirpsim.app.scenario.Replications;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.app.scenario.Site;
import io.chirpsim.app.scenario.TimelineEvent;
import io.chirpsim.app.scenario.Traffic;
import io.chirpsim.results.Metric;
import io.chirpsim.results.Requirement;
import io.chirpsim.results.RequirementException;
import io.chirpsim.units.Quantity;
import io.chirpsim.units.Quantity.Dimension;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The keys of a scenario file. They are read in this order, so that later ones may take defaults from earlier ones. */
final class ScenarioFormat {
    private static final Section.Builder<Scenario> B =
            Section.of("A chirpsim scenario: sensors, gateways, network server, MQTT broker and what has to hold.");

    static final Field<String> NAME =
            B.required("name", Shapes.name(), Scenario::name, "Short name, used in file names.");
    static final Field<String> QUESTION =
            B.optional("question", Shapes.text(), "", Scenario::question, "What the run shall answer, in plain words.");
    static final Field<Optional<String>> COMPAT = B.maybe(
            Presets.KEY,
            Presets.name(),
            Scenario::compat,
            "Another simulator whose rules hold wherever this file does not say otherwise.");
    static final Field<Long> SEED =
            B.optional("seed", Shapes.seed(), Defaults.SEED, Scenario::seed, "Master seed of all random draws.");
    static final Field<Optional<Instant>> START = B.maybe(
            "start",
            Shapes.instant(),
            Scenario::start,
            "Virtual date of time 0, UTC. Default: 2026-01-01, or the trace's.");
    static final Field<Optional<Long>> DURATION = B.maybe(
            "duration",
            Shapes.timeAboveZero(),
            Scenario::durationUs,
            "Messages are created in [0, duration). Required unless a trace gives it.");
    static final Field<Long> WARM_UP = B.optional(
            "warmUp",
            Shapes.time(),
            Defaults.WARM_UP_US,
            Scenario::warmUpUs,
            "Messages created before it are not counted.");
    static final Field<Long> DRAIN = B.optional(
            "drain",
            Shapes.time(),
            Defaults.DRAIN_US,
            Scenario::drainUs,
            "How long the run goes on after the duration, without new messages.");
    static final Field<Replications> REPLICATIONS = B.optional(
            "replications",
            replications(),
            Defaults.REPLICATIONS,
            Scenario::replications,
            "How often the scenario is run with other draws.");
    static final Field<Fidelity> FIDELITY = B.optional(
            "fidelity",
            Shapes.word(Fidelity.class),
            Defaults.FIDELITY,
            Scenario::fidelity,
            "bytes: every frame, cipher and document is built; sizes: lengths only, for large runs.");
    static final Field<String> REGION = B.optional(
            "region", RegionFormat.SHAPE, Defaults.REGION, Scenario::region, "Regional parameters of LoRaWAN.");
    static final Field<Site> SITE = B.required("site", SiteFormat.SECTION, Scenario::site, "Where it happens.");
    static final Field<Propagation> PROPAGATION = B.optional(
            "propagation",
            PropagationFormat.SECTION,
            PropagationFormat.DEFAULT,
            Scenario::propagation,
            "How a wave fades on its way.");
    static final Field<RadioSettings> RADIO = B.optional(
            "radio", ReceptionFormat.SECTION, ReceptionFormat.DEFAULT, Scenario::radio, "How frames are received.");
    static final Field<SortedMap<String, DeviceProfile>> PROFILES = B.optional(
            "profiles",
            new MapShape<>(ProfileFormat.SECTION),
            new TreeMap<>(),
            Scenario::profiles,
            "Kinds of end-devices of one's own, by name.");
    static final Field<Optional<MqttSettings>> MQTT = B.maybe(
            "mqtt",
            MqttFormat.SECTION,
            Scenario::mqtt,
            "Broker and clients. Without it a message is delivered when the network server accepts it.");
    static final Field<NetworkSettings> NETWORK = B.derived(
            "network",
            NetworkFormat.SECTION,
            NetworkFormat::unwritten,
            "that of its keys",
            Scenario::network,
            "The network server and the way to it.");
    static final Field<List<GatewaySite>> GATEWAYS = B.required(
            "gateways", ListShape.named("id", GatewayFormat.SECTION, 0), Scenario::gateways, "The gateways.");
    static final Field<List<DeviceGroup>> DEVICES =
            B.required("devices", DeviceFormat.LIST, Scenario::devices, "Groups of end-devices.");
    static final Field<List<Requirement>> REQUIREMENTS = B.optional(
            "requirements",
            ListShape.of(requirement(), 0),
            List.of(),
            Scenario::requirements,
            "What has to hold: METRIC OP VALUE [for P % of devices] [in GROUP].");

    static final Field<List<TimelineEvent>> EVENTS = B.optional(
            "events",
            ListShape.of(EventFormat.SHAPE, 0),
            List.of(),
            Scenario::events,
            "What happens at which time, in the order of time.");

    static final Field<List<Multicast>> MULTICAST = B.optional(
            "multicast",
            ListShape.named("id", MulticastFormat.SECTION, 0),
            List.of(),
            Scenario::multicast,
            "Groups of end-devices that one downlink reaches.");
    static final Field<Optional<Campaign>> CAMPAIGN = B.maybe(
            "campaign",
            MulticastFormat.CAMPAIGN,
            Scenario::campaign,
            "A file that is sent in fragments to a multicast group.");

    static final Section<Scenario> SECTION = B.check(CrossChecks::check).build(ScenarioFormat::scenario);

    private ScenarioFormat() {}

    private static Scenario scenario(Values v, Cursor at) {
        boolean traced = v.get(DEVICES).stream().anyMatch(group -> group.traffic() instanceof Traffic.Trace);
        Optional<Instant> start = v.get(START);
        return new Scenario(
                v.get(NAME),
                v.get(QUESTION),
                v.get(COMPAT),
                v.get(SEED),
                traced ? start : start.or(() -> Optional.of(Defaults.START)),
                v.get(DURATION),
                v.get(WARM_UP),
                v.get(DRAIN),
                v.get(REPLICATIONS),
                v.get(FIDELITY),
                v.get(REGION),
                v.get(SITE),
                v.get(PROPAGATION),
                v.get(RADIO),
                v.get(GATEWAYS),
                v.get(DEVICES),
                at.reading().profiles(),
                v.get(NETWORK),
                v.get(MQTT),
                v.get(REQUIREMENTS),
                v.get(EVENTS),
                at.reading().regions().own(v.get(REGION)),
                v.get(MULTICAST),
                v.get(CAMPAIGN));
    }

    private static Scalar<Requirement> requirement() {
        Scalar.Parser<Requirement> parser = (text, at) -> {
            try {
                return Requirement.parse(text);
            } catch (RequirementException e) {
                throw new Scalar.WrongValue(e.getMessage());
            }
        };
        return new Scalar<>(Requirement.ALLOWED, parser, Requirement::text, node -> node.put("type", "string")
                .put("pattern", "^[A-Za-z0-9.]+\\s*(>=|<=|>|<)"));
    }

    private static Shape<Replications> replications() {
        Scalar<Integer> count = Shapes.whole(1, MAX_REPLICATIONS);
        Scalar<Replications> exactly = new Scalar<>(
                count.allowed(),
                (text, at) -> Replications.exactly(count.parse(text, at)),
                Replications::min,
                node -> node.setAll(count.schema()));
        return new Either<>(exactly, untilSection(count), replications -> replications
                .until()
                .isEmpty());
    }

    private static final int MAX_REPLICATIONS = 1_000_000;

    private static Section<Replications> untilSection(Scalar<Integer> count) {
        Section.Builder<Replications> b = Section.of("Replications until an interval is small enough.");
        Field<Integer> min = b.required("min", count, Replications::min, "At least so many.");
        Field<Integer> max = b.required("max", count, Replications::max, "At most so many.");
        Field<Replications.Until> until = b.required(
                "until", until(), replications -> replications.until().orElseThrow(), "When to stop between the two.");
        b.check((v, at) -> {
            if (v.get(min) != null && v.get(max) != null && v.get(min) > v.get(max)) {
                at.at("max").wrong("found " + v.get(max) + "; allowed: at least min, " + v.get(min));
            }
        });
        return b.build((v, at) -> new Replications(v.get(min), v.get(max), Optional.of(v.get(until))));
    }

    private static Section<Replications.Until> until() {
        Section.Builder<Replications.Until> b =
                Section.of("Stop when half of the 95 % confidence interval of a metric's mean is at most so much.");
        Field<Metric> metric = b.required("metric", metric(), Replications.Until::metric, "What is looked at.");
        Field<String> halfWidth = b.required(
                "halfWidth",
                Shapes.text(),
                ScenarioFormat::written,
                "Absolute, such as 0.5 % of a ratio or 100 ms of a latency.");
        return b.build((v, at) -> halfWidth(v.get(metric), v.get(halfWidth), at.at("halfWidth")));
    }

    private static Scalar<Metric> metric() {
        Scalar.Parser<Metric> parser = (text, at) -> Metric.named(text)
                .orElseThrow(
                        () -> new Scalar.WrongValue("found '" + text + "'" + DidYouMean.hint(text, Metric.keys())));
        return new Scalar<>("allowed: " + String.join(", ", Metric.keys()), parser, Metric::key, node -> {
            ArrayNode values = node.putArray("enum");
            Metric.keys().forEach(values::add);
        });
    }

    private static Replications.Until halfWidth(Metric metric, String text, Cursor at) {
        Dimension dimension = metric.dimension();
        try {
            double width = dimension == Dimension.TIME ? Quantity.parseUs(text) : Quantity.parse(text, dimension);
            return width > 0
                    ? new Replications.Until(metric, metric.fromBase(width))
                    : at.wrong("found '" + text + "'; allowed: more than zero");
        } catch (Quantity.QuantityException e) {
            return at.wrong("found " + e.getMessage() + "; " + metric.key() + " is measured in "
                    + String.join(", ", dimension.units()));
        }
    }

    /** A time was whole microseconds before the metric's unit made a fraction of it. */
    private static String written(Replications.Until until) {
        Dimension dimension = until.metric().dimension();
        double base = until.metric().toBase(until.halfWidth());
        return Canonical.quantity(dimension == Dimension.TIME ? Math.rint(base) : base, dimension);
    }
}
