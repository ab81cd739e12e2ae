package io.chirpsim.app.wire;

import io.chirpsim.bridge.ApplicationJoin;
import io.chirpsim.bridge.DeviceStatus;
import io.chirpsim.bridge.DownlinkEvent;
import io.chirpsim.bridge.Integration;
import io.chirpsim.bridge.Publication;
import io.chirpsim.bridge.RefusedUplink;
import io.chirpsim.flow.Cause;
import io.chirpsim.flow.Journey;
import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.lorawan.ApplicationUplink;
import io.chirpsim.lorawan.MacCause;
import io.chirpsim.lorawan.network.Application;
import io.chirpsim.lorawan.network.LorawanNetwork;
import io.chirpsim.lorawan.server.DownlinkOrder;
import io.chirpsim.lorawan.server.TxStatus;
import io.chirpsim.lorawan.server.UplinkRefusal;
import io.chirpsim.sim.Kernel;
import java.util.function.Consumer;

/** What stands behind the network server: an integration with its broker, or nothing. Passes messages on, both ways. */
final class ApplicationSide implements Application, MqttWorld.DownlinkOutlet {
    private final Kernel kernel;
    private final Journey journey;
    private LorawanNetwork network;
    private Classes groups;
    private MqttWorld mqtt;
    private Integration integration;
    private boolean serverIsTheEnd = true;
    private Consumer<ApplicationUplink> uplinks = uplink -> {};

    ApplicationSide(Kernel kernel, Journey journey) {
        this.kernel = kernel;
        this.journey = journey;
    }

    /** The network in front of it; once, before anything is sent. */
    void connect(LorawanNetwork before) {
        network = before;
    }

    /** Where downlinks for multicast groups go; once. */
    void connect(Classes multicast) {
        groups = multicast;
    }

    /** What the network server speaks with applications, and through which broker; at most once. */
    void connect(Integration spoken, MqttWorld broker) {
        integration = spoken;
        mqtt = broker;
        serverIsTheEnd = !broker.hasSubscribers();
    }

    /** Somebody who is told of every uplink besides. */
    void alsoTell(Consumer<ApplicationUplink> listener) {
        uplinks = listener;
    }

    @Override
    public void uplink(ApplicationUplink uplink) {
        long nowUs = kernel.nowUs();
        uplinks.accept(uplink);
        if (serverIsTheEnd) {
            journey.delivered(uplink.tag(), nowUs);
        }
        if (mqtt == null) {
            journey.released(uplink.tag(), nowUs);
        } else {
            mqtt.publish(integration.uplink(uplink), uplink.tag());
        }
    }

    @Override
    public void joined(int deviceIndex, int devAddr) {
        if (mqtt != null) {
            publish(integration.join(new ApplicationJoin(deviceIndex, devAddr, kernel.nowUs())));
        }
    }

    @Override
    public void downlinkAnswered(ApplicationDownlink downlink, int fCnt, DownlinkOrder order, TxStatus status) {
        tell(downlink, new DownlinkEvent.Answered(fCnt, order, status));
    }

    @Override
    public void downlinkAcknowledged(ApplicationDownlink downlink, int fCnt) {
        tell(downlink, new DownlinkEvent.Acknowledged(fCnt));
    }

    @Override
    public void downlinkNotAcknowledged(ApplicationDownlink downlink, int fCnt) {
        tell(downlink, new DownlinkEvent.NotAcknowledged(fCnt));
    }

    @Override
    public void downlinkDropped(ApplicationDownlink downlink, Cause cause) {
        tell(downlink, new DownlinkEvent.Failed(cause));
    }

    @Override
    public void deviceStatus(int deviceIndex, int battery, int marginDb) {
        if (mqtt != null) {
            integration
                    .status(new DeviceStatus(deviceIndex, battery, marginDb, kernel.nowUs()))
                    .ifPresent(this::publish);
        }
    }

    @Override
    public void uplinkRefused(int deviceIndex, UplinkRefusal why) {
        if (mqtt != null) {
            integration
                    .refused(new RefusedUplink(deviceIndex, why, kernel.nowUs()))
                    .ifPresent(this::publish);
        }
    }

    private void tell(ApplicationDownlink downlink, DownlinkEvent.Outcome what) {
        if (mqtt != null) {
            int devAddr = hasSession(downlink)
                    ? network.device(downlink.deviceIndex()).devAddr()
                    : 0;
            integration
                    .downlink(new DownlinkEvent(downlink, devAddr, kernel.nowUs(), what))
                    .ifPresent(this::publish);
        }
    }

    private boolean hasSession(ApplicationDownlink downlink) {
        return !isForGroup(downlink.deviceIndex())
                && network.device(downlink.deviceIndex()).joined();
    }

    private void publish(Publication publication) {
        mqtt.publish(publication, 0);
    }

    @Override
    public boolean isForGroup(int deviceIndex) {
        return groups.isGroup(deviceIndex);
    }

    @Override
    public void push(ApplicationDownlink downlink) {
        if (isForGroup(downlink.deviceIndex())) {
            tell(downlink, new DownlinkEvent.Queued());
            groups.push(downlink);
            return;
        }
        if (integration.needsSession() && !hasSession(downlink)) {
            journey.lost(downlink.tag(), MacCause.JOIN_PENDING, 0, kernel.nowUs());
            tell(downlink, new DownlinkEvent.Failed(MacCause.JOIN_PENDING));
            return;
        }
        tell(downlink, new DownlinkEvent.Queued());
        network.downlink(downlink);
    }

    @Override
    public void clear(int deviceIndex) {
        if (!isForGroup(deviceIndex)) {
            network.clearDownlinks(deviceIndex);
        }
    }
}
