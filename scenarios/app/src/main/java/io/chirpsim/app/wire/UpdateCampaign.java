package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.Campaign;
import io.chirpsim.flow.AppMessage;
import io.chirpsim.lorawan.ApplicationUplink;
import io.chirpsim.lorawan.fragment.Defragmenter;
import io.chirpsim.lorawan.fragment.Fragmenter;
import io.chirpsim.lorawan.frame.DataFrame;
import io.chirpsim.lorawan.frame.MType;
import io.chirpsim.lorawan.network.LorawanNetwork;
import io.chirpsim.random.Draws;
import io.chirpsim.random.Streams;
import io.chirpsim.results.Recorder;
import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.Kernel;
import io.chirpsim.sim.SimEvent;
import java.util.Arrays;
import java.util.List;

/**
 * Sends a file to a multicast group in fragments (TS004-1.0.0, port 201; the session is set up beforehand). First the uncoded fragments and some
 * coded ones; then the members are asked what they miss. Those that miss something answer by uplink after a random delay, and as many further coded
 * fragments go to all of them as the worst one that was heard misses, and a few more. That is repeated while anybody answers.
 */
final class UpdateCampaign {
    private static final int PORT = 201;
    private static final int FRAG_SESSION_STATUS = 0x01;
    private static final int DATA_FRAGMENT = 0x08;
    /** Bit 0 of FragSessionStatusReq not set: only those that miss something answer. */
    private static final int ONLY_INCOMPLETE = 0x00;
    /** BlockAckDelay 2: answers within 64 s. */
    private static final long ANSWERS_WITHIN_US = 64_000_000;
    /** How long after that a late answer may still be on its way. */
    private static final long SLACK_US = 20_000_000;
    /** A random matrix needs 1.6 lines on average more than it has unknowns; 5 more leave one failure in 32. */
    private static final int SPARE = 5;

    private final Campaign config;
    private final int group;
    private final int[] members;
    private final Kernel kernel;
    private final Draws draws;
    private final List<PlacedDevice> devices;
    private final LorawanNetwork network;
    private final Recorder recorder;
    private final Fragmenter fragmenter;
    private final Defragmenter[] received;
    private final long[] completeUs;
    private final double[] joulesBefore;
    private final double[] joulesAfter;
    private int sent;
    private int goal;
    private int rounds;
    private int worstMissing;
    private long endUs = -1;

    UpdateCampaign(
            Campaign config,
            int group,
            int[] members,
            Kernel kernel,
            Streams streams,
            boolean realBytes,
            List<PlacedDevice> devices,
            LorawanNetwork network,
            Recorder recorder) {
        this.config = config;
        this.group = group;
        this.members = members;
        this.kernel = kernel;
        this.draws = streams.draws(WirePurpose.CAMPAIGN);
        this.devices = devices;
        this.network = network;
        this.recorder = recorder;
        this.fragmenter = new Fragmenter(image(realBytes), config.fragmentBytes());
        this.received = new Defragmenter[members.length];
        Arrays.setAll(received, i -> new Defragmenter(fragmenter.fragments()));
        this.completeUs = new long[members.length];
        Arrays.fill(completeUs, -1);
        this.joulesBefore = new double[members.length];
        this.joulesAfter = new double[members.length];
        this.goal = fragmenter.fragments() + (int) Math.ceil(config.redundancy() * fragmenter.fragments());
    }

    private byte[] image(boolean realBytes) {
        byte[] image = new byte[config.imageBytes()];
        for (int i = 0; realBytes && i < image.length; i++) {
            image[i] = (byte) draws.bits(0, i);
        }
        return image;
    }

    void start() {
        network.onReceived(this::onReceived);
        new Begin().plan(config.startUs());
    }

    private void onReceived(int device, DataFrame frame) {
        byte[] payload = frame.frmPayload();
        int member = Arrays.binarySearch(members, device);
        if (frame.fPort() != PORT || payload.length == 0 || member < 0) {
            return;
        }
        if (payload[0] == DATA_FRAGMENT) {
            onFragment(member, (payload[1] & 0xFF | (payload[2] & 0xFF) << 8) & 0x3FFF);
        } else if (payload[0] == FRAG_SESSION_STATUS && !received[member].complete()) {
            long delayUs =
                    draws.uniformUs(ANSWERS_WITHIN_US, devices.get(device).entity(), rounds);
            new Answer(device, received[member].missing()).plan(kernel.nowUs() + delayUs);
        }
    }

    private void onFragment(int member, int index) {
        Defragmenter block = received[member];
        if (!block.complete() && block.add(index, null) && block.complete()) {
            completeUs[member] = kernel.nowUs() - config.startUs();
        }
    }

