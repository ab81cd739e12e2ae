package io.chirpsim.lorawan.server;

import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.lorawan.ApplicationUplink;
import io.chirpsim.lorawan.FCnt;
import io.chirpsim.lorawan.Listening;
import io.chirpsim.lorawan.MacCount;
import io.chirpsim.lorawan.MacPurpose;
import io.chirpsim.lorawan.classb.BeaconPeriods;
import io.chirpsim.lorawan.classb.GpsTime;
import io.chirpsim.lorawan.classb.PingSlots;
import io.chirpsim.lorawan.crypto.RootKeys;
import io.chirpsim.lorawan.crypto.SessionKeys;
import io.chirpsim.lorawan.frame.DataFrame;
import io.chirpsim.lorawan.frame.FrameCodec;
import io.chirpsim.lorawan.frame.JoinRequest;
import io.chirpsim.lorawan.frame.MalformedFrameException;
import io.chirpsim.lorawan.frame.PhyPayload;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.random.Draws;
import io.chirpsim.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * The network server of LoRaWAN 1.0.x: checks address, MIC and counter, collects the copies of a frame from several gateways, hands messages to
 * the application, and answers in the receive windows: one downlink per uplink at most, in RX1 if a gateway can, else in RX2.
 */
public final class NetworkServer {
    private final Region region;
    private final FrameCodec codec;
    private final DevAddrTable addresses = new DevAddrTable();
    private final List<DeviceSession> sessions = new ArrayList<>();
    private final Deduplication deduplication;
    private final Joins joins;
    private final Answers answers;
    private final DownlinkPlanner planner;
    private final NetworkCommands commands;
    private final GatewayRanking ranking;
    private final Pushes pushes;
    private final Multicasts multicasts;
    private ReceivedFrame lastRefused;
    private ReceivedFrame lastCounted;

    /**
     * A server without beacons: for networks of classes A and C.
     *
     * @param links the gateways by index
     */
    public NetworkServer(ServerConfig config, FrameCodec codec, List<GatewayLink> links) {
        this(
                config,
                codec,
                links,
                new PingSlots(new BeaconPeriods(new GpsTime(GpsTime.EPOCH))),
                new Streams(0, 0).draws(MacPurpose.GATEWAY_CHOICE));
    }

    /**
     * A server.
     *
     * @param links the gateways by index
     * @param slots where ping slots are
     * @param gatewayChoice draws of the gateway that answers
     */
    public NetworkServer(
            ServerConfig config, FrameCodec codec, List<GatewayLink> links, PingSlots slots, Draws gatewayChoice) {
        this.region = config.region();
        this.codec = codec;
        DownlinkPlanner planner = new DownlinkPlanner(config, List.copyOf(links));
        this.deduplication = new Deduplication(config.dedupWindowUs(), List.copyOf(links));
        this.joins = new Joins(config, codec, planner, addresses);
        this.answers = new Answers(config, codec, planner);
        this.planner = planner;
        this.ranking = new GatewayRanking(config.downlinks(), List.copyOf(links), gatewayChoice);
        this.commands = new NetworkCommands(config, codec, slots.periods().gps());
        long slowestUs = links.stream().mapToLong(GatewayLink::maxDelayUs).max().orElse(0);
        this.pushes = new Pushes(config, codec, planner, answers, slots, config.dedupWindowUs() + slowestUs);
        this.multicasts = new Multicasts(codec, planner, sessions, links, slots);
    }

    /** From now on a device is reached without an uplink as well, as its device profile says. */
    public void listens(int deviceIndex, Listening listening) {
        DeviceSession session = sessions.get(deviceIndex);
        if (session.reach == null) {
            session.reach = new Reach(listening);
        } else {
            session.reach.listening = listening;
        }
    }

    /** Groups of devices that one frame reaches. */
    public Multicasts multicasts() {
        return multicasts;
    }

    /** All gateways send a beacon then; nothing else may come in its way. */
    public void reserveBeacon(long frequencyHz, long startUs, long airtimeUs, long nowUs) {
        planner.reserveBeacon(frequencyHz, startUs, airtimeUs, nowUs);
    }

