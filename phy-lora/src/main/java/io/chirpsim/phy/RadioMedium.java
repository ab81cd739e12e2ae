package io.chirpsim.phy;

import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.Kernel;
import io.chirpsim.sim.SimEvent;
import io.chirpsim.units.Db;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The air. An uplink reaches the gateways in its device's reach; a downlink reaches the one device it is meant for. The cost of a frame grows
 * with the gateways in reach, never with the number of devices.
 *
 * <p>At each gateway an uplink is too weak, or meets a transmitting gateway, or finds no demodulator, or is received to its end and judged
 * against everything else on its channel. A frame holds its demodulator from its first preamble symbol to its end, lost or not, and interferes
 * in any case. Frames of the two directions do not disturb each other: downlinks are sent with inverted I/Q.
 */
public final class RadioMedium {
    private static final byte UNHEARD = 0;
    private static final byte MET_TRANSMITTER = 1;
    private static final byte MET_BUSY_DEMODULATORS = 2;
    private static final byte IN_POOL = 3;

    private final Kernel kernel;
    private final LinkTable links;
    private final IntFunction<DeviceRadio> devices;
    private final RadioListener listener;
    private final GatewayReceiver[] gateways;
    private final double[] weakestDbm;
    private final Interference interference;
    private final Receptions receptions = new Receptions();
    private final DownlinkAir downlinks;
    private final ArrayDeque<EndEvent> idleEnds = new ArrayDeque<>();
    private long[] frequencies = new long[0];

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
        this.kernel = kernel;
        this.links = links;
        this.devices = devices;
        this.listener = listener;
        this.gateways = gateways.stream().map(GatewayReceiver::new).toArray(GatewayReceiver[]::new);
        this.weakestDbm = gateways.stream().mapToDouble(config::weakestDbm).toArray();
        this.interference = new Interference(config.matrix());
        this.downlinks = new DownlinkAir(links, interference);
    }

    /**
     * A device's frame begins now.
     *
     * @throws IllegalArgumentException if it is of SF5 or SF6: the matrices hold no thresholds for them
     */
    public void uplink(Transmission t) {
        begin(t);
        int channel = channelIndex(t.frequencyHz);
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
        if (rssiDbm >= weakestDbm[index]) {
            gateway.channel(channel).add(t, Db.dbmToMilliwatt(rssiDbm));
        }
        if (!gateway.decodes(t, rssiDbm)) {
            return UNHEARD;
        }
        if (gateway.transmitting(kernel.nowUs())) {
            return MET_TRANSMITTER;
        }
        int pool = gateway.occupy(t);
        return pool < 0 ? MET_BUSY_DEMODULATORS : (byte) (IN_POOL + pool);
    }

    private double rssiDbm(Transmission t, int link, GatewayReceiver gateway) {
        return t.eirpDbm - links.lossDb(link) + gateway.radio().antennaGainDbi();
    }

    private void uplinkEnded(Transmission t) {
        receptions.clear();
        int channel = channelIndex(t.frequencyHz);
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
            default -> {
                gateway.free(t, fate - IN_POOL);
                RadioCause cause = interfered(gateway.channel(channel), t, rssiDbm);
                if (cause == null) {
                    receptions.decoded(
                            index, rssiDbm, snrDb(t, rssiDbm, gateway.radio().noiseFigureDb()));
                } else {
                    receptions.heardAndLost(index, cause, rssiDbm);
                }
            }
        }
    }

    private RadioCause interfered(SignalLog log, Transmission t, double rssiDbm) {
        return log.interference(t, interference.energy()) ? interference.verdict(t, Db.dbmToMilliwatt(rssiDbm)) : null;
    }

    private static double snrDb(Transmission t, double rssiDbm, double noiseFigureDb) {
        return rssiDbm - Noise.floorDbm(t.modulation.bandwidthHz(), noiseFigureDb);
    }

    /**
     * A gateway's frame to one device begins now. Receptions in progress at the gateway are lost, and new ones until it ends.
     *
     * @throws IllegalStateException if the gateway is transmitting already
     * @throws IllegalArgumentException as {@link #uplink}
     */
    public void downlink(Transmission t, int deviceIndex) {
        GatewayReceiver gateway = gateways[t.sender];
        if (gateway.transmitting(kernel.nowUs())) {
            throw new IllegalStateException("gateway " + t.sender + " transmits already at " + kernel.nowUs() + " us");
        }
        begin(t);
        gateway.transmit(t.endUs);
        abortReceptions(gateway, t.sender);
        downlinks.add(t);
        double rssiDbm = t.eirpDbm - links.lossDb(deviceIndex, t.sender);
        boolean listening = listener.onDownlinkStart(t, deviceIndex, rssiDbm);
        endEvent().arm(t, listening ? deviceIndex : Integer.MAX_VALUE);
    }

    private void abortReceptions(GatewayReceiver gateway, int gatewayIndex) {
        List<Transmission> receiving = new ArrayList<>(gateway.receiving());
        for (Transmission t : receiving) {
            int link = links.first(t.sender);
            while (links.gateway(link) != gatewayIndex) {
                link++;
            }
            int i = link - links.first(t.sender);
            gateway.free(t, t.fates[i] - IN_POOL);
            t.fates[i] = MET_TRANSMITTER;
        }
    }

    private void downlinkEnded(Transmission t, int deviceIndex) {
        DeviceRadio radio = devices.apply(deviceIndex);
        double rssiDbm = t.eirpDbm - links.lossDb(deviceIndex, t.sender);
        double snrDb = snrDb(t, rssiDbm, radio.noiseFigureDb());
        listener.onDownlinkEnd(t, deviceIndex, downlinkLoss(t, deviceIndex, radio, rssiDbm), rssiDbm, snrDb);
    }

    private RadioCause downlinkLoss(Transmission t, int deviceIndex, DeviceRadio radio, double rssiDbm) {
        if (rssiDbm < radio.sensitivity().dbm(t.lora().spreadingFactor(), t.modulation.bandwidthHz())) {
            return RadioCause.NO_COVERAGE;
        }
        return downlinks.interfered(t, deviceIndex, rssiDbm);
    }

    /** Whether the gateway is sending now. */
    boolean transmitting(int gatewayIndex) {
        return gateways[gatewayIndex].transmitting(kernel.nowUs());
    }

    private void begin(Transmission t) {
        InterferenceMatrix.requireKnown(t.lora().spreadingFactor());
        t.startUs = kernel.nowUs();
        t.endUs = t.startUs + t.airtimeUs();
    }

    private int channelIndex(long frequencyHz) {
        for (int i = 0; i < frequencies.length; i++) {
            if (frequencies[i] == frequencyHz) {
                return i;
            }
        }
        frequencies = Arrays.copyOf(frequencies, frequencies.length + 1);
        frequencies[frequencies.length - 1] = frequencyHz;
        return frequencies.length - 1;
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
