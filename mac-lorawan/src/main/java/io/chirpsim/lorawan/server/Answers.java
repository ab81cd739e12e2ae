package io.chirpsim.lorawan.server;

import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.lorawan.MacCause;
import io.chirpsim.lorawan.frame.DataFrame;
import io.chirpsim.lorawan.frame.FrameCodec;
import io.chirpsim.lorawan.frame.MType;
import io.chirpsim.lorawan.server.DownlinkPlanner.Slot;
import io.chirpsim.lorawan.server.DownlinkPlanner.Window;

/** What the network server sends to a device after its uplinks: messages, acknowledgements, or both in one frame. */
final class Answers {
    private static final long SECOND_US = 1_000_000;

    private final ServerConfig config;
    private final FrameCodec codec;
    private final DownlinkPlanner planner;
    private final Timers<DeviceSession> expiries = new Timers<>();
    private long acksSent;
    private long acksNotSent;

    Answers(ServerConfig config, FrameCodec codec, DownlinkPlanner planner) {
        this.config = config;
        this.codec = codec;
        this.planner = planner;
    }

    /** Acknowledgements that were ordered. */
    long acksSent() {
        return acksSent;
    }

    /** Acknowledgements for which there was no gateway or no time. */
    long acksNotSent() {
        return acksNotSent;
    }

    /** RECEIVE_DELAY1. */
    long rx1DelayUs() {
        return config.rx1DelayS() * SECOND_US;
    }

    /** Whether a device of class B or C may still answer what was sent without an uplink of it. */
    private static boolean awaitsAnswer(long nowUs, DeviceSession session) {
        return session.reach != null && session.reach.awaitsAnswer(nowUs);
    }

    /** The device has sent again: a confirmed downlink is acknowledged by now, or not. */
    void settle(long nowUs, DeviceSession session, boolean ack, ServerOut out) {
        boolean tooEarly = !ack && awaitsAnswer(nowUs, session);
        DownlinkQueue queue = session.downlinks;
        ApplicationDownlink downlink = tooEarly || queue == null ? null : queue.unacknowledged();
        if (downlink == null) {
            return;
        }
        if (session.reach != null) {
            session.reach.answerByUs = Long.MIN_VALUE;
        }
        int fCnt = queue.unacknowledgedFCnt();
        if (ack) {
            queue.acknowledged();
            out.downlinkAcknowledged(downlink, fCnt, nowUs);
        } else {
            out.downlinkNotAcknowledged(downlink, fCnt);
            boolean again = queue.notAcknowledged(downlink.wishes().maxTries().orElse(config.maxDownlinkTries()));
            tellFailed(nowUs, downlink, again, MacCause.RETRIES_EXHAUSTED, out);
            dropExpired(nowUs, session, out);
        }
    }

    /** The next one could not be sent this time; it stays, or goes if that was the last try. */
    private void failedTry(long nowUs, DeviceSession session, MacCause cause, ServerOut out) {
        ApplicationDownlink downlink = session.downlinks.head();
        session.downlinks.take();
        tellFailed(nowUs, downlink, session.downlinks.notSent(config.maxDownlinkTries()), cause, out);
    }

    private static void tellFailed(
            long nowUs, ApplicationDownlink downlink, boolean again, MacCause cause, ServerOut out) {
        if (again) {
            out.downlinkDelayed(downlink, cause, nowUs);
        } else {
            out.downlinkDropped(downlink, cause, nowUs);
        }
    }

    /** When it wants to be called; {@link Long#MAX_VALUE} if it does not. */
    long nextUs() {
        return expiries.nextUs();
    }

    /** A wake-up: downlinks whose time is over by now leave the queues. */
    void onTimeout(long nowUs, ServerOut out) {
        for (DeviceSession session; (session = expiries.due(nowUs)) != null; ) {
            dropExpired(nowUs, session, out);
        }
    }

    private static void dropExpired(long nowUs, DeviceSession session, ServerOut out) {
        for (ApplicationDownlink old; (old = session.downlinks.takeExpired(nowUs)) != null; ) {
            out.downlinkDropped(old, MacCause.DOWNLINK_EXPIRED, nowUs);
        }
    }

    /**
     * The application has a message for a device. It goes out with the windows of the last uplink if they can still be reached, else it waits
     * for the next uplink.
     */
    void enqueue(long nowUs, DeviceSession session, ApplicationDownlink downlink, ServerOut out) {
        if (session.downlinks == null) {
            session.downlinks = new DownlinkQueue();
        }
        if (session.downlinks.size() >= config.maxQueuedDownlinks()) {
            out.downlinkDropped(downlink, MacCause.DOWNLINK_QUEUE_FULL, nowUs);
            return;
        }
        if (downlink.expiresAtUs() <= nowUs) {
            out.downlinkDropped(downlink, MacCause.DOWNLINK_EXPIRED, nowUs);
            return;
        }
        if (downlink.expiresAtUs() < Long.MAX_VALUE) {
            expiries.add(downlink.expiresAtUs(), session);
        }
        session.downlinks.add(downlink);
        if (session.windowOpen
                && nowUs < session.lastEndUs + rx1DelayUs() + SECOND_US
                && !awaitsAnswer(nowUs, session)) {
            answer(nowUs, session, out);
        }
    }

    /** Drops what waits for a device; what is on its way stays. */
    void clear(long nowUs, DeviceSession session, ServerOut out) {
        DownlinkQueue downlinks = session.downlinks;
        while (downlinks != null && downlinks.head() != null) {
            ApplicationDownlink head = downlinks.head();
            downlinks.dropHead();
            out.downlinkDropped(head, MacCause.DOWNLINK_REPLACED, nowUs);
        }
    }

    /** Sends what is due in one of the windows: the head of the queue, an acknowledgement, or both in one frame. */
    void answer(long nowUs, DeviceSession session, ServerOut out) {
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
            if (head != null && session.reach == null) {
                failedTry(nowUs, session, slot.cause(), out);
            }
        }
    }

    private void countMissedAck(DeviceSession session) {
        acksNotSent += session.ackDue ? 1 : 0;
        session.ackDue = false;
    }

    private boolean fits(ApplicationDownlink head, Window window) {
        return head == null
                || head.frmPayload().length
                        <= window.dataRate().downlinkPayload(config.region().dwell());
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
        DownlinkOrder order = planner.order(nowUs, session, slot, content, bytes, head == null ? 0 : head.tag(), out);
        if (head != null) {
            session.downlinks.take();
            session.downlinks.sent(session.fCntDown);
            out.downlinkSent(head, session.fCntDown, order, nowUs);
        }
    }
}