    /** A status has come from a device; see {@link Answer}. */
    void onUplink(ApplicationUplink uplink) {
        byte[] payload = uplink.frmPayload();
        if (uplink.fPort() == PORT && payload.length == 5 && payload[0] == FRAG_SESSION_STATUS) {
            worstMissing = Math.max(worstMissing, payload[3] & 0xFF);
        }
    }

    private void sendFragment() {
        int index = ++sent;
        byte[] fragment = fragmenter.fragment(index);
        byte[] payload = new byte[3 + fragment.length];
        payload[0] = DATA_FRAGMENT;
        payload[1] = (byte) index;
        payload[2] = (byte) (index >> 8);
        System.arraycopy(fragment, 0, payload, 3, fragment.length);
        network.multicast(group, PORT, payload, new long[0]);
    }

    private void ask() {
        rounds++;
        worstMissing = 0;
        network.multicast(group, PORT, new byte[] {FRAG_SESSION_STATUS, ONLY_INCOMPLETE}, new long[0]);
        new Evaluate().plan(kernel.nowUs() + ANSWERS_WITHIN_US + SLACK_US);
    }

    private void evaluate() {
        if (network.multicastWaiting(group) > 0) {
            new Evaluate().plan(kernel.nowUs() + ANSWERS_WITHIN_US + SLACK_US);
        } else if (worstMissing > 0) {
            goal = Math.min(sent + worstMissing + SPARE, 0x3FFF);
            new Next().plan(kernel.nowUs());
        } else {
            end();
        }
    }

    private void end() {
        endUs = kernel.nowUs();
        joules(joulesAfter);
    }

    private void joules(double[] of) {
        network.settleEnergy();
        for (int i = 0; i < members.length; i++) {
            of[i] = network.device(members[i]).energy().joules(kernel.nowUs());
        }
    }

    /** Tells the recorder what it came to; a share of devices not reached has no time. */
    void account() {
        if (kernel.nowUs() < config.startUs()) {
            return;
        }
        if (endUs < 0) {
            end();
        }
        long[] times = Arrays.stream(completeUs).filter(us -> us >= 0).sorted().toArray();
        recorder.value("campaign.devices", members.length);
        recorder.value("campaign.complete", (double) times.length / members.length);
        for (int percent : new int[] {50, 95, 99, 100}) {
            int rank = (members.length * percent + 99) / 100;
            recorder.value("campaign.timeS.p" + percent, rank <= times.length ? times[rank - 1] / 1e6 : Double.NaN);
        }
        recorder.value("campaign.fragments", fragmenter.fragments());
        recorder.value("campaign.fragmentsSent", sent);
        recorder.value("campaign.rounds", rounds);
        recorder.value("campaign.durationS", (endUs - config.startUs()) / 1e6);
        double joules = 0;
        for (int i = 0; i < members.length; i++) {
            joules += joulesAfter[i] - joulesBefore[i];
        }
        recorder.value("campaign.jPerDevice", joules / members.length);
    }

    private abstract class Step extends SimEvent {
        Step() {
            super(UpdateCampaign.this.kernel, EventKind.SOURCE);
        }

        void plan(long atUs) {
            UpdateCampaign.this.kernel.schedule(this, atUs);
        }
    }

    private final class Begin extends Step {
        @Override
        public void happen() {
            joules(joulesBefore);
            new Next().happen();
        }
    }

    /** The next fragment, or a question after the last; nothing while the gateways are still busy with the one before. */
    private final class Next extends Step {
        @Override
        public void happen() {
            boolean busy = network.multicastWaiting(group) > 0;
            if (!busy && sent < goal) {
                sendFragment();
            } else if (!busy) {
                if (rounds < config.rounds()) {
                    ask();
                } else {
                    end();
                }
                return;
            }
            plan(UpdateCampaign.this.kernel.nowUs() + config.intervalUs());
        }
    }

    private final class Evaluate extends Step {
        @Override
        public void happen() {
            evaluate();
        }
    }

    /** A device that misses something says so: FragSessionStatusAns. */
    private final class Answer extends Step {
        private final int device;
        private final int missing;

        Answer(int device, int missing) {
            this.device = device;
            this.missing = missing;
        }

        @Override
        public void happen() {
            int nbReceived = fragmenter.fragments() - missing;
            byte[] payload = {
                FRAG_SESSION_STATUS, (byte) nbReceived, (byte) (nbReceived >> 8), (byte) Math.min(missing, 255), 0
            };
            AppMessage message = new AppMessage(0, device, UpdateCampaign.this.kernel.nowUs(), payload);
            network.send(device, message, PORT, MType.UNCONFIRMED_DATA_UP);
        }
    }
}
