package io.chirpsim.lorawan.server;

import io.chirpsim.lorawan.FCnt;
import io.chirpsim.lorawan.Listening;
import io.chirpsim.lorawan.classb.PingSlots;
import io.chirpsim.lorawan.frame.DataFrame;
import io.chirpsim.lorawan.frame.FrameCodec;
import io.chirpsim.lorawan.frame.MType;
import io.chirpsim.lorawan.server.DownlinkPlanner.Slot;
import io.chirpsim.lorawan.server.DownlinkPlanner.Window;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Multicast for classes B and C. A message goes out as the same frame from so few gateways that each member has one of the gateways that heard
 * its last uplink among them (greedy cover, as ChirpStack's smallest set of gateways), one after the other, so that they cannot disturb each
 * other: in class C with a pause between, in class B in successive ping slots of the group. The next message waits until the one before is over.
 */
public final class Multicasts {
    /** Pause between two gateways in class C, during which a device reads the frame (assumption of this project). */
    private static final long PAUSE_US = 100_000;

    private static final long RETRY_US = 1_000_000;
    private static final int MOST_SLOTS = 1024;
    private static final int NO_DEVICE = -1;

    private final FrameCodec codec;
    private final DownlinkPlanner planner;
    private final List<DeviceSession> sessions;
    private final List<GatewayLink> links;
    private final PingSlots slots;
    private final List<Group> groups = new ArrayList<>();
    private final Timers<Group> timers = new Timers<>();

    Multicasts(
            FrameCodec codec,
            DownlinkPlanner planner,
            List<DeviceSession> sessions,
            List<GatewayLink> links,
            PingSlots slots) {
        this.codec = codec;
        this.planner = planner;
        this.sessions = sessions;
        this.links = links;
        this.slots = slots;
    }

    private record Message(long number, int fPort, byte[] payload) {}

    private static final class Group {
        final int index;
        final MulticastGroup config;
        final ArrayDeque<Message> waiting = new ArrayDeque<>();
        /** Gateways that have still to be told of the message at the head; null before the first. */
        List<Integer> gateways;

        Object content;
        int fCnt = FCnt.NONE;
        long freeUs;
        long wakeUs = Long.MAX_VALUE;

        Group(int index, MulticastGroup config) {
            this.index = index;
            this.config = config;
        }
    }

    /** One more group; returns its number, counted from 0. */
    public int add(MulticastGroup group) {
        groups.add(new Group(groups.size(), group));
        return groups.size() - 1;
    }

    /** Frames counted so far; 0 before the first. */
    public int framesCounted(int group) {
        return groups.get(group).fCnt + 1;
    }

    /** How many messages of a group wait or are on their way to gateways. */
    public int waiting(int group) {
        return groups.get(group).waiting.size();
    }

    /**
     * A message for a group.
     *
     * @param number whoever listens knows it by
     */
    public void send(long nowUs, int group, long number, int fPort, byte[] payload, MulticastOut out) {
        Group to = groups.get(group);
        to.waiting.addLast(new Message(number, fPort, payload));
        if (to.waiting.size() == 1) {
            proceed(nowUs, to, out);
            wake(out);
        }
    }

    /** A wake-up. */
    public void onTimeout(long nowUs, MulticastOut out) {
        for (Group group; (group = timers.due(nowUs)) != null; ) {
            if (group.wakeUs <= nowUs) {
                group.wakeUs = Long.MAX_VALUE;
                proceed(nowUs, group, out);
            }
        }
        wake(out);
    }

    private void wake(MulticastOut out) {
        if (timers.nextUs() < Long.MAX_VALUE) {
            out.wakeMulticastAt(timers.nextUs());
        }
    }

    private void wakeAt(Group group, long atUs) {
        if (atUs < group.wakeUs) {
            group.wakeUs = atUs;
            timers.add(atUs, group);
        }
    }

    private void proceed(long nowUs, Group group, MulticastOut out) {
        while (!group.waiting.isEmpty()) {
            if (nowUs < group.freeUs) {
                wakeAt(group, group.freeUs);
                return;
            }
            if (group.gateways == null) {
                begin(group);
            }
            if (!order(nowUs, group, out)) {
                wakeAt(group, nowUs + RETRY_US);
                return;
            }
        }
    }

    private void begin(Group group) {
        Message message = group.waiting.getFirst();
        group.fCnt++;
        DataFrame frame = new DataFrame(
                MType.UNCONFIRMED_DATA_DOWN,
                group.config.mcAddr(),
                0,
                group.fCnt,
                DataFrame.EMPTY,
                message.fPort(),
                message.payload());
        group.content = codec.seal(frame, group.config.keys());
        group.gateways = cover(group.config.members());
    }

    /** Tells as many gateways as can send now; whether all have been told. */
    private boolean order(long nowUs, Group group, MulticastOut out) {
        Message message = group.waiting.getFirst();
        int bytes = codec.length(0, message.fPort(), message.payload().length);
        boolean reached = !group.gateways.isEmpty() || group.freeUs > nowUs;
        while (!group.gateways.isEmpty()) {
            Slot slot = slot(nowUs, group, group.gateways.get(0), bytes);
            if (slot == null) {
                return false;
            }
            DownlinkOrder order = planner.order(NO_DEVICE, slot, group.content, bytes, message.number());
            out.transmit(group.index, order, nowUs);
            group.freeUs = order.startUs() + order.airtimeUs() + PAUSE_US;
            group.gateways.remove(0);
        }
        group.waiting.removeFirst();
        group.gateways = null;
        if (reached) {
            out.planned(group.index, message.number(), group.freeUs - PAUSE_US, nowUs);
        } else {
            out.unreachable(group.index, message.number(), nowUs);
        }
        return true;
    }

    private Slot slot(long nowUs, Group group, int gateway, int bytes) {
        Listening listening = group.config.listening();
        long fromUs = Math.max(nowUs, group.freeUs);
        if (!listening.inSlots()) {
            Window earliest = planner.window(fromUs, listening.dataRate(), listening.frequencyHz());
            long startUs = planner.reserveAt(gateway, earliest, bytes, nowUs);
            return startUs < 0 ? null : new Slot(gateway, earliest.at(startUs), null);
        }
        int mcAddr = group.config.mcAddr();
        long startUs = fromUs;
        for (int i = 0; i < MOST_SLOTS; i++, startUs++) {
            startUs = slots.nextUs(startUs, mcAddr, listening.periodicity());
            int beaconTime = slots.periods().beaconTime(slots.periods().startUs(startUs));
            long frequencyHz =
                    listening.frequencyHz() != 0 ? listening.frequencyHz() : planner.pingHz(beaconTime, mcAddr);
            Window window = planner.window(startUs, listening.dataRate(), frequencyHz);
            if (planner.takeAt(gateway, window, bytes, nowUs)) {
                return new Slot(gateway, window, null);
            }
        }
        return null;
    }

    /** So few gateways that each member that was ever heard has one of its own among them, those of most members first. */
    private List<Integer> cover(int[] members) {
        List<Integer> chosen = new ArrayList<>();
        BitSet left = new BitSet(members.length);
        for (int i = 0; i < members.length; i++) {
            left.set(i, sessions.get(members[i]).gateway(0) >= 0);
        }
        while (!left.isEmpty()) {
            int best = mostHeard(members, left);
            chosen.add(best);
            for (int i = left.nextSetBit(0); i >= 0; i = left.nextSetBit(i + 1)) {
                if (hears(members[i], best)) {
                    left.clear(i);
                }
            }
        }
        return chosen;
    }

    private int mostHeard(int[] members, BitSet among) {
        int[] heard = new int[links.size()];
        for (int i = among.nextSetBit(0); i >= 0; i = among.nextSetBit(i + 1)) {
            DeviceSession session = sessions.get(members[i]);
            for (int place = 0, gateway; (gateway = session.gateway(place)) >= 0; place++) {
                heard[gateway]++;
            }
        }
        int best = 0;
        for (int gateway = 1; gateway < heard.length; gateway++) {
            boolean first = links.get(gateway).entity() < links.get(best).entity();
            best = heard[gateway] > heard[best] || heard[gateway] == heard[best] && first ? gateway : best;
        }
        return best;
    }

    private boolean hears(int member, int wanted) {
        DeviceSession session = sessions.get(member);
        for (int place = 0, gateway; (gateway = session.gateway(place)) >= 0; place++) {
            if (gateway == wanted) {
                return true;
            }
        }
        return false;
    }
}
