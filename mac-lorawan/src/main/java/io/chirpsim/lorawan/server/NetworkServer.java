package io.chirpsim.lorawan.server;

import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.lorawan.ApplicationUplink;
import io.chirpsim.lorawan.FCnt;
import io.chirpsim.lorawan.MacCause;
import io.chirpsim.lorawan.crypto.Key128;
import io.chirpsim.lorawan.crypto.SessionKeys;
import io.chirpsim.lorawan.frame.DataFrame;
import io.chirpsim.lorawan.frame.FrameCodec;
import io.chirpsim.lorawan.frame.JoinAccept;
import io.chirpsim.lorawan.frame.JoinRequest;
import io.chirpsim.lorawan.frame.MType;
import io.chirpsim.lorawan.frame.MalformedFrameException;
import io.chirpsim.lorawan.frame.PhyPayload;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.lorawan.server.DownlinkPlanner.Slot;
import io.chirpsim.lorawan.server.DownlinkPlanner.Window;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The network server of LoRaWAN 1.0.x: checks address, MIC and counter, collects the copies of a frame from several gateways, hands messages to
 * the application, and answers in the receive windows: one downlink per uplink at most, in RX1 if a gateway can, else in RX2.
 */
public final class NetworkServer {
    private static final long SECOND_US = 1_000_000;
    private static final long JOIN_ACCEPT_DELAY1_US = 5 * SECOND_US;

    private final ServerConfig config;
    private final Region region;
    private final FrameCodec codec;
    private final List<GatewayLink> links;
    private final JoinServer joinServer;
    private final DownlinkPlanner planner;
    private final DevAddrTable addresses = new DevAddrTable();
    private final List<DeviceSession> sessions = new ArrayList<>();
    private final ArrayDeque<PendingUplink> open = new ArrayDeque<>();
    private final ArrayDeque<PendingUplink> idle = new ArrayDeque<>();
    private final byte[] cfList;
    private long acksSent;
    private long acksNotSent;

    /** @param links the gateways by index */
    public NetworkServer(ServerConfig config, FrameCodec codec, List<GatewayLink> links) {
        this.config = config;
        this.region = config.region();
        this.codec = codec;
        this.links = List.copyOf(links);
        this.joinServer = new JoinServer(codec);
        this.planner = new DownlinkPlanner(config, this.links);
        this.cfList = cfList(region, config.channelMask());
    }

    private static byte[] cfList(Region region, int channelMask) {
        int extra = channelMask & ~region.defaultChannelMask();
        long[] frequencies = new long[Integer.bitCount(extra)];
        for (int i = 0; extra != 0; extra &= extra - 1, i++) {
            frequencies[i] = region.channelsHz()[Integer.numberOfTrailingZeros(extra)];
        }
        return JoinAccept.cfList(frequencies);
    }

    /** Acknowledgements of confirmed uplinks that were ordered, with or without a message. */
    public long acksSent() {
        return acksSent;
    }

    /** Acknowledgements for which there was no gateway or no time. */
    public long acksNotSent() {
        return acksNotSent;
    }

    /**
     * The next device, activated by personalisation. Devices are added in the order of their indexes.
     *
     * @param keys null in {@code sizes}
     */
    public void addAbp(int devAddr, SessionKeys keys) {
        DeviceSession session = addSession();
        session.devAddr = devAddr;
        session.keys = keys;
        session.active = true;
        addresses.add(session);
    }

    /**
     * The next device, to be activated over the air.
     *
     * @param appKey null in {@code sizes}
     */
    public void addOtaa(long devEui, Key128 appKey) {
        joinServer.add(devEui, addSession().deviceIndex, appKey);
    }

    private DeviceSession addSession() {
        DeviceSession session = new DeviceSession(sessions.size());
        sessions.add(session);
        return session;
    }

    /** A gateway has forwarded a copy of a frame. */
    public void onUplink(
            long nowUs, int gatewayIndex, double rssiDbm, double snrDb, ReceivedFrame frame, ServerOut out) {
        try {
            PhyPayload payload = codec.openUplink(frame.content());
            if (payload instanceof DataFrame header) {
                onData(nowUs, gatewayIndex, rssiDbm, snrDb, frame, header, out);
            } else if (payload instanceof JoinRequest request) {
                onJoinRequest(nowUs, gatewayIndex, rssiDbm, snrDb, frame, request, out);
            }
        } catch (MalformedFrameException e) {
            out.refused(frame.tag(), nowUs);
        }
    }

