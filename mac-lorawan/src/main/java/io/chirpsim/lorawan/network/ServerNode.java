package io.chirpsim.lorawan.network;

import io.chirpsim.flow.Journey;
import io.chirpsim.flow.Stage;
import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.lorawan.ApplicationUplink;
import io.chirpsim.lorawan.MacCause;
import io.chirpsim.lorawan.MacCount;
import io.chirpsim.lorawan.MacDraws;
import io.chirpsim.lorawan.region.Lbt;
import io.chirpsim.lorawan.server.DownlinkOrder;
import io.chirpsim.lorawan.server.NetworkServer;
import io.chirpsim.lorawan.server.ReceivedFrame;
import io.chirpsim.lorawan.server.ServerOut;
import io.chirpsim.lorawan.server.TxStatus;
import io.chirpsim.lorawan.server.UplinkRefusal;
import io.chirpsim.phy.RadioMedium;
import io.chirpsim.phy.Receptions;
import io.chirpsim.phy.Transmission;
import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.Kernel;
import io.chirpsim.sim.SimEvent;
import java.util.ArrayDeque;
import java.util.List;

/** The network server on the calendar, its links to the gateways, and the gateways as transmitters. */
final class ServerNode implements ServerOut {
    private final Kernel kernel;
    private final Journey journey;
    private final MacDraws draws;
    private final DataRateLabels labels;
    private final NetworkServer server;
    private final List<GatewaySetup> gateways;
    private final Application application;
    private final MacCounts macCounts;
    private final List<GatewayCounts> counts;
    private final long[] packetsUp;
    private final long[] packetsDown;
    private final ArrayDeque<Arrival> idle = new ArrayDeque<>();
    private final WakeUp wakeUp;
    private final Outages backhaulOutages = new Outages();
    private RadioMedium medium;
    private ChannelSense sense;
    private Lbt lbt;
    private GatewayObserver observer = GatewayObserver.NOBODY;
    private boolean stopped;
    private long countFromUs = Long.MIN_VALUE;
    private long countUntilUs = Long.MAX_VALUE;

    ServerNode(
            Kernel kernel,
            Journey journey,
            MacDraws draws,
            DataRateLabels labels,
            NetworkServer server,
            List<GatewaySetup> gateways,
            Application application,
            MacCounts macCounts) {
        this.kernel = kernel;
        this.journey = journey;
        this.draws = draws;
        this.labels = labels;
        this.server = server;
        this.gateways = gateways;
        this.application = application;
        this.macCounts = macCounts;
        this.counts = gateways.stream().map(gateway -> new GatewayCounts()).toList();
        this.packetsUp = new long[gateways.size()];
        this.packetsDown = new long[gateways.size()];
        this.wakeUp = new WakeUp();
    }

    void connect(RadioMedium air) {
        medium = air;
    }

    /** Gateways listen before they talk; null: they do not. */
    void listenFirst(ChannelSense with, Lbt how) {
        sense = with;
        lbt = how;
    }

    void observe(GatewayObserver who) {
        observer = who;
    }

    void countFrames(long fromUs, long untilUs) {
        countFromUs = fromUs;
        countUntilUs = untilUs;
    }

    private boolean isCounted(long startUs) {
        return startUs >= countFromUs && startUs < countUntilUs;
    }

    /** A gateway has decoded a frame of an application message that began then. */
    void countDecoded(int gatewayIndex, long startUs) {
        if (isCounted(startUs)) {
            counts.get(gatewayIndex).received++;
        }
    }

    /** Some gateways have heard and lost a frame of an application message that began then. */
    void countLost(Receptions receptions, long startUs) {
        if (isCounted(startUs)) {
            for (int i = 0; i < receptions.heardAndLost(); i++) {
                counts.get(receptions.deafGateway(i)).lost[receptions.reason(i).ordinal()]++;
            }
        }
    }

    /** The backhaul of a gateway carries nothing in [fromUs, untilUs), in neither direction; what is under way arrives. */
    void outage(int gatewayIndex, long fromUs, long untilUs) {
        backhaulOutages.add(gatewayIndex, fromUs, untilUs);
    }

    /** The server stops: what arrives is lost until it starts again, and so are the copies it was collecting. Sessions and queues stay. */
    void stop() {
        stopped = true;
        server.stop(tag -> journey.lost(tag, MacCause.SERVER_DOWN, 0, kernel.nowUs()));
    }

