package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.Availability;
import io.chirpsim.app.scenario.GatewaySite;
import io.chirpsim.bridge.ChirpStackGateways;
import io.chirpsim.bridge.Publication;
import io.chirpsim.lorawan.network.GatewayObserver;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.lorawan.server.DownlinkOrder;
import io.chirpsim.lorawan.server.ReceivedFrame;
import io.chirpsim.lorawan.server.TxStatus;
import io.chirpsim.mqtt.client.ClientConfig;
import io.chirpsim.mqtt.node.ClientNode;
import io.chirpsim.mqtt.packet.MqttPacket;
import io.chirpsim.random.Streams;
import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.Kernel;
import io.chirpsim.sim.SimEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * The gateways as MQTT clients of ChirpStack: each publishes what it forwards, its answers, its statistics and its state, at QoS 0 and with a keep
 * alive of 30 s, the defaults of ChirpStack's MQTT forwarder. What they publish is a copy: frames reach the network server over the backhaul. A gateway
 * that is down is silent; its will says so when the broker misses it.
 */
final class GatewayTopics implements GatewayObserver {
    private static final int QOS = 0;
    private static final int KEEP_ALIVE_S = 30;

    /** {@code stats_interval} of ChirpStack's gateway software. */
    private static final long STATS_EVERY_US = 30_000_000;

    private final Kernel kernel;
    private final Region region;
    private final List<GatewaySite> sites;
    private final ChirpStackGateways format;
    private final MqttWorld world;
    private final long endUs;
    private final List<ClientNode> clients = new ArrayList<>();
    private final long[] downUntilUs;

    /** @param endUs when no further statistics begin */
    GatewayTopics(
            Kernel kernel,
            Region region,
            List<GatewaySite> sites,
            ChirpStackGateways format,
            MqttWorld world,
            long endUs) {
        this.kernel = kernel;
        this.region = region;
        this.sites = sites;
        this.format = format;
        this.world = world;
        this.endUs = endUs;
        this.downUntilUs = new long[sites.size()];
    }

    /** Connects every gateway and plans its statistics and the downtimes that the scenario names. */
    void start() {
        for (int i = 0; i < sites.size(); i++) {
            Publication offline = format.offline(i);
            ClientNode client =
                    world.gateway(ClientConfig.of("gateway-" + sites.get(i).id())
                            .withKeepAlive(KEEP_ALIVE_S)
                            .withWill(new MqttPacket.Will(offline.topic(), offline.payload(), QOS, true)));
            clients.add(client);
            client.subscribe(format.commandFilter(i), QOS);
            publish(i, format.online(i), true);
            long phaseUs = Math.floorMod(Streams.hash("stats/" + sites.get(i).id()), STATS_EVERY_US);
            kernel.schedule(new Stats(i), phaseUs);
            plan(i, sites.get(i).availability());
        }
    }

    private void plan(int gateway, Availability availability) {
        availability.downtimes().forEach(down -> at(down.fromUs(), () -> down(gateway, down.untilUs())));
        availability.regular().ifPresent(regular -> {
            for (long us = regular.firstUs(); us < endUs; us += regular.everyUs()) {
                long untilUs = us + regular.lengthUs();
                at(us, () -> down(gateway, untilUs));
            }
        });
    }

    /** A gateway's power goes now, or stays away until then. */
    void down(int gateway, long untilUs) {
        if (untilUs > downUntilUs[gateway]) {
            downUntilUs[gateway] = untilUs;
            clients.get(gateway).powerOff();
            if (untilUs < Long.MAX_VALUE) {
                at(untilUs, () -> up(gateway));
            }
        }
    }

    private void up(int gateway) {
        if (kernel.nowUs() >= downUntilUs[gateway]) {
            clients.get(gateway).powerOn();
            publish(gateway, format.online(gateway), true);
        }
    }

    private boolean isDown(int gateway) {
        return kernel.nowUs() < downUntilUs[gateway];
    }

    @Override
    public void uplink(int gatewayIndex, ReceivedFrame frame, double rssiDbm, double snrDb) {
        int channel = Math.max(0, region.channelIndex(frame.frequencyHz()));
        publish(gatewayIndex, format.up(gatewayIndex, frame, rssiDbm, snrDb, channel), false);
    }

    @Override
    public void downlink(DownlinkOrder order) {
        world.publish(format.command(order), 0);
    }

    @Override
    public void answered(DownlinkOrder order, TxStatus status) {
        publish(order.gatewayIndex(), format.ack(order, status), false);
    }

    private void publish(int gateway, Publication publication, boolean retained) {
        if (!isDown(gateway)) {
            clients.get(gateway).publish(publication.topic(), publication.payload(), QOS, retained, 0);
        }
    }

    private void at(long atUs, Runnable action) {
        kernel.schedule(
                new SimEvent(kernel, EventKind.SOURCE) {
                    @Override
                    public void happen() {
                        action.run();
                    }
                },
                atUs);
    }

    private final class Stats extends SimEvent {
        private final int gateway;

        Stats(int gateway) {
            super(GatewayTopics.this.kernel, EventKind.SOURCE);
            this.gateway = gateway;
        }

        @Override
        public void happen() {
            Kernel calendar = GatewayTopics.this.kernel;
            publish(gateway, format.stats(gateway, calendar.nowUs()), false);
            if (calendar.nowUs() + STATS_EVERY_US < endUs) {
                calendar.schedule(this, calendar.nowUs() + STATS_EVERY_US);
            }
        }
    }
}
