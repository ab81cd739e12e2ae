package io.chirpsim.app.load;

import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.DownlinkPriority;
import io.chirpsim.app.scenario.IntegrationFormat;
import io.chirpsim.app.scenario.MqttSettings;
import io.chirpsim.app.scenario.MqttSettings.Broker;
import io.chirpsim.app.scenario.MqttSettings.Downlink;
import io.chirpsim.app.scenario.MqttSettings.Integration;
import io.chirpsim.app.scenario.MqttSettings.Link;
import io.chirpsim.app.scenario.MqttSettings.Message;
import io.chirpsim.app.scenario.MqttSettings.Plain;
import io.chirpsim.app.scenario.MqttSettings.Publisher;
import io.chirpsim.app.scenario.MqttSettings.Subscriber;
import io.chirpsim.units.Quantity.Dimension;
import java.util.List;
import java.util.Optional;

/** Broker and clients. */
final class MqttFormat {
    static final Section<Link> LINK = link();
    static final Section<Broker> BROKER = broker();
    static final Section<Integration> INTEGRATION = integration();
    static final Section<Downlink> DOWNLINK = downlink();
    static final Section<Publisher> PUBLISHER = publisher();
    static final Section<Subscriber> SUBSCRIBER = subscriber();
    private static final int MAX_KEEP_ALIVE_S = 65_535;
    private static final Section.Builder<MqttSettings> B =
            Section.of("The MQTT broker, what the network server publishes, and other clients.");
    private static final Field<Integration> OF =
            B.required("integration", INTEGRATION, MqttSettings::integration, "How the network server speaks MQTT.");
    static final Section<MqttSettings> SECTION = mqtt();

    private MqttFormat() {}

    private static Section<MqttSettings> mqtt() {
        Field<Broker> broker = B.optional(
                "broker",
                BROKER,
                new Broker(Defaults.MAX_INFLIGHT, Defaults.MAX_QUEUED, Defaults.MAX_PACKET_BYTES),
                MqttSettings::broker,
                "Limits of the broker.");
        Field<List<Publisher>> publishers = B.optional(
                "publishers",
                ListShape.named("id", PUBLISHER, 0),
                List.of(),
                MqttSettings::publishers,
                "Clients that publish, such as a scheduler of downlinks.");
        Field<List<Subscriber>> subscribers = B.optional(
                "subscribers",
                ListShape.named("id", SUBSCRIBER, 0),
                List.of(),
                MqttSettings::subscribers,
                "Clients that subscribe, such as a dashboard.");
        B.check((v, at) -> MqttChecks.sharedIds(v.get(publishers), v.get(subscribers), at));
        B.check((v, at) -> MqttChecks.expiries(v.get(OF), v.get(publishers), at));
        return B.build((v, at) -> new MqttSettings(v.get(broker), v.get(OF), v.get(publishers), v.get(subscribers)));
    }

    private static Section<Link> link() {
        Section.Builder<Link> b = Section.of("A virtual network link.");
        Field<Long> latency = b.optional(
                "latency", Shapes.time(), Defaults.LINK.latencyUs(), Link::latencyUs, "Shortest time one way.");
        Field<Long> jitter =
                b.optional("jitter", Shapes.time(), Defaults.LINK.jitterUs(), Link::jitterUs, "Up to so much longer.");
        Field<Optional<Double>> bandwidth = b.maybe(
                "bandwidth",
                Shapes.quantity(Dimension.BIT_RATE, 1, 1e12, "a bit rate from 1 bit/s on, such as '2 Mbit/s'"),
                Link::bandwidthBitPerS,
                "Bits per second each way. Default: no limit.");
        Field<Double> loss = b.optional(
                "loss",
                Shapes.share(),
                Defaults.LINK.loss(),
                Link::loss,
                "Share of segments lost, repaired as TCP does.");
        return b.build((v, at) -> new Link(v.get(latency), v.get(jitter), v.get(bandwidth), v.get(loss)));
    }

