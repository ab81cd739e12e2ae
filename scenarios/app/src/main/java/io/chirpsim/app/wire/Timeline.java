package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.Activation;
import io.chirpsim.app.scenario.GatewaySite;
import io.chirpsim.app.scenario.LocalPoint;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.app.scenario.TimelineEvent;
import io.chirpsim.app.scenario.TimelineEvent.BackhaulDown;
import io.chirpsim.app.scenario.TimelineEvent.BrokerRestart;
import io.chirpsim.app.scenario.TimelineEvent.DevNonce;
import io.chirpsim.app.scenario.TimelineEvent.GatewayDown;
import io.chirpsim.app.scenario.TimelineEvent.Jammer;
import io.chirpsim.app.scenario.TimelineEvent.Move;
import io.chirpsim.app.scenario.TimelineEvent.Reset;
import io.chirpsim.app.scenario.TimelineEvent.ServerRestart;
import io.chirpsim.app.scenario.TimelineEvent.SwitchOn;
import io.chirpsim.app.scenario.TimelineEvent.Whom;
import io.chirpsim.lorawan.network.LorawanNetwork;
import io.chirpsim.mqtt.broker.Persistence;
import io.chirpsim.phy.Position;
import io.chirpsim.phy.RadioMedium;
import io.chirpsim.random.Draws;
import io.chirpsim.random.Streams;
import io.chirpsim.results.EventWatch;
import io.chirpsim.results.Recorder;
import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.Kernel;
import io.chirpsim.sim.SimEvent;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Makes the events of a scenario happen in one replication. */
final class Timeline {
    private final Scenario scenario;
    private final Kernel kernel;
    private final Streams streams;
    private final Draws draws;
    private final List<PlacedDevice> devices;
    private final List<GatewaySite> gateways;
    private final Links links;
    private final LorawanNetwork network;
    private final RadioMedium medium;
    private final Optional<MqttWorld> mqtt;
    private final Recorder recorder;
    private final BitSet off = new BitSet();
    private final long[] onFromUs;
    private final List<List<EventWatch>> awaitingJoin = new ArrayList<>();

    Timeline(
            Scenario scenario,
            Kernel kernel,
            Streams streams,
            List<PlacedDevice> devices,
            Recordings recordings,
            Links links,
            LorawanNetwork network,
            RadioMedium medium,
            Optional<MqttWorld> mqtt,
            Recorder recorder) {
        this.scenario = scenario;
        this.kernel = kernel;
        this.streams = streams;
        this.draws = streams.draws(WirePurpose.EVENT);
        this.devices = devices;
        this.gateways = recordings.gateways();
        this.links = links;
        this.network = network;
        this.medium = medium;
        this.mqtt = mqtt;
        this.recorder = recorder;
        this.onFromUs = new long[devices.size()];
    }

    /** Plans everything; before devices are switched on. */
    void start() {
        List<TimelineEvent> told = Happenings.told(scenario);
        if (told.isEmpty()) {
            return;
        }
        devices.forEach(device -> awaitingJoin.add(new ArrayList<>(0)));
        network.onJoin(this::joined);
        for (int i = 0; i < told.size(); i++) {
            if (told.get(i) instanceof SwitchOn on) {
                planSwitchOn(on, recorder.event(i));
            }
        }
        for (int i = 0; i < told.size(); i++) {
            plan(told.get(i), recorder.event(i));
        }
    }

    /** Whether a device is switched on by now; one that no event switches on always is. */
    boolean isOn(int device) {
        return !off.get(device);
    }

    private void joined(int device) {
        awaitingJoin.get(device).forEach(watch -> watch.joined(kernel.nowUs()));
        awaitingJoin.get(device).clear();
    }

