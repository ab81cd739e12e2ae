package io.chirpsim.phy;

import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.Kernel;
import io.chirpsim.sim.SimEvent;
import io.chirpsim.units.Db;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The air. An uplink reaches the gateways in its device's reach; a downlink reaches the one device it is meant for. The cost of a frame grows
 * with the gateways in reach, never with the number of devices.
 *
 * <p>At each gateway an uplink is too weak, or meets a transmitting gateway, or finds no demodulator, or is received to its end and judged
 * against everything else on its channel. A frame holds its demodulator from its first preamble symbol to its end, lost or not, and interferes
 * in any case. What frames of the two directions are to each other says {@link InvertedIq}.
 */
public final class RadioMedium {
    private static final byte UNHEARD = 0;
    private static final byte MET_TRANSMITTER = 1;
    private static final byte MET_BUSY_DEMODULATORS = 2;
    private static final byte MET_FOLLOWED_FRAME = 3;
    private static final byte LOST_RECEIVER = 4;
    private static final byte IN_POOL = 8;

    private final Kernel kernel;
    private final LinkTable links;
    private final IntFunction<DeviceRadio> devices;
    private final RadioListener listener;
    private final GatewayReceiver[] gateways;
    private final double[] weakestDbm;
    private final RadioConfig config;
    private final Channels channels;
    private final SignalClasses classes;
    private final Interferers interferers = new Interferers();
    private final FarLosses far;
    private final Receptions receptions = new Receptions();
    private final DownlinkAir downlinks;
    private final ArrayDeque<EndEvent> idleEnds = new ArrayDeque<>();
    private long longestUs;

    /**
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
        this(kernel, config, gateways, links, FarLosses.NONE, devices, listener);
    }

    /**
     * The same, where links beyond the table count.
     *
     * @param far losses of links that are not in the table
     */
    public RadioMedium(
            Kernel kernel,
            RadioConfig config,
            List<GatewayRadio> gateways,
            LinkTable links,
            FarLosses far,
            IntFunction<DeviceRadio> devices,
            RadioListener listener) {
        this.kernel = kernel;
        this.links = links;
        this.devices = devices;
        this.listener = listener;
        this.gateways = gateways.stream()
                .map(radio -> new GatewayReceiver(config, radio))
                .toArray(GatewayReceiver[]::new);
        this.weakestDbm = gateways.stream().mapToDouble(config::weakestDbm).toArray();
        this.config = config;
        this.channels = new Channels(config.overlap());
        this.classes = new SignalClasses(config);
        this.far = far;
        this.downlinks = new DownlinkAir(config, links, far, classes, interferers);
    }

    /** A device's frame begins now. */
    public void uplink(Transmission t) {
        begin(t);
        int channel = channels.index(t);
        int first = links.first(t.sender);
        int end = links.end(t.sender);
        t.fates = new byte[end - first];
        for (int link = first; link < end; link++) {
            t.fates[link - first] = arrive(t, channel, link);
        }
        endEvent().arm(t, -1);
    }

    private byte arrive(Transmission t, int channel, int link) {
        int index = links.gateway(link);
        GatewayReceiver gateway = gateways[index];
        double rssiDbm = rssiDbm(t, link, gateway);
        boolean sending = gateway.transmitting(kernel.nowUs());
        if (rssiDbm >= weakestDbm[index] && (!sending || config.whileSending() == SignalsWhileSending.INTERFERE)) {
            double milliwatt = Db.dbmToMilliwatt(rssiDbm);
            gateway.channel(channel).add(t, milliwatt, longestUs);
            gateway.lrFhss().add(t, milliwatt);
        }
        if (!gateway.decodes(t, rssiDbm)) {
            return UNHEARD;
        }
        if (sending && t.bursts == null) {
            return MET_TRANSMITTER;
        }
        if (t.modulation instanceof LoraModulation
                && config.rule() instanceof LockRule lock
                && !locks(lock, t, gateway, index, rssiDbm)) {
            return MET_FOLLOWED_FRAME;
        }
        int pool = gateway.occupy(t);
        return pool < 0 ? MET_BUSY_DEMODULATORS : (byte) (IN_POOL + pool);
    }

    /** Whether the receiver of the frame's channel and spreading factor is free for it, or left by a weaker frame for it. */
    private boolean locks(LockRule lock, Transmission t, GatewayReceiver gateway, int gatewayIndex, double rssiDbm) {
        Transmission followed = gateway.following(t);
        if (followed == null || lock.findsAfter(followed, t)) {
            return true;
        }
        int link = link(followed, gatewayIndex);
        int sf = t.lora().spreadingFactor();
        double leadDb = rssiDbm - rssiDbm(followed, link, gateway);
        if (leadDb < config.matrix().thresholdDb(sf, sf) || !lock.inPreamble(followed, t.startUs)) {
            return false;
        }
        leave(followed, gateway, link, LOST_RECEIVER);
        return true;
    }

    private double rssiDbm(Transmission t, int link, GatewayReceiver gateway) {
        return t.eirpDbm - links.lossDb(link) + gateway.radio().antennaGainDbi();
    }

    private void uplinkEnded(Transmission t) {
        receptions.clear();
        int channel = channels.index(t);
        int first = links.first(t.sender);
        for (int i = 0; i < t.fates.length; i++) {
            judge(t, channel, first + i, t.fates[i]);
        }
        listener.onUplinkEnd(t, receptions);
    }

