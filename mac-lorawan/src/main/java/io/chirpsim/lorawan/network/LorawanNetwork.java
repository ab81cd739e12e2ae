package io.chirpsim.lorawan.network;

import io.chirpsim.flow.AppMessage;
import io.chirpsim.flow.Journey;
import io.chirpsim.flow.Labels;
import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.lorawan.Listening;
import io.chirpsim.lorawan.MacCause;
import io.chirpsim.lorawan.MacDraws;
import io.chirpsim.lorawan.classb.BeaconPeriods;
import io.chirpsim.lorawan.classb.GpsTime;
import io.chirpsim.lorawan.classb.PingSlots;
import io.chirpsim.lorawan.device.Activation;
import io.chirpsim.lorawan.device.DeviceGroup;
import io.chirpsim.lorawan.device.DeviceIdentity;
import io.chirpsim.lorawan.device.EndDevice;
import io.chirpsim.lorawan.frame.FrameCodec;
import io.chirpsim.lorawan.frame.MType;
import io.chirpsim.lorawan.server.DownlinkRules;
import io.chirpsim.lorawan.server.GatewayLink;
import io.chirpsim.lorawan.server.MulticastGroup;
import io.chirpsim.lorawan.server.NetworkServer;
import io.chirpsim.lorawan.server.ReceivedFrame;
import io.chirpsim.lorawan.server.ServerConfig;
import io.chirpsim.phy.RadioCause;
import io.chirpsim.phy.RadioListener;
import io.chirpsim.phy.RadioMedium;
import io.chirpsim.phy.Receptions;
import io.chirpsim.phy.Transmission;
import io.chirpsim.sim.Kernel;
import java.time.Instant;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * A LoRaWAN network in the simulation: devices, gateways, network server. It listens to the air and tells the journey what becomes of every
 * message: an uplink message is in the device's hands until it needs no repetition any more; every decoded frame is a further copy on its way to
 * the server; the server passes one on to the {@link Application}.
 */
public final class LorawanNetwork implements RadioListener {
    /** Name under which acknowledged uplink messages are counted. */
    public static final String ACKNOWLEDGED = "uplink.acknowledged";

    private final Kernel kernel;
    private final Journey journey;
    private final NetworkServer server;
    private final DeviceNodes devices;
    private final ServerNode serverNode;
    private final ChannelSense sense;
    private final BeaconNode beacons;
    private final MulticastNode multicast;

    /**
     * @param codec {@link io.chirpsim.lorawan.frame.BytesCodec} or {@link io.chirpsim.lorawan.frame.SizesCodec}; devices use the same
     * @param labels where the names of data rates are registered
     * @param gateways by index, as in the radio medium
     */
    public LorawanNetwork(
            Kernel kernel,
            Journey journey,
            Labels labels,
            MacDraws draws,
            FrameCodec codec,
            ServerConfig config,
            List<GatewaySetup> gateways,
            Application application) {
        this(kernel, journey, labels, draws, codec, config, gateways, application, GpsTime.EPOCH);
    }

    /**
     * A network whose beacons follow the date.
     *
     * @param codec {@link io.chirpsim.lorawan.frame.BytesCodec} or {@link io.chirpsim.lorawan.frame.SizesCodec}; devices use the same
     * @param labels where the names of data rates are registered
     * @param gateways by index, as in the radio medium
     * @param start virtual date of time 0
     */
    public LorawanNetwork(
            Kernel kernel,
            Journey journey,
            Labels labels,
            MacDraws draws,
            FrameCodec codec,
            ServerConfig config,
            List<GatewaySetup> gateways,
            Application application,
            Instant start) {
        this.kernel = kernel;
        this.journey = journey;
        List<GatewayLink> links = gateways.stream()
                .map(g -> new GatewayLink(g.entity(), g.backhaul().maxDelayUs()))
                .toList();
        PingSlots slots = new PingSlots(new BeaconPeriods(new GpsTime(start)));
        this.server = new NetworkServer(config, codec, links, slots, draws.gatewayChoice());
        DataRateLabels rates = new DataRateLabels(config.region(), labels);
        MacCounts counts = new MacCounts(journey, labels);
        this.devices = new DeviceNodes(kernel, journey, rates, labels.register(ACKNOWLEDGED), counts);
        this.serverNode =
                new ServerNode(kernel, journey, draws, rates, server, List.copyOf(gateways), application, counts);
        this.sense = new ChannelSense(kernel, journey, labels, gateways.size());
        sense.need(config.region().lbt());
        if (config.downlinks().scheduling() == DownlinkRules.Scheduling.GATEWAY) {
            serverNode.letGatewaysDecide(config);
        }
        serverNode.listenFirst(sense, config.region().lbt());
        this.beacons = new BeaconNode(kernel, rates, config.region(), serverNode, devices, slots, gateways.size());
        this.multicast = new MulticastNode(kernel, journey, server, serverNode, devices);
    }