    private void onData(
            long nowUs,
            int gatewayIndex,
            double rssiDbm,
            double snrDb,
            ReceivedFrame frame,
            DataFrame header,
            ServerOut out) {
        for (DeviceSession s = addresses.first(header.devAddr()); s != null; s = s.sameAddress) {
            if (s.pending != null && s.pending.frame == frame) {
                s.pending.add(nowUs, gatewayIndex, rssiDbm, snrDb, links);
                out.copyEnded(frame.tag(), nowUs);
                return;
            }
            if (FCnt.matches(s.fCntUp, header.fCnt()) && codec.authentic(frame.content(), header, s.fCntUp, s.keys)) {
                onRepetition(nowUs, gatewayIndex, rssiDbm, snrDb, frame, header, s, out);
                return;
            }
            int fCnt = FCnt.next(s.fCntUp, header.fCnt());
            if (codec.authentic(frame.content(), header, fCnt, s.keys)) {
                s.fCntUp = fCnt;
                out.accepted(frame.tag(), frame.endUs(), nowUs);
                collect(nowUs, gatewayIndex, rssiDbm, snrDb, pending(frame, s, header), out);
                return;
            }
        }
        out.refused(frame.tag(), nowUs);
    }

    /** The counter was used already: a late copy, or the same frame sent again. */
    private void onRepetition(
            long nowUs,
            int gatewayIndex,
            double rssiDbm,
            double snrDb,
            ReceivedFrame frame,
            DataFrame header,
            DeviceSession session,
            ServerOut out) {
        out.copyEnded(frame.tag(), nowUs);
        if (session.pending == null && frame.endUs() != session.lastEndUs) {
            PendingUplink pending = pending(frame, session, header);
            pending.repetition = true;
            collect(nowUs, gatewayIndex, rssiDbm, snrDb, pending, out);
        }
    }

    private PendingUplink pending(ReceivedFrame frame, DeviceSession session, DataFrame header) {
        PendingUplink pending = idle.isEmpty() ? new PendingUplink() : idle.removeFirst();
        pending.frame = frame;
        pending.session = session;
        pending.header = header;
        pending.fCnt = session.fCntUp;
        session.pending = pending;
        return pending;
    }

    private void collect(
            long nowUs, int gatewayIndex, double rssiDbm, double snrDb, PendingUplink pending, ServerOut out) {
        pending.add(nowUs, gatewayIndex, rssiDbm, snrDb, links);
        pending.closeUs = nowUs + config.dedupWindowUs();
        if (config.dedupWindowUs() == 0) {
            close(nowUs, pending, out);
            return;
        }
        open.addLast(pending);
        if (open.size() == 1) {
            out.wakeAt(pending.closeUs);
        }
    }

    /** A wake-up: the deduplication windows that end now are closed. One that comes too early or for nothing does nothing. */
    public void onTimeout(long nowUs, ServerOut out) {
        while (!open.isEmpty() && open.peekFirst().closeUs <= nowUs) {
            close(nowUs, open.removeFirst(), out);
        }
        if (!open.isEmpty()) {
            out.wakeAt(open.peekFirst().closeUs);
        }
    }

    private void close(long nowUs, PendingUplink pending, ServerOut out) {
        DeviceSession session = pending.session;
        session.pending = session.pending == pending ? null : session.pending;
        session.lastEndUs = pending.frame.endUs();
        session.lastChannel = (byte) region.channelIndex(pending.frame.frequencyHz());
        session.lastDataRate = (byte) region.dataRateIndex(pending.frame.modulation());
        if (pending.header == null) {
            pending.rankGateways();
            answerJoin(nowUs, pending, session, out);
        } else {
            closeData(nowUs, pending, session, out);
        }
        pending.clear();
        idle.addFirst(pending);
    }

    private void closeData(long nowUs, PendingUplink pending, DeviceSession session, ServerOut out) {
        DataFrame header = pending.header;
        settleDownlink(nowUs, session, header.ack() && !pending.repetition, out);
        session.windowOpen = true;
        session.ackDue = header.mType().confirmed();
        ApplicationUplink uplink = pending.repetition || header.fPort() <= 0 ? null : uplink(nowUs, pending, session);
        pending.rankGateways();
        if (uplink != null) {
            out.uplink(uplink);
        } else if (!pending.repetition) {
            out.copyEnded(pending.frame.tag(), nowUs);
        }
        answer(nowUs, session, out);
    }

    private ApplicationUplink uplink(long nowUs, PendingUplink pending, DeviceSession session) {
        ReceivedFrame frame = pending.frame;
        DataFrame header = pending.header;
        return new ApplicationUplink(
                frame.tag(),
                session.deviceIndex,
                session.devAddr,
                pending.fCnt & 0xFFFFFFFFL,
                header.fPort(),
                codec.plain(header, pending.fCnt, session.keys),
                header.mType().confirmed(),
                session.lastDataRate,
                frame.modulation(),
                frame.frequencyHz(),
                frame.modulation().airtimeUs(frame.phyPayloadBytes()),
                frame.endUs(),
                nowUs,
                pending.receptions(session.lastChannel));
    }

