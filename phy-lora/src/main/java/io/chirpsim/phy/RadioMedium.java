package io.chirpsim.phy;

import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.Kernel;
import io.chirpsim.sim.SimEvent;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * The air. An uplink reaches the gateways in its device's reach; a downlink reaches the one device or the devices it is meant for. The cost of
 * a frame grows with the gateways in reach and with those it is meant for, never with the number of devices.
 *
 * <p>A frame holds its demodulator from its first preamble symbol to its end, lost or not, and interferes in any case. What frames of the two
 * directions are to each other says {@link InvertedIq}.
 */
public final class RadioMedium {
    private static final int UPLINK = -1;
    private static final int FOREIGN = -2;

    private final Kernel kernel;
    private final RadioConfig config;
    private final LinkTable links;
    private final Surroundings around;
    private final IntFunction<DeviceRadio> devices;
    private final RadioListener listener;
    private final GatewayReceiver[] gateways;
    private final Hearing hearing;
    private final UplinkAir uplinks;
    private final DownlinkAir downlinks;
    private final ArrayDeque<EndEvent> idleEnds = new ArrayDeque<>();
    private long longestUs;
    private Earshot earshot;

    /**
     * A radio where nothing fades and nobody else is.
     *
     * @param links losses of every device to the gateways in its reach; devices and gateways by index
     * @param devices the receiver of a device index
     */
    public RadioMedium(
            Kernel kernel,
            RadioConfig config,
            List<GatewayRadio> gateways,
            LinkTable links,
            IntFunction<DeviceRadio> devices,
            RadioListener listener) {
        this(kernel, config, gateways, links, Surroundings.NONE, devices, listener);
    }

    /**
     * A radio.
     *
     * @param links losses of every device to the gateways in its reach; devices and gateways by index
     * @param around what surrounds them
     * @param devices the receiver of a device index
     */
    public RadioMedium(
            Kernel kernel,
            RadioConfig config,
            List<GatewayRadio> gateways,
            LinkTable links,
            Surroundings around,
            IntFunction<DeviceRadio> devices,
            RadioListener listener) {
        this.kernel = kernel;
        this.config = config;
        this.links = links;
        this.around = around;
        this.devices = devices;
        this.listener = listener;
        this.gateways = new GatewayReceiver[gateways.size()];
        for (int i = 0; i < this.gateways.length; i++) {
            this.gateways[i] = new GatewayReceiver(
                    config, gateways.get(i), around.gatewayEntities().applyAsLong(i));
        }
        this.hearing = new Hearing(config, around.fading(), around.streams());
        SignalClasses classes = new SignalClasses(config);
        Interferers interferers = new Interferers();
        this.uplinks = new UplinkAir(config, links, around, this.gateways, classes, interferers, hearing);
        this.downlinks = new DownlinkAir(config, links, around.far(), classes, interferers);
        scheduleDowntimes();
        scheduleForeign();
    }

    private void scheduleDowntimes() {
        for (int i = 0; i < gateways.length; i++) {
            new DowntimeEvent(i).arm(0);
        }
    }

    private void scheduleForeign() {
        for (int number = 0; number < around.foreign().size(); number++) {
            ForeignTraffic traffic = around.foreign().get(number);
            for (long frequencyHz : traffic.frequenciesHz()) {
                new ForeignSource(kernel, traffic, number, frequencyHz, this, around.streams()).plan();
            }
        }
    }

    /** Adds a jammer; before its time comes. */
    public void jam(Jammer jammer) {
        hearing.add(jammer);
    }

    /** A gateway goes down now, or stays so until then: it hears nothing, sends nothing, and loses what it was receiving. */
    public void goDown(int gatewayIndex, long untilUs) {
        gateways[gatewayIndex].goDown(kernel.nowUs(), untilUs);
        uplinks.abortForDowntime(gatewayIndex);
        downlinks.cutOff(gatewayIndex, kernel.nowUs());
    }

    /**
     * Senders can listen before they talk; before anything is sent.
     *
     * @param lookBackUs a time for which somebody listens; the longest holds
     */
    public void rememberFrames(long lookBackUs) {
        if (earshot == null || earshot.memoryUs() < lookBackUs) {
            earshot = new Earshot(config, downlinks, links, around, gateways, lookBackUs);
        }
    }

