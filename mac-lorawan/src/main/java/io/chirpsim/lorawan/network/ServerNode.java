package io.chirpsim.lorawan.network;

import io.chirpsim.flow.Journey;
import io.chirpsim.flow.Stage;
import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.lorawan.ApplicationUplink;
import io.chirpsim.lorawan.MacCause;
import io.chirpsim.lorawan.MacCount;
import io.chirpsim.lorawan.MacDraws;
import io.chirpsim.lorawan.gateway.JustInTimeQueue;
import io.chirpsim.lorawan.region.Lbt;
import io.chirpsim.lorawan.server.DownlinkOrder;
import io.chirpsim.lorawan.server.NetworkServer;
import io.chirpsim.lorawan.server.ReceivedFrame;
import io.chirpsim.lorawan.server.ServerConfig;
import io.chirpsim.lorawan.server.ServerOut;
import io.chirpsim.lorawan.server.TxStatus;
import io.chirpsim.lorawan.server.UplinkRefusal;
import io.chirpsim.phy.RadioMedium;
import io.chirpsim.phy.Receptions;
import io.chirpsim.phy.Transmission;
import io.chirpsim.random.Draws;
import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.Kernel;
import io.chirpsim.sim.SimEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    private final List<OutageBuffer> buffers = new ArrayList<>();
    private final long[] lastArrivalUs;
    private RadioMedium medium;
    private ChannelSense sense;
    private Lbt lbt;
    private GatewayObserver observer = GatewayObserver.NOBODY;
    private final List<JustInTimeQueue> queues = new ArrayList<>();
    private final List<TxAnswer> missed = new ArrayList<>();
    private long[] answersUp = {};
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
        this.lastArrivalUs = new long[gateways.size()];
        this.wakeUp = new WakeUp();
        for (int i = 0; i < gateways.size(); i++) {
            int capacity = gateways.get(i).backhaul().bufferedFrames();
            buffers.add(new OutageBuffer(kernel, i, capacity, backhaulOutages, this::sendInOrder));
        }
    }

    void connect(RadioMedium air) {
        medium = air;
    }

    /** Gateways listen before they talk; null: they do not. */
    void listenFirst(ChannelSense with, Lbt how) {
        sense = with;
        lbt = how;
    }

    /** Each gateway takes or refuses what it shall send, instead of the server's knowing better. */
    void letGatewaysDecide(ServerConfig config) {
        gateways.forEach(gateway -> queues.add(new JustInTimeQueue(config.region(), config.dutyCycle())));
        answersUp = new long[gateways.size()];
    }

    /** All gateways send a beacon then. */
    void reserveBeacon(long frequencyHz, long startUs, long airtimeUs) {
        server.reserveBeacon(frequencyHz, startUs, airtimeUs, kernel.nowUs());
        queues.forEach(queue -> queue.beacon(frequencyHz, startUs, airtimeUs, kernel.nowUs()));
    }

    void observe(GatewayObserver who) {
        observer = observer == GatewayObserver.NOBODY ? who : observer.and(who);
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
        missed.forEach(answer -> server.onTxAnswer(kernel.nowUs(), answer.order, null, this));
        missed.clear();
        server.onTimeout(kernel.nowUs(), this);
    }

    /** A gateway forwards what it has decoded. */
    void forward(int gatewayIndex, double rssiDbm, double snrDb, ReceivedFrame frame) {
        if (!buffers.get(gatewayIndex).keeps(rssiDbm, snrDb, frame)) {
            send(gatewayIndex, rssiDbm, snrDb, frame, 0);
        }
    }

    /** What was kept during an outage stays in order, whatever the jitter. */
    private void sendInOrder(int gatewayIndex, double rssiDbm, double snrDb, ReceivedFrame frame) {
        send(gatewayIndex, rssiDbm, snrDb, frame, lastArrivalUs[gatewayIndex]);
    }

    private void send(int gatewayIndex, double rssiDbm, double snrDb, ReceivedFrame frame, long notBeforeUs) {
        long packet = 2 * packetsUp[gatewayIndex]++;
        if (lost(gatewayIndex, packet)) {
            journey.lost(frame.tag(), MacCause.BACKHAUL, rssiDbm, kernel.nowUs());
            return;
        }
        observer.uplink(gatewayIndex, frame, rssiDbm, snrDb);
        long ownUs = delayUs(gatewayIndex, draws.backhaulJitter(), packet);
        long delayUs = Math.max(ownUs, notBeforeUs - kernel.nowUs());
        lastArrivalUs[gatewayIndex] = kernel.nowUs() + delayUs;
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
        return lost(gatewayIndex, draws.backhaulLoss(), packet);
    }

    private boolean lost(int gatewayIndex, Draws losses, long packet) {
        if (backhaulOutages.at(gatewayIndex, kernel.nowUs())) {
            return true;
        }
        GatewaySetup gateway = gateways.get(gatewayIndex);
        double loss = gateway.backhaul().loss();
        return loss > 0 && losses.uniform(gateway.entity(), packet) < loss;
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
            if (!queues.isEmpty()) {
                noAnswer(order);
            }
        } else if (queues.isEmpty()) {
            answer(order, TxStatus.OK);
            kernel.schedule(new DownlinkStart(order), order.startUs());
        } else {
            long arrivalUs = nowUs + delayUs(order.gatewayIndex(), draws.backhaulJitter(), packet);
            kernel.schedule(new OrderArrival(order), arrivalUs);
        }
    }

    /**
     * As {@link #transmit}, to several devices; why the gateway will not send it, or nothing.
     *
     * @param busy what to do if the gateway then finds the channel busy and does not send
     */
    Optional<MacCause> transmit(DownlinkOrder order, int[] devices, Runnable busy) {
        int gateway = order.gatewayIndex();
        long packet = 2 * packetsDown[gateway]++ + 1;
        observer.downlink(order);
        if (lost(gateway, packet)) {
            return Optional.of(MacCause.BACKHAUL);
        }
        TxStatus status = queues.isEmpty() ? TxStatus.OK : queues.get(gateway).offer(kernel.nowUs(), order);
        answer(order, status);
        if (status != TxStatus.OK) {
            return Optional.of(status.cause());
        }
        kernel.schedule(new DownlinkStart(order, devices, busy), order.startUs());
        return Optional.empty();
    }

    private long delayUs(int gatewayIndex, Draws jitter, long packet) {
        Backhaul backhaul = gateways.get(gatewayIndex).backhaul();
        return backhaul.jitterUs() == 0
                ? backhaul.latencyUs()
                : backhaul.latencyUs()
                        + jitter.uniformUs(
                                backhaul.jitterUs() + 1,
                                gateways.get(gatewayIndex).entity(),
                                packet);
    }

    private void answer(DownlinkOrder order, TxStatus status) {
        if (isCounted(order.startUs())) {
            counts.get(order.gatewayIndex()).answers[status.ordinal()]++;
        }
        observer.answered(order, status);
    }

    /** The server waits for an answer until the frame would have been sent and the answer to a last-minute order would be there. */
    private void noAnswer(DownlinkOrder order) {
        long untilUs = order.startUs()
                + order.airtimeUs()
                + gateways.get(order.gatewayIndex()).backhaul().maxDelayUs();
        kernel.schedule(new TxAnswer(order, null), untilUs);
    }

    @Override
    public void downlinkSent(ApplicationDownlink downlink, int fCnt, DownlinkOrder order, long nowUs) {
        application.downlinkAnswered(downlink, fCnt, order, TxStatus.OK);
        if (!downlink.confirmed()) {
            journey.released(downlink.tag(), nowUs);
        }
    }

    @Override
    public void downlinkRefused(ApplicationDownlink downlink, int fCnt, DownlinkOrder order, TxStatus status) {
        application.downlinkAnswered(downlink, fCnt, order, status);
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

    /** An order arrives at a gateway, which decides. */
    private final class OrderArrival extends SimEvent {
        private final DownlinkOrder order;

        OrderArrival(DownlinkOrder order) {
            super(ServerNode.this.kernel, EventKind.ARRIVAL);
            this.order = order;
        }

        @Override
        public void happen() {
            Kernel calendar = ServerNode.this.kernel;
            int gateway = order.gatewayIndex();
            TxStatus status = queues.get(gateway).offer(calendar.nowUs(), order);
            if (status == TxStatus.OK) {
                calendar.schedule(new DownlinkStart(order), order.startUs());
            } else {
                journey.lost(order.tag(), status.cause(), 0, calendar.nowUs());
            }
            answer(order, status);
            long number = 2 * answersUp[gateway]++;
            if (lost(gateway, draws.backhaulAnswer(), number)) {
                noAnswer(order);
            } else {
                long delayUs = delayUs(gateway, draws.backhaulAnswer(), number + 1);
                calendar.schedule(new TxAnswer(order, status), calendar.nowUs() + delayUs);
            }
        }
    }

    /** The answer to an order arrives at the server, or is missed there. */
    private final class TxAnswer extends SimEvent {
        private final DownlinkOrder order;
        private final TxStatus status;

        TxAnswer(DownlinkOrder order, TxStatus status) {
            super(ServerNode.this.kernel, EventKind.ARRIVAL);
            this.order = order;
            this.status = status;
        }

        @Override
        public void happen() {
            if (stopped) {
                missed.add(this);
            } else {
                server.onTxAnswer(ServerNode.this.kernel.nowUs(), order, status, ServerNode.this);
            }
        }
    }

    /** A gateway sends at the microsecond the server has chosen. */
    private final class DownlinkStart extends SimEvent {
        private final DownlinkOrder order;
        private final int[] devices;
        private final Runnable busy;

        DownlinkStart(DownlinkOrder order) {
            this(
                    order,
                    new int[] {order.deviceIndex()},
                    () -> journey.lost(order.tag(), MacCause.GATEWAY_CHANNEL_BUSY, 0, order.startUs()));
        }

        DownlinkStart(DownlinkOrder order, int[] devices, Runnable busy) {
            super(ServerNode.this.kernel, EventKind.TRANSMISSION_START);
            this.order = order;
            this.devices = devices;
            this.busy = busy;
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
                busy.run();
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