    private void judge(Transmission t, int channel, int link, byte fate) {
        int index = links.gateway(link);
        GatewayReceiver gateway = gateways[index];
        double rssiDbm = rssiDbm(t, link, gateway);
        switch (fate) {
            case UNHEARD -> receptions.lost(RadioCause.NO_COVERAGE, rssiDbm);
            case MET_TRANSMITTER -> receptions.heardAndLost(index, RadioCause.GATEWAY_TRANSMITTING, rssiDbm);
            case MET_BUSY_DEMODULATORS -> receptions.heardAndLost(index, RadioCause.NO_DEMODULATOR, rssiDbm);
            case MET_FOLLOWED_FRAME, LOST_RECEIVER -> receptions.heardAndLost(
                    index, RadioCause.CO_SF_INTERFERENCE, rssiDbm);
            default -> {
                gateway.free(t, fate - IN_POOL);
                RadioCause cause = interfered(gateway, channel, t, rssiDbm);
                if (cause == null) {
                    receptions.decoded(
                            index, rssiDbm, snrDb(t, rssiDbm, gateway.radio().noiseFigureDb()));
                } else {
                    receptions.heardAndLost(index, cause, rssiDbm);
                }
            }
        }
    }

    private RadioCause interfered(GatewayReceiver gateway, int channel, Transmission t, double rssiDbm) {
        if (t.bursts != null) {
            return gateway.lrFhss().judge(t.bursts, Db.dbmToMilliwatt(rssiDbm)).loss();
        }
        interferers.clear();
        for (int other : channels.overlapping(channel)) {
            double share = other == channel ? 1 : channels.share(channel, other);
            gateway.channel(other).gather(t, share, classes, interferers);
        }
        return interferers.count() == 0 ? null : config.verdict(t, Db.dbmToMilliwatt(rssiDbm), interferers);
    }

    private static double snrDb(Transmission t, double rssiDbm, double noiseFigureDb) {
        return rssiDbm - Noise.floorDbm(t.modulation.bandwidthHz(), noiseFigureDb);
    }

    /**
     * A gateway's frame to one device begins now. Receptions in progress at the gateway are lost, and new ones until it ends.
     *
     * @throws IllegalStateException if the gateway is transmitting already
     */
    public void downlink(Transmission t, int deviceIndex) {
        GatewayReceiver gateway = gateways[t.sender];
        if (gateway.transmitting(kernel.nowUs())) {
            throw new IllegalStateException("gateway " + t.sender + " transmits already at " + kernel.nowUs() + " us");
        }
        t.downlink = true;
        begin(t);
        gateway.transmit(t.startUs, t.endUs);
        abortReceptions(gateway, t.sender);
        disturbGateways(t);
        double rssiDbm = t.eirpDbm - downlinks.lossDb(deviceIndex, t.sender);
        boolean listening = listener.onDownlinkStart(t, deviceIndex, rssiDbm);
        endEvent().arm(t, listening ? deviceIndex : Integer.MAX_VALUE);
    }

    private void abortReceptions(GatewayReceiver gateway, int gatewayIndex) {
        for (Transmission t : List.copyOf(gateway.receiving())) {
            leave(t, gateway, link(t, gatewayIndex), MET_TRANSMITTER);
        }
    }

    private int link(Transmission t, int gatewayIndex) {
        int link = links.first(t.sender);
        while (links.gateway(link) != gatewayIndex) {
            link++;
        }
        return link;
    }

    /** A gateway gives up a frame that is in a demodulator. */
    private void leave(Transmission t, GatewayReceiver gateway, int link, byte fate) {
        int i = link - links.first(t.sender);
        gateway.free(t, t.fates[i] - IN_POOL);
        t.fates[i] = fate;
    }

    /** Where nothing is inverted, or only in part, other gateways hear a gateway send. */
    private void disturbGateways(Transmission t) {
        if (config.invertedIq() == InvertedIq.IGNORED) {
            return;
        }
        int channel = channels.index(t);
        for (int other = 0; other < gateways.length; other++) {
            double rssiDbm = t.eirpDbm
                    - far.gatewaysDb(t.sender, other)
                    + gateways[other].radio().antennaGainDbi();
            if (other != t.sender && rssiDbm >= weakestDbm[other]) {
                gateways[other].channel(channel).add(t, Db.dbmToMilliwatt(rssiDbm), longestUs);
            }
        }
    }

    private void downlinkEnded(Transmission t, int deviceIndex) {
        DeviceRadio radio = devices.apply(deviceIndex);
        double rssiDbm = t.eirpDbm - downlinks.lossDb(deviceIndex, t.sender);
        double snrDb = snrDb(t, rssiDbm, radio.noiseFigureDb());
        listener.onDownlinkEnd(t, deviceIndex, downlinkLoss(t, deviceIndex, radio, rssiDbm), rssiDbm, snrDb);
    }

    private RadioCause downlinkLoss(Transmission t, int deviceIndex, DeviceRadio radio, double rssiDbm) {
        if (rssiDbm < config.sensitivityDbm(radio.sensitivity(), t.modulation)) {
            return RadioCause.NO_COVERAGE;
        }
        return downlinks.interfered(t, deviceIndex, rssiDbm);
    }

    /** Whether the gateway is sending now. */
    boolean transmitting(int gatewayIndex) {
        return gateways[gatewayIndex].transmitting(kernel.nowUs());
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
        downlinks.add(t, longestUs);
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

        /** {@code device}: negative for an uplink, beyond all devices for a downlink nobody listens to. */
        void arm(Transmission t, int device) {
            transmission = t;
            deviceIndex = device;
            kernel.schedule(this, t.endUs);
        }

        @Override
        public void happen() {
            Transmission ended = transmission;
            transmission = null;
            idleEnds.addFirst(this);
            if (deviceIndex < 0) {
                uplinkEnded(ended);
            } else if (deviceIndex < links.devices()) {
                downlinkEnded(ended, deviceIndex);
            }
        }
    }
}
