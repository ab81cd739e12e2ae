package io.chirpsim.app.load;

import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.IntegrationFormat;
import io.chirpsim.app.scenario.MqttSettings;
import io.chirpsim.app.scenario.MqttSettings.Broker;
import io.chirpsim.app.scenario.MqttSettings.Integration;
import io.chirpsim.app.scenario.MqttSettings.Link;
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
    static final Section<Publisher> PUBLISHER = publisher();
    static final Section<Subscriber> SUBSCRIBER = subscriber();
    static final Section<MqttSettings> SECTION = mqtt();

    private static final int MAX_KEEP_ALIVE_S = 65_535;

    private MqttFormat() {}

    private static Section<MqttSettings> mqtt() {
        Section.Builder<MqttSettings> b =
                Section.of("The MQTT broker, what the network server publishes, and other clients.");
        Field<Broker> broker = b.optional(
                "broker",
                BROKER,
                new Broker(Defaults.MAX_INFLIGHT, Defaults.MAX_QUEUED, Defaults.MAX_PACKET_BYTES),
                MqttSettings::broker,
                "Limits of the broker.");
        Field<Integration> integration = b.required(
                "integration", INTEGRATION, MqttSettings::integration, "How the network server speaks MQTT.");
        Field<List<Publisher>> publishers = b.optional(
                "publishers",
                ListShape.named("id", PUBLISHER, 0),
                List.of(),
                MqttSettings::publishers,
                "Clients that publish, such as a scheduler of downlinks.");
        Field<List<Subscriber>> subscribers = b.optional(
                "subscribers",
                ListShape.named("id", SUBSCRIBER, 0),
                List.of(),
                MqttSettings::subscribers,
                "Clients that subscribe, such as a dashboard.");
        b.check((v, at) -> MqttChecks.sharedIds(v.get(publishers), v.get(subscribers), at));
        return b.build(
                (v, at) -> new MqttSettings(v.get(broker), v.get(integration), v.get(publishers), v.get(subscribers)));
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
        return b.build((v, at) ->
                new Integration(v.get(format), v.get(applicationId), v.get(tenant), v.get(qos), v.get(link)));
    }

    private static Scalar<String> clientId() {
        return Shapes.text("\\S+", "allowed: an MQTT client identifier without spaces");
    }

    private static Section<Publisher> publisher() {
        Section.Builder<Publisher> b = Section.of("A client that publishes.");
        Field<String> id = b.required("id", clientId(), Publisher::id, "Client identifier.");
        Field<String> topic = b.required("topic", TopicShapes.name(), Publisher::topic, "Topic name.");
        Field<String> payload = b.optional("payload", Shapes.text(), "", Publisher::payload, "Text, sent as UTF-8.");
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
            return new Publisher(
                    v.get(id),
                    v.get(topic),
                    v.get(payload),
                    first.get(),
                    v.get(every),
                    v.get(qos),
                    v.get(retain),
                    v.get(link));
        });
    }

    private static Section<Subscriber> subscriber() {
        Section.Builder<Subscriber> b = Section.of("A client that subscribes.");
        Field<String> id = b.required("id", clientId(), Subscriber::id, "Client identifier.");
        Field<String> filter = b.required("filter", TopicShapes.filter(), Subscriber::filter, "Topic filter.");
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
