package io.chirpsim.validation;

import io.chirpsim.phy.DeviceRadio;
import io.chirpsim.phy.Fading;
import io.chirpsim.phy.FadingModel;
import io.chirpsim.phy.FarLosses;
import io.chirpsim.phy.FrameErrors;
import io.chirpsim.phy.GatewayModel;
import io.chirpsim.phy.GatewayRadio;
import io.chirpsim.phy.InterferenceMatrix;
import io.chirpsim.phy.LinkTable;
import io.chirpsim.phy.LoraModulation;
import io.chirpsim.phy.RadioCause;
import io.chirpsim.phy.RadioConfig;
import io.chirpsim.phy.RadioListener;
import io.chirpsim.phy.RadioMedium;
import io.chirpsim.phy.Receptions;
import io.chirpsim.phy.Sensitivity;
import io.chirpsim.phy.Surroundings;
import io.chirpsim.phy.Transmission;
import io.chirpsim.random.Streams;
import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.Kernel;
import io.chirpsim.sim.SimEvent;
import java.util.Arrays;
import java.util.List;

/** The simulator's own radio around one gateway, whose path loss to everybody is nothing: frames are sent with the power they arrive with. */
final class Cell implements RadioListener {
    /** As many demodulators as nobody can fill. */
    static final int PLENTY = 10_000;

    /** A power far above every sensitivity, in dBm. */
    static final double LOUD_DBM = -60;

    static final double NOISE_FIGURE_DB = 6;

    /** Senders that a fading cell tells apart. */
    static final int FADING_SENDERS = 32;

    /** What a frame is there for. */
    enum Role {
        COUNTED,
        /** Only for the others. */
        UNCOUNTED
    }

    final Kernel kernel = new Kernel();
    private final RadioMedium medium;
    private long[] counted = new long[1];
    private long[] decoded = new long[1];
    private long withoutDemodulator;

    /** A cell without fading, where frames are decoded from the gateway's sensitivity on. */
    Cell(InterferenceMatrix matrix, int demodulators) {
        this(judgedBy(matrix), demodulators, Surroundings.NONE, 1);
    }

    /** One with demodulators for all, where each sender's frames fade by themselves (Rayleigh), each as a whole. */
    static Cell fading(Streams streams, long entity) {
        Fading rayleigh = new Fading(streams, new FadingModel.Rayleigh(), Long.MAX_VALUE, 0);
        return new Cell(
                judgedBy(InterferenceMatrix.GOURSAUD), PLENTY, around(streams, entity, rayleigh), FADING_SENDERS);
    }

    /** One where noise decides. */
    static Cell noisy(FrameErrors errors, Streams streams, long entity) {
        RadioConfig config = judgedBy(InterferenceMatrix.GOURSAUD).with(errors);
        return new Cell(config, PLENTY, around(streams, entity, Fading.NONE), 1);
    }

    private static RadioConfig judgedBy(InterferenceMatrix matrix) {
        return new RadioConfig(matrix, Double.POSITIVE_INFINITY);
    }

    private static Surroundings around(Streams streams, long entity, Fading fading) {
        return new Surroundings(
                streams, device -> entity + device, gateway -> ~entity, FarLosses.NONE, fading, List.of());
    }

    private Cell(RadioConfig config, int demodulators, Surroundings around, int senders) {
        GatewayModel model = new GatewayModel("validation", List.of(new GatewayModel.Pool(demodulators, 12)));
        LinkTable links = new LinkTable(senders);
        for (int sender = 0; sender < senders; sender++) {
            links.addDevice();
            links.addLink(0, 0);
        }
        DeviceRadio device = new DeviceRadio(Sensitivity.SX1276, NOISE_FIGURE_DB);
        medium = new RadioMedium(
                kernel,
                config,
                List.of(new GatewayRadio(model, Sensitivity.NS3_GATEWAY, NOISE_FIGURE_DB, 0)),
                links,
                around,
                index -> device,
                this);
    }

    /** A frame begins now that is one of those to be counted. */
    void sendCounted(LoraModulation modulation, long frequencyHz, double dbm, int bytes) {
        sendCounted(modulation, frequencyHz, dbm, bytes, 0);
    }

    /** The same, counted with the frames of its kind: 0, 1, 2. */
    void sendCounted(LoraModulation modulation, long frequencyHz, double dbm, int bytes, int kind) {
        if (kind >= counted.length) {
            counted = Arrays.copyOf(counted, kind + 1);
            decoded = Arrays.copyOf(decoded, kind + 1);
        }
        send(0, modulation, frequencyHz, dbm, bytes, 1 + kind);
    }

    /** A frame begins now that is there only for the others. */
    void sendUncounted(LoraModulation modulation, long frequencyHz, double dbm, int bytes) {
        send(0, modulation, frequencyHz, dbm, bytes, 0);
    }

    /** A frame of one of several senders begins now. */
    void sendFrom(int sender, LoraModulation modulation, long frequencyHz, double dbm, int bytes, Role role) {
        send(sender, modulation, frequencyHz, dbm, bytes, role == Role.COUNTED ? 1 : 0);
    }

    private void send(int sender, LoraModulation modulation, long frequencyHz, double dbm, int bytes, long tag) {
        medium.uplink(new Transmission(sender, modulation, 0, frequencyHz, dbm, bytes, null, tag));
    }

    void at(long atUs, Runnable what) {
        kernel.schedule(
                new SimEvent(kernel, EventKind.TRANSMISSION_START) {
                    @Override
                    public void happen() {
                        what.run();
                    }
                },
                atUs);
    }

    /** Lets everything happen. */
    void run() {
        while (kernel.nextUs() < Long.MAX_VALUE) {
            kernel.runThrough(kernel.nextUs());
        }
    }

    /** Share of the counted frames that were decoded. */
    double decodedShare() {
        return (double) sum(decoded) / sum(counted);
    }

    /** The same, of one kind of them. */
    double decodedShare(int kind) {
        return (double) decoded[kind] / counted[kind];
    }

    private static long sum(long[] counts) {
        return Arrays.stream(counts).sum();
    }

    /** Share of the counted frames that found no demodulator. */
    double blockedShare() {
        return (double) withoutDemodulator / sum(counted);
    }

    @Override
    public void onUplinkEnd(Transmission uplink, Receptions receptions) {
        if (uplink.tag == 0) {
            return;
        }
        int kind = (int) uplink.tag - 1;
        counted[kind]++;
        if (receptions.count() > 0) {
            decoded[kind]++;
        } else if (receptions.loss() == RadioCause.NO_DEMODULATOR) {
            withoutDemodulator++;
        }
    }

    @Override
    public boolean onDownlinkStart(Transmission downlink, int deviceIndex, double rssiDbm) {
        return false;
    }

    @Override
    public void onDownlinkEnd(Transmission downlink, int deviceIndex, RadioCause loss, double rssiDbm, double snrDb) {
        throw new IllegalStateException("nobody listens");
    }
}