    private static Section<Broker> broker() {
        Section.Builder<Broker> b = Section.of("Limits of the broker.");
        Field<Integer> maxInflight = b.optional(
                "maxInflight",
                Shapes.whole(1, MAX_KEEP_ALIVE_S),
                Defaults.MAX_INFLIGHT,
                Broker::maxInflight,
                "QoS 1 and 2 messages on their way to one client at a time.");
        Field<Integer> maxQueued = b.optional(
                "maxQueued",
                Shapes.whole(0, Integer.MAX_VALUE),
                Defaults.MAX_QUEUED,
                Broker::maxQueued,
                "Messages that wait for one client beyond those.");
        Field<Integer> maxPacket = b.optional(
                "maxPacket",
                Shapes.bytes(64, Defaults.MAX_PACKET_BYTES),
                Defaults.MAX_PACKET_BYTES,
                Broker::maxPacketBytes,
                "Longest MQTT packet it takes.");
        return b.build((v, at) -> new Broker(v.get(maxInflight), v.get(maxQueued), v.get(maxPacket)));
    }

    private static Scalar<String> topicLevel() {
        return Shapes.text("[A-Za-z0-9][A-Za-z0-9_-]*", "allowed: letters, digits, '_' and '-'");
    }

    private static Scalar<Integer> qos() {
        return Shapes.whole(0, 2);
    }

    private static Section<Integration> integration() {
        Section.Builder<Integration> b = Section.of("How the network server speaks MQTT.");
        Field<IntegrationFormat> format = b.required(
                "format", Shapes.word(IntegrationFormat.class), Integration::format, "Topics and JSON documents.");
        Field<Boolean> gatewayTopics = b.optional(
                "gatewayTopics",
                Shapes.flag(),
                Defaults.GATEWAY_TOPICS,
                Integration::gatewayTopics,
                "Whether every gateway has a client of its own that publishes what it hears; ChirpStack only.");
        Field<String> applicationId = b.derived(
                "applicationId",
                topicLevel(),
                GatewayFormat.ifRead(v -> v.get(ScenarioFormat.NAME), name -> name.replace('.', '-')),
                "the scenario's name",
                Integration::applicationId,
                "Application in the topic.");
        Field<String> tenant =
                b.optional("tenant", topicLevel(), Defaults.TENANT, Integration::tenant, "Tenant in the topic.");
        Field<Integer> qos = b.optional(
                "qos", qos(), Defaults.QOS, Integration::qos, "Quality of service; The Things Stack itself uses 0.");
        Field<Link> link = b.optional("link", LINK, Defaults.LINK, Integration::link, "Its way to the broker.");
        b.check((v, at) ->
                MqttChecks.gatewayTopics(v.get(format), v.get(gatewayTopics), v.get(ScenarioFormat.FIDELITY), at));
        return b.build((v, at) -> new Integration(
                v.get(format), v.get(applicationId), v.get(tenant), v.get(qos), v.get(link), v.get(gatewayTopics)));
    }

    private static Scalar<String> clientId() {
        return Shapes.text("\\S+", "allowed: an MQTT client identifier without spaces");
    }

    private static Optional<Plain> plain(Publisher publisher) {
        return publisher.message() instanceof Plain plain ? Optional.of(plain) : Optional.empty();
    }

    private static Section<Downlink> downlink() {
        Section.Builder<Downlink> b = Section.of("A command for one downlink.");
        Field<String> device = b.required("device", Shapes.text(), Downlink::device, "Name of the end-device.");
        Field<Integer> fPort =
                b.optional("fPort", Shapes.whole(1, 223), Defaults.F_PORT, Downlink::fPort, "FPort, 1 to 223.");
        Field<String> payload = b.optional(
                "payload",
                Shapes.text("([0-9A-Fa-f]{2}){0,242}", "allowed: up to 242 bytes as pairs of hexadecimal digits"),
                "",
                Downlink::payload,
                "Bytes as hexadecimal digits.");
        Field<Boolean> confirmed = b.optional(
                "confirmed", Shapes.flag(), false, Downlink::confirmed, "Whether the device must acknowledge.");
        Field<DownlinkPriority> priority = b.optional(
                "priority",
                Shapes.word(DownlinkPriority.class),
                DownlinkPriority.NORMAL,
                Downlink::priority,
                "Its place among those that wait for the device.");
        Field<Optional<Long>> expires = b.maybe(
                "expiresAfter",
                Shapes.timeAboveZero(),
                Downlink::expiresAfterUs,
                "How long it may wait; ChirpStack only. Default: for ever.");
        return b.build((v, at) -> new Downlink(
                v.get(device), v.get(fPort), v.get(payload), v.get(confirmed), v.get(priority), v.get(expires)));
    }