    /**
     * The largest power that a device has met on a channel since some time, its own frames aside; once frames are remembered.
     *
     * @return in dBm; minus infinity if there was nothing
     */
    public double heardByDeviceDbm(int device, long frequencyHz, int bandwidthHz, long sinceUs) {
        links.follow(device, kernel.nowUs());
        return earshot.atDeviceDbm(device, frequencyHz, bandwidthHz, sinceUs, kernel.nowUs());
    }

    /** The same for a gateway. */
    public double heardByGatewayDbm(int gateway, long frequencyHz, int bandwidthHz, long sinceUs) {
        return earshot.atGatewayDbm(gateway, frequencyHz, bandwidthHz, sinceUs, kernel.nowUs());
    }

    /** A device's frame begins now. */
    public void uplink(Transmission t) {
        links.follow(t.sender, kernel.nowUs());
        begin(t);
        links.hold(t.sender, t.endUs);
        uplinks.begin(t, longestUs);
        endEvent().arm(t, UPLINK, t.endUs);
    }

    /** A frame of another network begins now. */
    void foreign(Transmission t, ForeignSource source) {
        begin(t);
        uplinks.beginForeign(t, source, longestUs);
        endEvent().arm(t, FOREIGN, source.givenUpUs(t));
    }

    /**
     * A gateway's frame to one device begins now. Receptions in progress at the gateway are lost, and new ones until it ends. One that is down
     * sends nothing, and nobody tells the device so.
     *
     * @throws IllegalStateException if the gateway is transmitting already
     */
    public void downlink(Transmission t, int deviceIndex) {
        beginDownlink(t);
        boolean listening = offer(t, deviceIndex);
        endEvent().arm(t, listening ? deviceIndex : Integer.MAX_VALUE, t.endUs);
    }

    /**
     * A gateway's frame to several devices begins now, as {@link #downlink(Transmission, int)}. Each of them receives it or not for itself.
     *
     * @param deviceIndexes each once
     */
    public void downlink(Transmission t, int[] deviceIndexes) {
        beginDownlink(t);
        int[] listening =
                Arrays.stream(deviceIndexes).filter(device -> offer(t, device)).toArray();
        if (listening.length > 0) {
            kernel.schedule(new GroupEnd(t, listening), t.endUs);
        }
    }

    /**
     * Of some gateways the one that a device hears best, fades and powers aside; of equal ones the one of the smallest entity; -1 if it is in reach
     * of none of them.
     */
    public int strongestGateway(int deviceIndex, IntPredicate among) {
        links.follow(deviceIndex, kernel.nowUs());
        int best = -1;
        double bestDb = Double.POSITIVE_INFINITY;
        for (int link = links.first(deviceIndex); link < links.end(deviceIndex); link++) {
            int gateway = links.gateway(link);
            double lossDb = links.lossDb(link);
            boolean better = lossDb < bestDb || best >= 0 && lossDb == bestDb && entity(gateway) < entity(best);
            if (better && among.test(gateway)) {
                best = gateway;
                bestDb = lossDb;
            }
        }
        return best;
    }

    private long entity(int gatewayIndex) {
        return gateways[gatewayIndex].ear().entity();
    }

    private void beginDownlink(Transmission t) {
        GatewayReceiver gateway = gateways[t.sender];
        if (gateway.transmitting(kernel.nowUs())) {
            throw new IllegalStateException("gateway " + t.sender + " transmits already at " + kernel.nowUs() + " us");
        }
        t.downlink = true;
        t.silent = gateway.down(kernel.nowUs());
        begin(t);
        if (!t.silent) {
            gateway.transmit(t.startUs, t.endUs);
            uplinks.abortForSending(t.sender);
            uplinks.disturb(t, longestUs);
        }
    }

    private boolean offer(Transmission t, int deviceIndex) {
        links.follow(deviceIndex, kernel.nowUs());
        hear(t, deviceIndex, devices.apply(deviceIndex));
        return listener.onDownlinkStart(t, deviceIndex, hearing.rssiDbm());
    }

    private void hear(Transmission t, int deviceIndex, DeviceRadio radio) {
        double steadyDbm = t.silent ? Double.NEGATIVE_INFINITY : t.eirpDbm - downlinks.lossDb(deviceIndex, t.sender);
        long device = around.deviceEntities().applyAsLong(deviceIndex);
        Ear ear = new Ear(radio.sensitivity(), radio.noiseFigureDb(), ExternalInterference.NONE, device);
        hearing.listen(t, ear, steadyDbm, device, gateways[t.sender].ear().entity());
    }