    /** The device has sent again: a confirmed downlink is acknowledged by now, or not. */
    private void settleDownlink(long nowUs, DeviceSession session, boolean ack, ServerOut out) {
        ApplicationDownlink downlink = session.downlinks == null ? null : session.downlinks.takeUnacknowledged();
        if (downlink == null) {
            return;
        }
        if (ack) {
            session.downlinks.settled();
            out.downlinkAcknowledged(downlink, nowUs);
        } else {
            session.downlinks.putBack(downlink);
            failedTry(nowUs, session, MacCause.RETRIES_EXHAUSTED, out);
        }
    }

    /** The head of the queue has failed once more; it stays, or goes if that was the last try. */
    private void failedTry(long nowUs, DeviceSession session, MacCause cause, ServerOut out) {
        ApplicationDownlink downlink = session.downlinks.head();
        if (session.downlinks.countFailedTry() < config.maxDownlinkTries()) {
            out.downlinkDelayed(downlink, cause, nowUs);
        } else {
            session.downlinks.dropHead();
            out.downlinkDropped(downlink, cause, nowUs);
        }
    }

    /**
     * The application has a message for a device. It goes out with the windows of the last uplink if they can still be reached, else it waits
     * for the next uplink.
     */
    public void enqueue(long nowUs, ApplicationDownlink downlink, ServerOut out) {
        DeviceSession session = sessions.get(downlink.deviceIndex());
        if (session.downlinks == null) {
            session.downlinks = new DownlinkQueue();
        }
        if (session.downlinks.size() >= config.maxQueuedDownlinks()) {
            out.downlinkDropped(downlink, MacCause.DOWNLINK_QUEUE_FULL, nowUs);
            return;
        }
        session.downlinks.add(downlink);
        if (session.windowOpen && nowUs < session.lastEndUs + rx1DelayUs() + SECOND_US) {
            answer(nowUs, session, out);
        }
    }

    /** Drops what waits for a device; what is on its way stays. */
    public void clearDownlinks(long nowUs, int deviceIndex, ServerOut out) {
        DownlinkQueue downlinks = sessions.get(deviceIndex).downlinks;
        while (downlinks != null && downlinks.head() != null) {
            ApplicationDownlink head = downlinks.head();
            downlinks.dropHead();
            out.downlinkDropped(head, MacCause.DOWNLINK_REPLACED, nowUs);
        }
    }

    private long rx1DelayUs() {
        return config.rx1DelayS() * SECOND_US;
    }

    /** Sends what is due in one of the windows: the head of the queue, an acknowledgement, or both in one frame. */
    private void answer(long nowUs, DeviceSession session, ServerOut out) {
        ApplicationDownlink head = session.downlinks == null ? null : session.downlinks.head();
        if (!session.windowOpen || head == null && !session.ackDue) {
            return;
        }
        Window rx1 = planner.rx1(session, rx1DelayUs(), config.rx1DrOffset());
        Window rx2 = planner.rx2(session, rx1DelayUs(), config.rx2DataRate());
        if (head != null && !fits(head, rx1) && !fits(head, rx2)) {
            session.downlinks.dropHead();
            out.downlinkDropped(head, MacCause.PAYLOAD_TOO_LONG, nowUs);
            answer(nowUs, session, out);
            return;
        }
        Slot slot = reserve(nowUs, session, head, rx1, rx2);
        if (slot.gateway() >= 0) {
            order(nowUs, session, head, slot, out);
        } else {
            countMissedAck(session);
            if (head != null) {
                failedTry(nowUs, session, slot.cause(), out);
            }
        }
    }

    private void countMissedAck(DeviceSession session) {
        acksNotSent += session.ackDue ? 1 : 0;
        session.ackDue = false;
    }

    private static boolean fits(ApplicationDownlink head, Window window) {
        return head == null || head.frmPayload().length <= window.dataRate().maxFrmPayload();
    }

    private Slot reserve(long nowUs, DeviceSession session, ApplicationDownlink head, Window rx1, Window rx2) {
        int bytes = head == null
                ? codec.length(0, DataFrame.NO_PORT, 0)
                : codec.length(0, head.fPort(), head.frmPayload().length);
        MacCause cause = MacCause.NO_RECEIVE_WINDOW;
        if (config.windows() != ServerWindows.RX2 && fits(head, rx1)) {
            Slot slot = planner.reserve(session, rx1, bytes, nowUs);
            if (slot.gateway() >= 0) {
                return slot;
            }
            cause = slot.cause();
        }
        if (config.windows() == ServerWindows.RX1 || !fits(head, rx2)) {
            return new Slot(-1, rx2, cause);
        }
        Slot slot = planner.reserve(session, rx2, bytes, nowUs);
        return slot.gateway() >= 0 ? slot : new Slot(-1, rx2, DownlinkPlanner.later(cause, slot.cause()));
    }