    /** Whether it is down. */
    boolean isStopped() {
        return stopped;
    }

    /** The server is back and sees to what became due meanwhile. */
    void restart() {
        stopped = false;
        server.onTimeout(kernel.nowUs(), this);
    }

    /** A gateway forwards what it has decoded. */
    void forward(int gatewayIndex, double rssiDbm, double snrDb, ReceivedFrame frame) {
        GatewaySetup gateway = gateways.get(gatewayIndex);
        long packet = 2 * packetsUp[gatewayIndex]++;
        if (lost(gatewayIndex, packet)) {
            journey.lost(frame.tag(), MacCause.BACKHAUL, rssiDbm, kernel.nowUs());
            return;
        }
        observer.uplink(gatewayIndex, frame, rssiDbm, snrDb);
        long delayUs = gateway.backhaul().latencyUs();
        if (gateway.backhaul().jitterUs() > 0) {
            delayUs += draws.backhaulJitter().uniformUs(gateway.backhaul().jitterUs() + 1, gateway.entity(), packet);
        }
        if (delayUs == 0) {
            arrive(gatewayIndex, rssiDbm, snrDb, frame);
        } else {
            Arrival arrival = idle.isEmpty() ? new Arrival() : idle.removeFirst();
            arrival.arm(gatewayIndex, rssiDbm, snrDb, frame, delayUs);
        }
    }

    private void arrive(int gatewayIndex, double rssiDbm, double snrDb, ReceivedFrame frame) {
        if (stopped) {
            journey.lost(frame.tag(), MacCause.SERVER_DOWN, rssiDbm, kernel.nowUs());
        } else {
            server.onUplink(kernel.nowUs(), gatewayIndex, rssiDbm, snrDb, frame, this);
        }
    }

    private boolean lost(int gatewayIndex, long packet) {
        if (backhaulOutages.at(gatewayIndex, kernel.nowUs())) {
            return true;
        }
        GatewaySetup gateway = gateways.get(gatewayIndex);
        double loss = gateway.backhaul().loss();
        return loss > 0 && draws.backhaulLoss().uniform(gateway.entity(), packet) < loss;
    }

    GatewayCounts counts(int gatewayIndex) {
        return counts.get(gatewayIndex);
    }

    void clearDownlinks(int deviceIndex) {
        server.clearDownlinks(kernel.nowUs(), deviceIndex, this);
    }

    void enqueue(ApplicationDownlink downlink) {
        if (stopped) {
            downlinkDropped(downlink, MacCause.SERVER_DOWN, kernel.nowUs());
            return;
        }
        server.enqueue(kernel.nowUs(), downlink, this);
    }

    @Override
    public void wakeAt(long atUs) {
        kernel.reschedule(wakeUp, atUs);
    }

    @Override
    public void accepted(long tag, long receivedUs, long nowUs) {
        if (tag != 0) {
            journey.reached(tag, Stage.ACCESS, receivedUs);
            journey.reached(tag, Stage.BACKHAUL, nowUs);
        }
    }

    @Override
    public void copyEnded(long tag, long nowUs) {
        journey.released(tag, nowUs);
    }

    @Override
    public void refused(long tag, long nowUs) {
        journey.lost(tag, MacCause.SERVER, 0, nowUs);
    }

    @Override
    public void uplink(ApplicationUplink uplink) {
        journey.reached(uplink.tag(), Stage.SERVER, uplink.serverUs());
        application.uplink(uplink);
    }

    @Override
    public void counted(MacCount what, long nowUs) {
        macCounts.count(what, nowUs);
    }

    @Override
    public void deviceStatus(int deviceIndex, int battery, int snrDb) {
        application.deviceStatus(deviceIndex, battery, snrDb);
    }

    @Override
    public void joined(int deviceIndex, int devAddr, long nowUs) {
        application.joined(deviceIndex, devAddr);
    }

    /** The frame on the air is a copy of the message, beside the one the server keeps until it is done. */
    @Override
    public void transmit(DownlinkOrder order, long nowUs) {
        journey.copied(order.tag(), 1);
        long packet = 2 * packetsDown[order.gatewayIndex()]++ + 1;
        observer.downlink(order);
        if (lost(order.gatewayIndex(), packet)) {
            journey.lost(order.tag(), MacCause.BACKHAUL, 0, nowUs);
        } else {
            kernel.schedule(new DownlinkStart(order), order.startUs());
            observer.answered(order, TxStatus.OK);
        }
    }

