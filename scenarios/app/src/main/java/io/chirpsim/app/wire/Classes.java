package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.DeviceClass;
import io.chirpsim.app.scenario.DeviceGroup;
import io.chirpsim.app.scenario.Fidelity;
import io.chirpsim.app.scenario.Multicast;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.flow.Direction;
import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.lorawan.ApplicationUplink;
import io.chirpsim.lorawan.Listening;
import io.chirpsim.lorawan.MacCause;
import io.chirpsim.lorawan.classb.BeaconPlan;
import io.chirpsim.lorawan.crypto.Key128;
import io.chirpsim.lorawan.crypto.SessionKeys;
import io.chirpsim.lorawan.network.LorawanNetwork;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.lorawan.server.MulticastGroup;
import io.chirpsim.lorawan.server.ServerConfig;
import io.chirpsim.random.Draws;
import io.chirpsim.random.Streams;
import io.chirpsim.results.Recorder;
import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.Kernel;
import io.chirpsim.sim.SimEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Classes B and C, multicast groups and what is sent to them, and the campaign. */
final class Classes {
    private static final int LAST_ADDRESS = (1 << 25) - 1;

    private final Scenario scenario;
    private final Region region;
    private final Kernel kernel;
    private final Streams streams;
    private final List<PlacedDevice> devices;
    private final LorawanNetwork network;
    private final Recorder recorder;
    private final ServerConfig server;
    private final long durationUs;
    private final Optional<UpdateCampaign> campaign;

    Classes(
            Scenario scenario,
            Region region,
            Kernel kernel,
            Streams streams,
            List<PlacedDevice> devices,
            LorawanNetwork network,
            Recorder recorder,
            ServerConfig server,
            long durationUs,
            Watcher watcher) {
        this.scenario = scenario;
        this.region = region;
        this.kernel = kernel;
        this.streams = streams;
        this.devices = devices;
        this.network = network;
        this.recorder = recorder;
        this.server = server;
        this.durationUs = durationUs;
        listen();
        List<Multicast> groups = scenario.multicast();
        for (int i = 0; i < groups.size(); i++) {
            MulticastGroup group = group(i);
            watcher.multicast(group);
            network.addMulticast(group);
        }
        this.campaign = scenario.campaign().map(config -> {
            int number = IntStream.range(0, groups.size())
                    .filter(i -> groups.get(i).id().equals(config.multicast()))
                    .findFirst()
                    .orElseThrow();
            boolean bytes = scenario.fidelity() == Fidelity.BYTES;
            return new UpdateCampaign(
                    config, number, members(groups.get(number)), kernel, streams, bytes, devices, network, recorder);
        });
    }

    private void listen() {
        for (int i = 0; i < devices.size(); i++) {
            DeviceGroup group = devices.get(i).group();
            if (group.deviceClass() != DeviceClass.A) {
                network.listens(i, listening(group));
            }
        }
    }

    private Listening listening(DeviceGroup group) {
        if (group.deviceClass() == DeviceClass.B) {
            int dataRate = BeaconPlan.of(region).orElseThrow().pingSlot().dataRate();
            return new Listening(io.chirpsim.lorawan.DeviceClass.B, dataRate, 0, group.pingPeriodicity());
        }
        return scenario.multicast().stream()
                .filter(one -> one.members().contains(group.name()))
                .findFirst()
                .map(this::listening)
                .orElseGet(() -> new Listening(
                        io.chirpsim.lorawan.DeviceClass.C,
                        scenario.network().rx2DataRate(),
                        region.rx2().frequencyHz(),
                        0));
    }

    private Listening listening(Multicast multicast) {
        return multicast.deviceClass() == DeviceClass.B
                ? new Listening(
                        io.chirpsim.lorawan.DeviceClass.B,
                        multicast.dataRate(),
                        multicast.frequencyHz().orElse(0L),
                        multicast.pingPeriodicity())
                : new Listening(
                        io.chirpsim.lorawan.DeviceClass.C,
                        multicast.dataRate(),
                        multicast.frequencyHz().orElse(region.rx2().frequencyHz()),
                        0);
    }

    private int[] members(Multicast multicast) {
        return IntStream.range(0, devices.size())
                .filter(i -> multicast.members().contains(devices.get(i).group().name()))
                .toArray();
    }

