package io.chirpsim.lorawan.network;

import io.chirpsim.flow.Journey;
import io.chirpsim.lorawan.MacCause;
import io.chirpsim.lorawan.server.DownlinkOrder;
import io.chirpsim.lorawan.server.MulticastGroup;
import io.chirpsim.lorawan.server.MulticastOut;
import io.chirpsim.lorawan.server.NetworkServer;
import io.chirpsim.phy.RadioCause;
import io.chirpsim.phy.Transmission;
import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.Kernel;
import io.chirpsim.sim.SimEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Multicast on the calendar. A message is one of the journey for each member: delivered when that member accepts the frame from one of the
 * gateways, else lost when the last gateway has sent it.
 */
final class MulticastNode implements MulticastOut {
    private static final long[] UNCOUNTED = {};

    private final Kernel kernel;
    private final Journey journey;
    private final NetworkServer server;
    private final ServerNode serverNode;
    private final DeviceNodes devices;
    private final List<int[]> members = new ArrayList<>();
    private final Map<Long, Sending> underWay = new HashMap<>();
    private final WakeUp wakeUp;
    private long lastNumber;

    /** A message on its way to the members of a group. */
    private record Sending(int group, long[] tags) {}

    MulticastNode(Kernel kernel, Journey journey, NetworkServer server, ServerNode serverNode, DeviceNodes devices) {
        this.kernel = kernel;
        this.journey = journey;
        this.server = server;
        this.serverNode = serverNode;
        this.devices = devices;
        this.wakeUp = new WakeUp();
    }

    int add(MulticastGroup group) {
        for (int device : group.members()) {
            devices.device(device).joins(group.mcAddr(), group.keys(), group.listening());
        }
        members.add(group.members());
        return server.multicasts().add(group);
    }

    void send(int group, int fPort, byte[] payload, long[] tags) {
        if (serverNode.isStopped()) {
            for (long tag : tags) {
                journey.lost(tag, MacCause.SERVER_DOWN, 0, kernel.nowUs());
            }
            return;
        }
        long number = --lastNumber;
        underWay.put(number, new Sending(group, tags.length == 0 ? UNCOUNTED : tags));
        server.multicasts().send(kernel.nowUs(), group, number, fPort, payload, this);
    }

    /** What is due goes on, or waits for the server to be back. */
    void proceed() {
        if (!serverNode.isStopped()) {
            server.multicasts().onTimeout(kernel.nowUs(), this);
        }
    }

    @Override
    public void wakeMulticastAt(long atUs) {
        kernel.reschedule(wakeUp, atUs);
    }

    @Override
    public void transmit(int group, DownlinkOrder order, long nowUs) {
        Runnable busy = () -> failed(order, MacCause.GATEWAY_CHANNEL_BUSY);
        serverNode.transmit(order, members.get(group), busy).ifPresent(cause -> failed(order, cause));
    }

    /** One gateway does not send it; others may. */
    private void failed(DownlinkOrder order, MacCause cause) {
        for (long tag : underWay.get(order.tag()).tags) {
            journey.failed(tag, cause, 0, kernel.nowUs());
        }
    }

    @Override
    public void planned(int group, long message, long overUs, long nowUs) {
        kernel.schedule(new Over(message), overUs);
    }

    @Override
    public void unreachable(int group, long message, long nowUs) {
        for (long tag : underWay.get(message).tags) {
            journey.failed(tag, MacCause.NO_RECEIVE_WINDOW, 0, nowUs);
        }
        over(message);
    }

    /** For who met no frame of it at all the reason is that none was sent; any other reason comes further and counts instead. */
    private void over(long message) {
        for (long tag : underWay.remove(message).tags) {
            journey.failed(tag, MacCause.GATEWAY_BUSY, 0, kernel.nowUs());
            journey.released(tag, kernel.nowUs());
        }
    }

    boolean onStart(Transmission frame, int deviceIndex, double rssiDbm) {
        boolean hears = devices.hears(frame, deviceIndex);
        if (!hears) {
            journey.failed(tag(frame, deviceIndex), MacCause.NOT_HEARD, rssiDbm, kernel.nowUs());
        }
        return hears;
    }

    void onEnd(Transmission frame, int deviceIndex, RadioCause loss, double rssiDbm, double snrDb) {
        long nowUs = kernel.nowUs();
        long tag = tag(frame, deviceIndex);
        if (loss != null) {
            journey.failed(tag, loss, rssiDbm, nowUs);
            devices.device(deviceIndex).onDownlinkLost(nowUs, devices);
        } else if (devices.device(deviceIndex).onDownlink(nowUs, frame.content, 0, snrDb, devices)) {
            journey.delivered(tag, nowUs);
        } else {
            journey.failed(tag, MacCause.DEVICE, rssiDbm, nowUs);
        }
    }

    private long tag(Transmission frame, int deviceIndex) {
        Sending sending = underWay.get(frame.tag);
        return sending.tags.length == 0
                ? 0
                : sending.tags[Arrays.binarySearch(members.get(sending.group), deviceIndex)];
    }

    private final class WakeUp extends SimEvent {
        WakeUp() {
            super(MulticastNode.this.kernel, EventKind.WAKE_UP);
        }

        @Override
        public void happen() {
            proceed();
        }
    }

    /** The last gateway has sent a message. */
    private final class Over extends SimEvent {
        private final long message;

        Over(long message) {
            super(MulticastNode.this.kernel, EventKind.OBSERVATION);
            this.message = message;
        }

        @Override
        public void happen() {
            over(message);
        }
    }
}
