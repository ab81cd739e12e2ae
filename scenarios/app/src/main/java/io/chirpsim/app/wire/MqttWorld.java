package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.MqttSettings;
import io.chirpsim.bridge.DownlinkCommand;
import io.chirpsim.bridge.DownlinkCommand.Fault;
import io.chirpsim.bridge.Integration;
import io.chirpsim.bridge.Publication;
import io.chirpsim.flow.Direction;
import io.chirpsim.flow.Journey;
import io.chirpsim.flow.Labels;
import io.chirpsim.flow.Stage;
import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.mqtt.broker.BrokerConfig;
import io.chirpsim.mqtt.broker.Persistence;
import io.chirpsim.mqtt.client.ClientConfig;
import io.chirpsim.mqtt.link.LinkConfig;
import io.chirpsim.mqtt.link.VirtualLink;
import io.chirpsim.mqtt.node.BrokerNode;
import io.chirpsim.mqtt.node.ClientNode;
import io.chirpsim.mqtt.node.MessageListener;
import io.chirpsim.random.Streams;
import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.Kernel;
import io.chirpsim.sim.SimEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** The MQTT side of one replication: the broker, the network server's client, publishers and subscribers, with their links. */
final class MqttWorld {
    /** Where downlinks that applications command go. */
    interface DownlinkOutlet {
        /** One more downlink for its device; its copy of the message goes along. */
        void push(ApplicationDownlink downlink);

        /** Whether that is the index of a multicast group: what it gets becomes a message for each member at the network server. */
        boolean isForGroup(int deviceIndex);

        /** Drops what waits for a device. */
        void clear(int deviceIndex);
    }

    private static final String REJECTED = "mqtt.rejectedDownlinkCommands";

    private final Kernel kernel;
    private final Streams streams;
    private final MqttSettings settings;
    private final Integration integration;
    private final Journey journey;
    private final DownlinkOutlet outlet;
    private final Watcher watcher;
    private final MqttCounts counts;
    private final int rejectedCommands;
    private final int[] rejectedFor = new int[Fault.values().length];
    private final BrokerNode broker;
    private final ClientNode server;
    private final List<ClientNode> clients = new ArrayList<>();
    private final long durationUs;
    private final Commands commands;
    private final PlannedDownlinks downlinks;
    private Optional<GatewayTopics> gateways = Optional.empty();

    MqttWorld(
            Kernel kernel,
            Streams streams,
            MqttSettings settings,
            Integration integration,
            Journey journey,
            Labels labels,
            DownlinkOutlet outlet,
            Watcher watcher,
            PlannedDownlinks downlinks,
            long durationUs) {
        this.kernel = kernel;
        this.streams = streams;
        this.settings = settings;
        this.integration = integration;
        this.journey = journey;
        this.outlet = outlet;
        this.watcher = watcher;
        this.durationUs = durationUs;
        this.downlinks = downlinks;
        this.commands = new Commands(journey);
        this.counts = new MqttCounts(journey, labels, commands);
        this.rejectedCommands = labels.register(REJECTED);
        for (Fault fault : Fault.values()) {
            rejectedFor[fault.ordinal()] = labels.register(REJECTED + "." + fault.key());
        }
        MqttSettings.Broker limits = settings.broker();
        BrokerConfig config = BrokerConfig.DEFAULT
                .withQueues(limits.maxInflight(), limits.maxQueued())
                .withMaxPacketBytes(limits.maxPacketBytes());
        this.broker = new BrokerNode(kernel, config, streams, Streams.hash("broker"), counts);
        this.server =
                client(ClientConfig.of("network-server"), settings.integration().link(), this::onCommand);
    }

    private ClientNode client(ClientConfig config, MqttSettings.Link link, MessageListener listener) {
        VirtualLink path =
                new VirtualLink(kernel, linkConfig(link), streams, Streams.hash("mqtt/" + config.clientId()));
        ClientNode client = new ClientNode(kernel, config, path, broker, counts, listener);
        clients.add(client);
        return client;
    }

    private static LinkConfig linkConfig(MqttSettings.Link link) {
        long bandwidth = link.bandwidthBitPerS().map(Math::round).orElse(LinkConfig.UNLIMITED);
        return new LinkConfig(link.latencyUs(), link.jitterUs(), bandwidth, link.loss());
    }

    /** Connects everybody. */
    void start() {
        for (MqttSettings.Subscriber subscriber : settings.subscribers()) {
            ClientConfig config = ClientConfig.of(subscriber.id()).withKeepAlive(subscriber.keepAliveS());
            ClientNode client = client(
                    subscriber.cleanSession() ? config : config.persistent(),
                    subscriber.link(),
                    new SubscriberListener(subscriber.id()));
            client.subscribe(integration.acceptedFilter(subscriber.filter()), subscriber.qos());
        }
        for (MqttSettings.Publisher publisher : settings.publishers()) {
            ClientNode client = client(
                    ClientConfig.of(publisher.id()), publisher.link(), (topic, payload, qos, retain, tag, nowUs) -> {});
            new Publications(client, publisher).start();
        }
        integration.commandFilters().forEach(filter -> server.subscribe(filter, 1));
        clients.forEach(ClientNode::start);
        gateways.ifPresent(GatewayTopics::start);
    }