    /** Addresses from the end of those of the network; keys drawn by the group's name. */
    private MulticastGroup group(int number) {
        Multicast multicast = scenario.multicast().get(number);
        Draws keys = streams.draws(WirePurpose.KEYS);
        long entity = entity(multicast);
        SessionKeys session = new SessionKeys(
                new Key128(keys.bits(entity, 0), keys.bits(entity, 1)),
                new Key128(keys.bits(entity, 2), keys.bits(entity, 3)));
        return new MulticastGroup(
                server.devAddr(LAST_ADDRESS - number), session, listening(multicast), members(multicast));
    }

    private static long entity(Multicast multicast) {
        return Streams.hash("multicast/" + multicast.id());
    }

    /** Whether an index that an integration knows is that of a multicast group: they follow the devices. */
    boolean isGroup(int deviceIndex) {
        return deviceIndex >= devices.size();
    }

    /** An application has a message for a group: one for each member from now on. At the time it wishes for, if it names one. */
    void push(ApplicationDownlink downlink) {
        int group = downlink.deviceIndex() - devices.size();
        long[] tags = tags(members(scenario.multicast().get(group)));
        byte[] payload = downlink.frmPayload();
        int most = region.dataRate(scenario.multicast().get(group).dataRate()).maxFrmPayload();
        if (payload.length > most) {
            for (long tag : tags) {
                recorder.lost(tag, MacCause.PAYLOAD_TOO_LONG, 0, kernel.nowUs());
            }
            return;
        }
        long atUs = Math.max(kernel.nowUs(), downlink.wishes().absoluteTimeUs().orElse(0L));
        kernel.schedule(new Command(group, downlink.fPort(), payload, tags), atUs);
    }

    private long[] tags(int[] members) {
        return Arrays.stream(members)
                .mapToLong(member -> recorder.created(Direction.DOWNLINK, member, kernel.nowUs()))
                .toArray();
    }

    void start() {
        for (int i = 0; i < scenario.multicast().size(); i++) {
            Multicast multicast = scenario.multicast().get(i);
            int number = i;
            multicast.send().ifPresent(send -> new Send(number, multicast, send).plan());
        }
        campaign.ifPresent(UpdateCampaign::start);
    }

    /** An uplink has come to the application. */
    void onUplink(ApplicationUplink uplink) {
        campaign.ifPresent(one -> one.onUplink(uplink));
    }

    /** Tells the recorder what the campaign came to. */
    void account() {
        campaign.ifPresent(UpdateCampaign::account);
    }

    /** A message that an application has commanded is due. */
    private final class Command extends SimEvent {
        private final int group;
        private final int fPort;
        private final byte[] payload;
        private final long[] tags;

        Command(int group, int fPort, byte[] payload, long[] tags) {
            super(Classes.this.kernel, EventKind.SOURCE);
            this.group = group;
            this.fPort = fPort;
            this.payload = payload;
            this.tags = tags;
        }

        @Override
        public void happen() {
            network.multicast(group, fPort, payload, tags);
        }
    }

    /** The next message for a multicast group is made. */
    private final class Send extends SimEvent {
        private final int group;
        private final Multicast multicast;
        private final Multicast.Send send;
        private final int[] members;
        private int number;

        Send(int group, Multicast multicast, Multicast.Send send) {
            super(Classes.this.kernel, EventKind.SOURCE);
            this.group = group;
            this.multicast = multicast;
            this.send = send;
            this.members = members(multicast);
        }

        void plan() {
            long atUs = send.firstUs() + number * send.everyUs();
            if (atUs < durationUs) {
                Classes.this.kernel.schedule(this, atUs);
            }
        }

        @Override
        public void happen() {
            long[] tags = tags(members);
            byte[] payload = new byte[send.payloadBytes()];
            Draws draws = streams.draws(WirePurpose.PAYLOAD);
            for (int i = 0; scenario.fidelity() == Fidelity.BYTES && i < payload.length; i++) {
                payload[i] = (byte) draws.bits(entity(multicast), (long) number << 8 | i);
            }
            network.multicast(group, send.fPort(), payload, tags);
            number++;
            plan();
        }
    }
}