    /** Whether a frame on the air is a beacon of class B. */
    public static boolean isBeacon(Transmission frame) {
        return frame.tag == BeaconNode.TAG;
    }

    /** The air; once, before anything is sent. */
    public void connect(RadioMedium medium) {
        devices.connect(medium);
        serverNode.connect(medium);
        sense.connect(medium);
        beacons.connect(medium);
    }

    /**
     * From now on a device is of class B or C whenever it is part of the network; before it is switched on.
     *
     * @throws IllegalArgumentException if the region has no beacons for class B
     */
    public void listens(int deviceIndex, Listening listening) {
        beacons.listens(deviceIndex, listening);
        server.listens(deviceIndex, listening);
    }

    /**
     * Adds a multicast group, known to its members, which are of class B or C.
     *
     * @return its number, counted from 0
     */
    public int addMulticast(MulticastGroup group) {
        return multicast.add(group);
    }

    /**
     * A message for a group now. It is one message of the journey for each member, which belongs to the network from now on.
     *
     * @param tags the journey's ids of these messages in the order of the members; none if nobody counts them
     */
    public void multicast(int group, int fPort, byte[] payload, long[] tags) {
        multicast.send(group, fPort, payload, tags);
    }

    /** How many messages of a group wait or are on their way to gateways. */
    public int multicastWaiting(int group) {
        return server.multicasts().waiting(group);
    }

    /** From now on somebody is told of every data frame that a device accepts. */
    public void onReceived(Received listener) {
        devices.onReceived(listener);
    }

    /** Books what classes B and C have cost up to now; before anybody looks at an account. */
    public void settleEnergy() {
        for (int i = 0; i < devices.count(); i++) {
            devices.device(i).settle(kernel.nowUs());
        }
    }

    /**
     * Adds the next device, known to the server as well.
     *
     * @param entity its number in random draws, independent of the order of devices
     * @param dataRate data rate of its uplinks
     * @return its index, counted from 0
     */
    public int addDevice(DeviceGroup group, long entity, DeviceIdentity identity, int dataRate) {
        int index = devices.count();
        sense.need(group.config().region().lbt());
        group.hearWith(sense);
        devices.add(new EndDevice(group, index, entity, identity, dataRate));
        if (group.config().activation() == Activation.ABP) {
            server.addAbp(identity.devAddr(), identity.keys());
        } else {
            server.addOtaa(identity.devEui(), identity.roots());
        }
        return index;
    }

    /** A device, to ask or to set its data rate. */
    public EndDevice device(int index) {
        return devices.device(index);
    }

    /** The network server, to ask. */
    public NetworkServer server() {
        return server;
    }

    /** Switches a device on now: with OTAA it begins to join. */
    public void start(int deviceIndex) {
        devices.device(deviceIndex).start(kernel.nowUs(), devices);
    }

    /**
     * A device's application takes a reading and hands over a message now. The journey's copy of it now belongs to the network.
     *
     * @param fPort 1 to 223
     * @param type one of the two uplink data types
     */
    public void send(int deviceIndex, AppMessage message, int fPort, MType type) {
        EndDevice device = devices.device(deviceIndex);
        device.reading();
        device.send(kernel.nowUs(), message, fPort, type, devices);
    }

    /** The application behind the network server has a message for a device now. The journey's copy now belongs to the network. */
    public void downlink(ApplicationDownlink downlink) {
        serverNode.enqueue(downlink);
    }

    /** Drops the downlinks that wait for a device; what is on its way stays. */
    public void clearDownlinks(int deviceIndex) {
        serverNode.clearDownlinks(deviceIndex);
    }

    /** From now on somebody, beside those who do already, sees what passes at the gateways. */
    public void observe(GatewayObserver observer) {
        serverNode.observe(observer);
    }

    /** Resets a device now, see {@link EndDevice#reset}. */
    public void reset(int deviceIndex) {
        devices.device(deviceIndex).reset(kernel.nowUs(), devices);
    }