    /** A client for a gateway, connecting; nothing of the journey goes through it. */
    ClientNode gateway(ClientConfig config) {
        ClientNode client =
                client(config, settings.integration().link(), (topic, payload, qos, retain, tag, nowUs) -> {});
        client.start();
        return client;
    }

    /** Gateways that speak MQTT, too; once, before {@link #start}. */
    void attach(GatewayTopics topics) {
        gateways = Optional.of(topics);
    }

    /** A gateway goes down now, or stays so until then. */
    void gatewayDown(int gatewayIndex, long untilUs) {
        gateways.ifPresent(topics -> topics.down(gatewayIndex, untilUs));
    }

    /** The broker crashes now. */
    void crash(Persistence kept) {
        broker.crash(kept);
    }

    /** The broker is back now. */
    void restart() {
        broker.restart();
    }

    /** Whether anybody subscribes at all. */
    boolean hasSubscribers() {
        return !settings.subscribers().isEmpty();
    }

    /** The network server publishes; one copy of the message goes along. */
    void publish(Publication publication, long tag) {
        if (tag != 0) {
            counts.published(kernel.nowUs());
        }
        server.publish(
                publication.topic(),
                publication.payload(),
                settings.integration().qos(),
                false,
                tag);
    }

    private void onCommand(String topic, byte[] payload, int qos, boolean retain, long tag, long nowUs) {
        commands.arrived(tag);
        DownlinkCommand command = integration.parse(topic, payload, nowUs);
        if (command instanceof DownlinkCommand.Push push) {
            pushAll(push.downlinks(), tag, nowUs);
        } else if (command instanceof DownlinkCommand.Replace replace) {
            outlet.clear(replace.deviceIndex());
            pushAll(replace.downlinks(), tag, nowUs);
        } else if (command instanceof DownlinkCommand.Rejected rejected) {
            journey.count(rejectedCommands, 1, nowUs);
            journey.count(rejectedFor[rejected.fault().ordinal()], 1, nowUs);
            rejected.answers().forEach(answer -> publish(answer, 0));
        }
    }

    private void pushAll(List<ApplicationDownlink> downlinks, long tag, long nowUs) {
        for (ApplicationDownlink downlink : downlinks) {
            long id = tag;
            if (tag == 0 && !outlet.isForGroup(downlink.deviceIndex())) {
                id = journey.created(Direction.DOWNLINK, downlink.deviceIndex(), nowUs);
            } else if (tag != 0) {
                journey.copied(tag, 1);
            }
            outlet.push(downlink.withTag(id));
        }
    }

    /** One subscriber: the first arrival of each uplink counts. */
    private final class SubscriberListener implements MessageListener {
        private final String id;
        private final BitSet seen = new BitSet();

        SubscriberListener(String id) {
            this.id = id;
        }

        @Override
        public void onMessage(String topic, byte[] payload, int qos, boolean retain, long tag, long nowUs) {
            watcher.arrived(id, topic, payload, nowUs);
            if (tag == 0 || commands.has(tag) || seen.get((int) tag)) {
                return;
            }
            seen.set((int) tag);
            counts.delivered(nowUs);
            journey.reached(tag, Stage.LINK, nowUs);
            journey.delivered(tag, nowUs);
        }
    }

    /** What one client publishes on time. A command for one downlink is a message from the moment it is published. */
    private final class Publications extends SimEvent {
        private final ClientNode client;
        private final MqttSettings.Publisher publisher;
        private final Publication fixed;
        private final int commandedDevice;

        Publications(ClientNode client, MqttSettings.Publisher publisher) {
            super(kernel, EventKind.SOURCE);
            this.client = client;
            this.publisher = publisher;
            this.fixed = publication(0);
            this.commandedDevice = device(integration.parse(fixed.topic(), fixed.payload(), 0));
        }

        private Publication publication(long nowUs) {
            if (publisher.message() instanceof MqttSettings.Plain plain) {
                return new Publication(plain.topic(), plain.payload().getBytes(StandardCharsets.UTF_8));
            }
            return integration.command(downlinks.of((MqttSettings.Downlink) publisher.message(), nowUs));
        }

        /** The device of a command for one downlink, else -1; so for a group, too. */
        private int device(DownlinkCommand command) {
            List<ApplicationDownlink> downlinks = command instanceof DownlinkCommand.Push push
                    ? push.downlinks()
                    : command instanceof DownlinkCommand.Replace replace ? replace.downlinks() : List.of();
            boolean one =
                    downlinks.size() == 1 && !outlet.isForGroup(downlinks.get(0).deviceIndex());
            return one ? downlinks.get(0).deviceIndex() : -1;
        }

        void start() {
            if (publisher.firstUs() < durationUs) {
                kernel.schedule(this, publisher.firstUs());
            }
        }

        @Override
        public void happen() {
            long nowUs = kernel.nowUs();
            long tag = commandedDevice < 0 ? 0 : commands.made(commandedDevice, nowUs);
            if (tag != 0) {
                counts.published(nowUs);
            }
            Publication now = publisher.message() instanceof MqttSettings.Plain ? fixed : publication(nowUs);
            client.publish(now.topic(), now.payload(), publisher.qos(), publisher.retain(), tag);
            publisher
                    .everyUs()
                    .map(every -> nowUs + every)
                    .filter(next -> next < durationUs)
                    .ifPresent(next -> kernel.schedule(this, next));
        }
    }
}