    private void downlinkEnded(Transmission t, int deviceIndex) {
        hear(t, deviceIndex, devices.apply(deviceIndex));
        RadioCause loss = downlinkLoss(t, deviceIndex);
        listener.onDownlinkEnd(t, deviceIndex, loss, hearing.rssiDbm(), hearing.meanSnrDb());
    }

    private RadioCause downlinkLoss(Transmission t, int deviceIndex) {
        if (t.silent || t.cutOff) {
            return RadioCause.GATEWAY_DOWN;
        }
        if (!hearing.noticed()) {
            return hearing.noticedWithoutJammers() ? RadioCause.JAMMED : RadioCause.NO_COVERAGE;
        }
        RadioCause interfered = downlinks.interfered(t, deviceIndex, hearing.rssiDbm());
        if (interfered != null) {
            return interfered;
        }
        if (hearing.decoded()) {
            return null;
        }
        return hearing.decodedWithoutJammers() ? RadioCause.JAMMED : RadioCause.NOT_DECODED;
    }

    /** Whether a gateway cannot begin to send now: it is down or sends already. */
    public boolean silent(int gatewayIndex) {
        GatewayReceiver gateway = gateways[gatewayIndex];
        return gateway.down(kernel.nowUs()) || gateway.transmitting(kernel.nowUs());
    }

    /** Whether the gateway is sending now. */
    boolean transmitting(int gatewayIndex) {
        return gateways[gatewayIndex].transmitting(kernel.nowUs());
    }

    /** How many frames of other networks a gateway has noticed so far. */
    public long foreignFrames(int gatewayIndex) {
        return gateways[gatewayIndex].foreignFrames();
    }

    private void begin(Transmission t) {
        t.startUs = kernel.nowUs();
        t.endUs = t.startUs + t.airtimeUs();
        longestUs = Math.max(longestUs, t.endUs - t.startUs);
        if (t.modulation instanceof LrFhssModulation lrFhss) {
            t.bursts = new LrFhssFrame(
                    lrFhss,
                    t.frequencyHz,
                    t.phyPayloadBytes,
                    t.hops,
                    config.lrFhss().grids(),
                    t.startUs);
        }
        if (!t.silent && (t.downlink || config.invertedIq() != InvertedIq.IGNORED)) {
            downlinks.add(t, longestUs);
        }
        if (earshot != null && !t.silent) {
            earshot.add(t);
        }
        if (!t.silent && t.sender >= 0) {
            listener.onAir(t);
        }
    }

    private EndEvent endEvent() {
        EndEvent event = idleEnds.pollFirst();
        return event == null ? new EndEvent() : event;
    }

    /** The end of one frame; reused. */
    private final class EndEvent extends SimEvent {
        private Transmission transmission;
        private int deviceIndex;

        EndEvent() {
            super(kernel, EventKind.TRANSMISSION_END);
        }

        /** {@code device}: beyond all devices for a downlink nobody listens to. */
        void arm(Transmission t, int device, long atUs) {
            transmission = t;
            deviceIndex = device;
            kernel.schedule(this, atUs);
        }

        @Override
        public void happen() {
            Transmission ended = transmission;
            transmission = null;
            idleEnds.addFirst(this);
            if (deviceIndex == UPLINK) {
                listener.onUplinkEnd(ended, uplinks.end(ended));
            } else if (deviceIndex == FOREIGN) {
                uplinks.giveUp(ended);
            } else if (deviceIndex < links.devices()) {
                downlinkEnded(ended, deviceIndex);
            }
        }
    }

    /** The end of a frame to several devices. */
    private final class GroupEnd extends SimEvent {
        private final Transmission transmission;
        private final int[] listening;

        GroupEnd(Transmission transmission, int[] listening) {
            super(kernel, EventKind.TRANSMISSION_END);
            this.transmission = transmission;
            this.listening = listening;
        }

        @Override
        public void happen() {
            for (int device : listening) {
                downlinkEnded(transmission, device);
            }
        }
    }

    /** A gateway goes down. */
    private final class DowntimeEvent extends SimEvent {
        private final int index;
        private Availability.Downtime downtime;

        DowntimeEvent(int index) {
            super(kernel, EventKind.TRANSMISSION_START);
            this.index = index;
        }

        void arm(long fromUs) {
            downtime = gateways[index].radio().availability().next(fromUs);
            if (downtime != null) {
                kernel.schedule(this, downtime.fromUs());
            }
        }

        @Override
        public void happen() {
            goDown(index, downtime.untilUs());
            arm(downtime.untilUs());
        }
    }
}