    /** From now on tells the index of each device that has got its session over the air. */
    public void onJoin(IntConsumer listener) {
        devices.onJoin(listener);
    }

    /**
     * The backhaul of a gateway carries nothing in [fromUs, untilUs), in neither direction; said beforehand or when it begins. What is under way
     * arrives.
     */
    public void outage(int gatewayIndex, long fromUs, long untilUs) {
        serverNode.outage(gatewayIndex, fromUs, untilUs);
    }

    /** The network server stops now. It keeps sessions and queues; copies it was collecting and whatever arrives until it is back are lost. */
    public void stopServer() {
        serverNode.stop();
    }

    /** The network server is back now. */
    public void restartServer() {
        serverNode.restart();
        multicast.proceed();
    }

    /** From now on gateways count only frames that begin in [from, until); before this is called, all. */
    public void countAtGateways(long fromUs, long untilUs) {
        serverNode.countFrames(fromUs, untilUs);
    }

    /** What a gateway has done so far. */
    public GatewayCounts gatewayCounts(int gatewayIndex) {
        return serverNode.counts(gatewayIndex);
    }

    /** The steady part of every device's energy account begins. */
    public void markEnergy() {
        settleEnergy();
        for (int i = 0; i < devices.count(); i++) {
            devices.device(i).energy().mark();
        }
    }

    @Override
    public void onUplinkEnd(Transmission uplink, Receptions receptions) {
        long nowUs = kernel.nowUs();
        int copies = receptions.count();
        if (uplink.tag != 0) {
            journey.transmitted(
                    uplink.sender, uplink.label, copies > 0, uplink.startUs(), uplink.endUs() - uplink.startUs());
            journey.copied(uplink.tag, copies);
            serverNode.countLost(receptions, uplink.startUs());
        }
        if (copies == 0) {
            journey.failed(uplink.tag, receptions.loss(), receptions.lossStrengthDbm(), nowUs);
        } else {
            forward(uplink, receptions, copies);
        }
        devices.device(uplink.sender).onTransmitted(nowUs, devices);
    }

    private void forward(Transmission uplink, Receptions receptions, int copies) {
        ReceivedFrame frame = new ReceivedFrame(
                uplink.content,
                uplink.phyPayloadBytes,
                uplink.modulation,
                uplink.frequencyHz,
                uplink.endUs(),
                uplink.tag);
        boolean ofMessage = uplink.tag != 0;
        for (int i = 0; i < copies; i++) {
            if (ofMessage) {
                serverNode.countDecoded(receptions.gateway(i), uplink.startUs());
            }
            serverNode.forward(receptions.gateway(i), receptions.rssiDbm(i), receptions.snrDb(i), frame);
        }
    }

    @Override
    public boolean onDownlinkStart(Transmission downlink, int deviceIndex, double rssiDbm) {
        if (downlink.tag == BeaconNode.TAG) {
            return devices.device(deviceIndex).onBeaconStart(kernel.nowUs(), downlink.frequencyHz);
        }
        if (downlink.tag < 0) {
            return multicast.onStart(downlink, deviceIndex, rssiDbm);
        }
        boolean listens = devices.hears(downlink, deviceIndex);
        if (!listens) {
            journey.lost(downlink.tag, MacCause.NOT_HEARD, rssiDbm, kernel.nowUs());
        }
        return listens;
    }

    @Override
    public void onDownlinkEnd(Transmission downlink, int deviceIndex, RadioCause loss, double rssiDbm, double snrDb) {
        long nowUs = kernel.nowUs();
        EndDevice device = devices.device(deviceIndex);
        if (downlink.tag == BeaconNode.TAG) {
            beacons.onEnd(downlink, deviceIndex, loss);
        } else if (downlink.tag < 0) {
            multicast.onEnd(downlink, deviceIndex, loss, rssiDbm, snrDb);
        } else if (loss != null) {
            journey.lost(downlink.tag, loss, rssiDbm, nowUs);
            device.onDownlinkLost(nowUs, devices);
        } else if (device.onDownlink(nowUs, downlink.content, downlink.tag, snrDb, devices)) {
            journey.delivered(downlink.tag, nowUs);
            journey.released(downlink.tag, nowUs);
        } else {
            journey.lost(downlink.tag, MacCause.DEVICE, rssiDbm, nowUs);
        }
    }
}