    private void plan(TimelineEvent event, EventWatch watch) {
        if (event instanceof GatewayDown down) {
            int gateway = gateway(down.gateway());
            long untilUs = Happenings.upUs(scenario.events(), down, Long.MAX_VALUE);
            at(down.atUs(), () -> {
                medium.goDown(gateway, untilUs);
                mqtt.ifPresent(world -> world.gatewayDown(gateway, untilUs));
            });
        } else if (event instanceof BackhaulDown down) {
            planOutage(down);
        } else if (event instanceof ServerRestart restart) {
            at(restart.atUs(), network::stopServer);
            at(restart.atUs() + restart.downUs(), network::restartServer);
        } else if (event instanceof BrokerRestart restart) {
            Persistence kept = restart.keepSessions() ? Persistence.SESSIONS : Persistence.NONE;
            at(restart.atUs(), () -> mqtt.orElseThrow().crash(kept));
            at(restart.atUs() + restart.downUs(), () -> mqtt.orElseThrow().restart());
        } else if (event instanceof Jammer jammer) {
            medium.jam(links.jammer(jammer));
        } else if (event instanceof Move move) {
            planMove(move);
        } else if (event instanceof Reset reset) {
            planReset(reset, watch);
        }
    }

    private int gateway(String id) {
        for (int i = 0; i < gateways.size(); i++) {
            if (gateways.get(i).id().equals(id)) {
                return i;
            }
        }
        throw new IllegalStateException("no gateway '" + id + "'");
    }

    private void planOutage(BackhaulDown down) {
        for (int i = 0; i < gateways.size(); i++) {
            if (down.gateway().isEmpty()
                    || down.gateway().get().equals(gateways.get(i).id())) {
                network.outage(i, down.atUs(), down.atUs() + down.downUs());
            }
        }
    }

    /** The last devices of the group that are not spoken for. */
    private void planSwitchOn(SwitchOn on, EventWatch watch) {
        int left = on.count().orElse(Integer.MAX_VALUE);
        for (int i = devices.size() - 1; i >= 0 && left > 0; i--) {
            int device = i;
            if (devices.get(i).group().name().equals(on.group()) && !off.get(i)) {
                left--;
                off.set(device);
                onFromUs[device] = on.atUs() + delayUs(on.withinUs(), device, on.atUs());
                awaits(device, watch);
                at(onFromUs[device], () -> {
                    off.clear(device);
                    mustJoin(device, watch);
                    network.start(device);
                });
            }
        }
    }

    private long delayUs(long withinUs, int device, long eventUs) {
        return withinUs == 0 ? 0 : draws.uniformUs(withinUs, devices.get(device).entity(), eventUs);
    }

    private boolean joins(int device) {
        return devices.get(device).group().activation() == Activation.OTAA;
    }

    private void awaits(int device, EventWatch watch) {
        if (joins(device)) {
            watch.joins();
        }
    }

    private void mustJoin(int device, EventWatch watch) {
        if (joins(device)) {
            awaitingJoin.get(device).add(watch);
        }
    }

    private void planMove(Move move) {
        for (int i = 0; i < devices.size(); i++) {
            PlacedDevice device = devices.get(i);
            if (device.group().name().equals(move.group())) {
                int index = i;
                LocalPoint point = new Placement(scenario.site(), device.group(), move.to(), streams)
                        .of(device.entity() ^ Streams.hash("move/" + move.atUs()), null);
                Position to =
                        new Position(point.x(), point.y(), device.position().heightM());
                at(move.atUs(), () -> links.whereabouts().carry(index, to));
            }
        }
    }

    private void planReset(Reset reset, EventWatch watch) {
        IntPredicate whom = whom(reset.whom());
        for (int i = 0; i < devices.size(); i++) {
            int device = i;
            if (whom.test(device) && onFromUs[device] <= reset.atUs()) {
                awaits(device, watch);
                at(reset.atUs() + delayUs(reset.withinUs(), device, reset.atUs()), () -> {
                    mustJoin(device, watch);
                    if (reset.devNonce() == DevNonce.LOST) {
                        network.device(device).forgetDevNonce();
                    }
                    network.reset(device);
                });
            }
        }
    }

    private IntPredicate whom(Whom whom) {
        if (whom instanceof Whom.OfGroup of) {
            return device -> devices.get(device).group().name().equals(of.group());
        }
        if (whom instanceof Whom.NearGateway near) {
            int gateway = gateway(near.gateway());
            return device -> links.bestGateway(device) == gateway;
        }
        return device -> true;
    }

    private void at(long atUs, Runnable what) {
        kernel.schedule(new Happening(what), atUs);
    }

    private final class Happening extends SimEvent {
        private final Runnable what;

        Happening(Runnable what) {
            super(kernel, EventKind.TRANSMISSION_START);
            this.what = what;
        }

        @Override
        public void happen() {
            what.run();
        }
    }
}