    private void order(long nowUs, DeviceSession session, ApplicationDownlink head, Slot slot, ServerOut out) {
        boolean more = head != null && session.downlinks.moreThanHead();
        int fCtrl = (session.ackDue ? DataFrame.ACK : 0) | (more ? DataFrame.F_PENDING : 0);
        acksSent += session.ackDue ? 1 : 0;
        session.ackDue = false;
        session.windowOpen = false;
        session.fCntDown++;
        DataFrame frame = new DataFrame(
                head != null && head.confirmed() ? MType.CONFIRMED_DATA_DOWN : MType.UNCONFIRMED_DATA_DOWN,
                session.devAddr,
                fCtrl,
                session.fCntDown,
                DataFrame.EMPTY,
                head == null ? DataFrame.NO_PORT : head.fPort(),
                head == null ? DataFrame.EMPTY : head.frmPayload());
        Object content = codec.seal(frame, session.keys);
        int bytes = codec.length(0, frame.fPort(), frame.frmPayload().length);
        transmit(nowUs, session, slot, content, bytes, head == null ? 0 : head.tag(), out);
        if (head != null) {
            session.downlinks.sent();
            out.downlinkSent(head, session.fCntDown, nowUs);
        }
    }

    private void transmit(
            long nowUs, DeviceSession session, Slot slot, Object content, int bytes, long tag, ServerOut out) {
        Window window = slot.window();
        out.transmit(
                new DownlinkOrder(
                        slot.gateway(),
                        session.deviceIndex,
                        window.startUs(),
                        window.dataRate(),
                        window.frequencyHz(),
                        region.downlinkEirpDbm(window.frequencyHz()),
                        content,
                        bytes,
                        tag),
                nowUs);
    }

    private void onJoinRequest(
            long nowUs,
            int gatewayIndex,
            double rssiDbm,
            double snrDb,
            ReceivedFrame frame,
            JoinRequest request,
            ServerOut out) {
        JoinServer.Member member = joinServer.member(request, frame.content());
        if (member == null) {
            out.refused(frame.tag(), nowUs);
            return;
        }
        DeviceSession session = sessions.get(member.deviceIndex);
        if (session.pending != null && session.pending.frame == frame) {
            session.pending.add(nowUs, gatewayIndex, rssiDbm, snrDb, links);
        } else if (JoinServer.takeDevNonce(member, request.devNonce())) {
            PendingUplink pending = pending(frame, session, null);
            pending.accept = newSession(session, member, request.devNonce());
            pending.appKey = member.appKey;
            collect(nowUs, gatewayIndex, rssiDbm, snrDb, pending, out);
        } else {
            out.refused(frame.tag(), nowUs);
        }
    }

    private JoinAccept newSession(DeviceSession session, JoinServer.Member member, int devNonce) {
        JoinAccept accept = new JoinAccept(
                JoinServer.nextJoinNonce(member),
                config.netId(),
                config.devAddr(session.deviceIndex),
                config.rx1DrOffset(),
                config.rx2DataRate(),
                config.rx1DelayS(),
                cfList);
        session.keys = codec.sessionKeys(member.appKey, accept, devNonce);
        session.fCntUp = FCnt.NONE;
        session.fCntDown = FCnt.NONE;
        session.windowOpen = false;
        session.ackDue = false;
        if (!session.active) {
            session.active = true;
            session.devAddr = accept.devAddr();
            addresses.add(session);
        }
        return accept;
    }

    private void answerJoin(long nowUs, PendingUplink pending, DeviceSession session, ServerOut out) {
        JoinAccept accept = pending.accept;
        Window rx1 = planner.rx1(session, JOIN_ACCEPT_DELAY1_US, 0);
        Window rx2 = planner.rx2(session, JOIN_ACCEPT_DELAY1_US, region.rx2().dataRate());
        Slot slot = planner.reserve(session, rx1, accept.length(), nowUs);
        if (slot.gateway() < 0) {
            slot = planner.reserve(session, rx2, accept.length(), nowUs);
        }
        if (slot.gateway() < 0) {
            return;
        }
        transmit(nowUs, session, slot, codec.seal(accept, pending.appKey), accept.length(), 0, out);
        out.joined(session.deviceIndex, session.devAddr, nowUs);
    }
}