    /** Acknowledgements of confirmed uplinks that were ordered, with or without a message. */
    public long acksSent() {
        return answers.acksSent();
    }

    /** Acknowledgements for which there was no gateway or no time. */
    public long acksNotSent() {
        return answers.acksNotSent();
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
     * @param roots null in {@code sizes}
     */
    public void addOtaa(long devEui, RootKeys roots) {
        joins.add(devEui, addSession().deviceIndex, roots);
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
            refuse(nowUs, frame, Strange.why(frame.content()), out);
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
                deduplication.add(s.pending, nowUs, gatewayIndex, rssiDbm, snrDb);
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
                collect(nowUs, gatewayIndex, rssiDbm, snrDb, deduplication.begin(frame, s, header), out);
                return;
            }
        }
        refuse(nowUs, frame, whyNotAuthentic(frame, header), out);
    }

    private MacCount whyNotAuthentic(ReceivedFrame frame, DataFrame header) {
        if (addresses.first(header.devAddr()) == null) {
            return MacCount.UNKNOWN_DEV_ADDR;
        }
        for (DeviceSession s = addresses.first(header.devAddr()); s != null; s = s.sameAddress) {
            boolean before = s.fCntUp != FCnt.NONE
                    && codec.authentic(frame.content(), header, FCnt.before(s.fCntUp, header.fCnt()), s.keys);
            if (before) {
                return MacCount.REPLAYED_COUNTER;
            }
        }
        return MacCount.WRONG_MIC;
    }

    /** Refuses a copy; counted once for a frame, however many gateways forward it. */
    private void refuse(long nowUs, ReceivedFrame frame, MacCount why, ServerOut out) {
        if (frame != lastCounted) {
            lastCounted = frame;
            out.counted(why, nowUs);
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
            PendingUplink pending = deduplication.begin(frame, session, header);
            pending.repetition = true;
            tellRefused(session.deviceIndex, UplinkRefusal.F_CNT_REPLAYED, frame, out);
            collect(nowUs, gatewayIndex, rssiDbm, snrDb, pending, out);
        }
    }

    private void collect(
            long nowUs, int gatewayIndex, double rssiDbm, double snrDb, PendingUplink pending, ServerOut out) {
        deduplication.add(pending, nowUs, gatewayIndex, rssiDbm, snrDb);
        if (deduplication.open(pending, nowUs)) {
            close(nowUs, pending, out);
        }
        wake(out);
    }

    private void wake(ServerOut out) {
        long nextUs = Math.min(Math.min(deduplication.nextUs(), pushes.nextUs()), answers.nextUs());
        if (nextUs < Long.MAX_VALUE) {
            out.wakeAt(nextUs);
        }
    }

    /** A wake-up: downlinks expire, and the deduplication windows that end now are closed. One that comes too early or for nothing does nothing. */
    public void onTimeout(long nowUs, ServerOut out) {
        answers.onTimeout(nowUs, out);
        for (PendingUplink pending; (pending = deduplication.closed(nowUs)) != null; ) {
            close(nowUs, pending, out);
        }
        pushes.onTimeout(nowUs, out);
        wake(out);
    }

    /**
     * What a gateway said to an order reaches the server; only where gateways decide.
     *
     * @param status its answer, or null if none came in time
     */
    public void onTxAnswer(long nowUs, DownlinkOrder order, TxStatus status, ServerOut out) {
        DeviceSession session = sessions.get(order.deviceIndex());
        if (session.attempt == null || session.attempt.order != order) {
            return;
        }
        if (status == null || status == TxStatus.OK) {
            answers.taken(nowUs, session, out);
            pushes.serve(nowUs, session, out);
        } else if (answers.refused(nowUs, session, status, out) && session.reach != null) {
            pushes.refused(nowUs, session);
        }
        wake(out);
    }

    /**
     * The process stops. What it has stored stays: sessions, queues, nonces. Frames whose copies it was still collecting are forgotten as if they
     * had never come, since their counters are stored when the window closes: the device may send them again.
     *
     * @param lost told the tag of each message that is lost with them
     */
    public void stop(LongConsumer lost) {
        deduplication.forget(lost);
    }

    private void close(long nowUs, PendingUplink pending, ServerOut out) {
        DeviceSession session = pending.session;
        session.pending = session.pending == pending ? null : session.pending;
        if (session.attempt != null) {
            answers.taken(nowUs, session, out);
        }
        session.lastEndUs = pending.frame.endUs();
        session.lastChannel = (byte) region.channelIndex(pending.frame.frequencyHz());
        session.lastDataRate = (byte) region.dataRateIndex(pending.frame.modulation());
        if (pending.header == null) {
            ranking.rank(pending);
            joins.answer(nowUs, pending, session, out);
        } else {
            closeData(nowUs, pending, session, out);
        }
        deduplication.end(pending);
    }

    private void closeData(long nowUs, PendingUplink pending, DeviceSession session, ServerOut out) {
        DataFrame header = pending.header;
        answers.settle(nowUs, session, header.ack() && !pending.repetition, out);
        session.windowOpen = true;
        session.ackDue = header.mType().confirmed();
        ApplicationUplink uplink = pending.repetition || header.fPort() <= 0 ? null : uplink(nowUs, pending, session);
        ranking.rank(pending);
        if (uplink != null) {
            out.uplink(uplink);
        } else if (!pending.repetition) {
            out.copyEnded(pending.frame.tag(), nowUs);
        }
        if (!pending.repetition) {
            commands.onUplink(nowUs, pending, session, out);
        }
        answers.answer(nowUs, session, out);
        pushes.heard(nowUs, session, header, out);
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
                pending.receptions(session.lastChannel),
                (header.fCtrl() & DataFrame.ADR) != 0);
    }

    /** The application has a message for a device; see {@link Answers#enqueue}. */
    public void enqueue(long nowUs, ApplicationDownlink downlink, ServerOut out) {
        DeviceSession session = sessions.get(downlink.deviceIndex());
        answers.enqueue(nowUs, session, downlink, out);
        pushes.serve(nowUs, session, out);
        wake(out);
    }

    /** Drops what waits for a device; what is on its way stays. */
    public void clearDownlinks(long nowUs, int deviceIndex, ServerOut out) {
        answers.clear(nowUs, sessions.get(deviceIndex), out);
    }

    private void onJoinRequest(
            long nowUs,
            int gatewayIndex,
            double rssiDbm,
            double snrDb,
            ReceivedFrame frame,
            JoinRequest request,
            ServerOut out) {
        JoinServer.Member member = joins.member(request, frame.content());
        if (member == null) {
            boolean known = joins.deviceIndex(request).isPresent();
            refuse(nowUs, frame, known ? MacCount.WRONG_JOIN_MIC : MacCount.UNKNOWN_DEV_EUI, out);
            joins.deviceIndex(request).ifPresent(index -> tellRefused(index, UplinkRefusal.JOIN_MIC, frame, out));
            return;
        }
        DeviceSession session = sessions.get(member.deviceIndex);
        if (session.pending != null && session.pending.frame == frame) {
            deduplication.add(session.pending, nowUs, gatewayIndex, rssiDbm, snrDb);
        } else if (JoinServer.takeDevNonce(member, request.devNonce())) {
            PendingUplink pending = deduplication.begin(frame, session, null);
            pending.accept = joins.newSession(session, member, request);
            pending.roots = member.roots;
            pending.request = request;
            collect(nowUs, gatewayIndex, rssiDbm, snrDb, pending, out);
        } else {
            refuse(nowUs, frame, MacCount.DEV_NONCE_REUSED, out);
            tellRefused(member.deviceIndex, UplinkRefusal.DEV_NONCE, frame, out);
        }
    }

    /** Once for a frame, however many gateways forward it: their copies come one after the other. */
    private void tellRefused(int deviceIndex, UplinkRefusal why, ReceivedFrame frame, ServerOut out) {
        if (frame != lastRefused) {
            lastRefused = frame;
            out.refusedOf(deviceIndex, why);
        }
    }
}