    private static Section<Publisher> publisher() {
        Section.Builder<Publisher> b = Section.of("A client that publishes.");
        Field<String> id = b.required("id", clientId(), Publisher::id, "Client identifier.");
        Field<Optional<String>> topic = b.maybe(
                "topic", TopicShapes.name(), publisher -> plain(publisher).map(Plain::topic), "Topic name.");
        Field<Optional<String>> payload = b.maybe(
                "payload",
                Shapes.text(),
                publisher -> plain(publisher).map(Plain::payload),
                "Text, sent as UTF-8. Default: nothing.");
        Field<Optional<Downlink>> downlink = b.maybe(
                "downlink",
                DOWNLINK,
                publisher -> publisher.message() instanceof Downlink command ? Optional.of(command) : Optional.empty(),
                "A command for a downlink instead of topic and payload, in the format of the integration.");
        Field<Optional<Long>> at = b.maybe(
                "at",
                Shapes.time(),
                publisher -> Optional.of(publisher.firstUs()),
                "When first, from the start. Default: after the first period.");
        Field<Optional<Long>> every = b.maybe(
                "every", Shapes.timeAboveZero(), Publisher::everyUs, "How often after that. Default: only once.");
        Field<Integer> qos = b.optional("qos", qos(), Defaults.QOS, Publisher::qos, "Quality of service.");
        Field<Boolean> retain = b.optional(
                "retain",
                Shapes.flag(),
                false,
                Publisher::retain,
                "Whether the broker keeps it for later subscribers.");
        Field<Link> link = b.optional("link", LINK, Defaults.LINK, Publisher::link, "Its way to the broker.");
        return b.build((v, here) -> {
            Optional<Long> first = v.get(at).or(() -> v.get(every));
            if (first.isEmpty()) {
                return here.wrong("says not when; allowed: at, every or both, such as 'every: 6 h'");
            }
            boolean commands = v.get(downlink).isPresent();
            if (commands == v.get(topic).isPresent()
                    || commands && v.get(payload).isPresent()) {
                return here.wrong("says not what, or twice; allowed: topic and payload, or downlink");
            }
            Message message = commands
                    ? v.get(downlink).get()
                    : new Plain(v.get(topic).get(), v.get(payload).orElse(""));
            return new Publisher(v.get(id), message, first.get(), v.get(every), v.get(qos), v.get(retain), v.get(link));
        });
    }

    private static Section<Subscriber> subscriber() {
        Section.Builder<Subscriber> b = Section.of("A client that subscribes.");
        Field<String> id = b.required("id", clientId(), Subscriber::id, "Client identifier.");
        Field<String> filter = b.derived(
                "filter",
                TopicShapes.filter(),
                GatewayFormat.ifRead(
                        v -> v.get(OF), integration -> integration.format().uplinks()),
                "all uplinks of the integration",
                Subscriber::filter,
                "Topic filter.");
        Field<Integer> qos = b.optional("qos", qos(), Defaults.QOS, Subscriber::qos, "Quality of service asked for.");
        Field<Boolean> cleanSession = b.optional(
                "cleanSession",
                Shapes.flag(),
                Defaults.CLEAN_SESSION,
                Subscriber::cleanSession,
                "Whether the broker forgets the session when it disconnects.");
        Field<Integer> keepAlive = b.optional(
                "keepAlive", keepAlive(), Defaults.KEEP_ALIVE_S, Subscriber::keepAliveS, "Keep alive; 0 s: none.");
        Field<Link> link = b.optional("link", LINK, Defaults.LINK, Subscriber::link, "Its way to the broker.");
        return b.build((v, at) -> new Subscriber(
                v.get(id), v.get(filter), v.get(qos), v.get(cleanSession), v.get(keepAlive), v.get(link)));
    }

    private static Scalar<Integer> keepAlive() {
        String allowed = "allowed: whole seconds from 0 s to " + MAX_KEEP_ALIVE_S + " s";
        Scalar<Long> time = Shapes.time();
        return new Scalar<>(
                allowed,
                (text, at) -> {
                    long us = time.parse(text, at);
                    if (us % 1_000_000 != 0 || us / 1_000_000 > MAX_KEEP_ALIVE_S) {
                        throw Shapes.wrong(text, allowed);
                    }
                    return (int) (us / 1_000_000);
                },
                seconds -> Canonical.time(seconds * 1_000_000L),
                node -> node.setAll(time.schema()));
    }
}