    /** As {@link #transmit}, to several devices; whether the order has left. */
    boolean transmit(DownlinkOrder order, int[] devices) {
        long packet = 2 * packetsDown[order.gatewayIndex()]++ + 1;
        observer.downlink(order);
        boolean leaves = !lost(order.gatewayIndex(), packet);
        if (leaves) {
            kernel.schedule(new DownlinkStart(order, devices), order.startUs());
            observer.answered(order, TxStatus.OK);
        }
        return leaves;
    }

    @Override
    public void downlinkSent(ApplicationDownlink downlink, int fCnt, DownlinkOrder order, long nowUs) {
        application.downlinkAnswered(downlink, fCnt, order, TxStatus.OK);
        if (!downlink.confirmed()) {
            journey.released(downlink.tag(), nowUs);
        }
    }

    @Override
    public void downlinkAcknowledged(ApplicationDownlink downlink, int fCnt, long nowUs) {
        journey.acknowledged(downlink.tag(), nowUs);
        application.downlinkAcknowledged(downlink, fCnt);
        journey.released(downlink.tag(), nowUs);
    }

    @Override
    public void downlinkNotAcknowledged(ApplicationDownlink downlink, int fCnt) {
        application.downlinkNotAcknowledged(downlink, fCnt);
    }

    @Override
    public void refusedOf(int deviceIndex, UplinkRefusal why) {
        application.uplinkRefused(deviceIndex, why);
    }

    @Override
    public void downlinkDelayed(ApplicationDownlink downlink, MacCause cause, long nowUs) {
        journey.failed(downlink.tag(), cause, 0, nowUs);
    }

    @Override
    public void downlinkDropped(ApplicationDownlink downlink, MacCause cause, long nowUs) {
        journey.lost(downlink.tag(), cause, 0, nowUs);
        application.downlinkDropped(downlink, cause);
    }

    private final class WakeUp extends SimEvent {
        WakeUp() {
            super(ServerNode.this.kernel, EventKind.WAKE_UP);
        }

        @Override
        public void happen() {
            if (!stopped) {
                server.onTimeout(ServerNode.this.kernel.nowUs(), ServerNode.this);
            }
        }
    }

    /** A frame arrives at the server from a gateway; reused. */
    private final class Arrival extends SimEvent {
        private int gatewayIndex;
        private double rssiDbm;
        private double snrDb;
        private ReceivedFrame frame;

        Arrival() {
            super(ServerNode.this.kernel, EventKind.ARRIVAL);
        }

        void arm(int gateway, double rssi, double snr, ReceivedFrame received, long delayUs) {
            gatewayIndex = gateway;
            rssiDbm = rssi;
            snrDb = snr;
            frame = received;
            ServerNode.this.kernel.schedule(this, ServerNode.this.kernel.nowUs() + delayUs);
        }

        @Override
        public void happen() {
            ReceivedFrame arrived = frame;
            frame = null;
            idle.addFirst(this);
            arrive(gatewayIndex, rssiDbm, snrDb, arrived);
        }
    }

    /** A gateway sends at the microsecond the server has chosen. */
    private final class DownlinkStart extends SimEvent {
        private final DownlinkOrder order;
        private final int[] devices;

        DownlinkStart(DownlinkOrder order) {
            this(order, new int[] {order.deviceIndex()});
        }

        DownlinkStart(DownlinkOrder order, int[] devices) {
            super(ServerNode.this.kernel, EventKind.TRANSMISSION_START);
            this.order = order;
            this.devices = devices;
        }

        @Override
        public void happen() {
            Transmission frame = new Transmission(
                    order.gatewayIndex(),
                    order.dataRate().downlink(),
                    labels.label(order.dataRate()),
                    order.frequencyHz(),
                    order.eirpDbm(),
                    order.phyPayloadBytes(),
                    order.content(),
                    order.tag());
            if (lbt != null && !sense.gatewayFree(order, lbt)) {
                if (order.tag() > 0) {
                    journey.lost(order.tag(), MacCause.GATEWAY_CHANNEL_BUSY, 0, order.startUs());
                }
                return;
            }
            if (isCounted(order.startUs())) {
                GatewayCounts sent = counts.get(order.gatewayIndex());
                sent.downlinks++;
                sent.downlinkAirtimeUs += frame.airtimeUs();
            }
            medium.downlink(frame, devices);
        }
    }
}
