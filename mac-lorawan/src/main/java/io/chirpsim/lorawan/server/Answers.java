package io.chirpsim.lorawan.server;

import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.lorawan.MacCause;
import io.chirpsim.lorawan.frame.DataFrame;
import io.chirpsim.lorawan.frame.FrameCodec;
import io.chirpsim.lorawan.frame.MType;
import io.chirpsim.lorawan.server.DownlinkPlanner.Slot;
import io.chirpsim.lorawan.server.DownlinkPlanner.Window;
import java.util.List;

/** What the network server sends to a device after its uplinks: messages, acknowledgements, or both in one frame. */
final class Answers {
    private static final long SECOND_US = 1_000_000;

    private final ServerConfig config;
    private final FrameCodec codec;
    private final DownlinkPlanner planner;
    private final Attempts attempts;
    private final Timers<DeviceSession> expiries = new Timers<>();
    private long acksSent;
    private long acksNotSent;

    Answers(ServerConfig config, FrameCodec codec, DownlinkPlanner planner) {
        this.config = config;
        this.codec = codec;
        this.planner = planner;
        this.attempts = new Attempts(config, planner);
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
        ApplicationDownlink head = forWindows(session);
        if (!session.windowOpen || head == null && !session.ackDue && !commandsDue(session)) {
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
        Found found = reserve(nowUs, session, head, rx1, rx2);
        if (found.slot().gateway() >= 0) {
            order(nowUs, session, found, out);
        } else {
            countMissedAck(session);
            boolean over = nowUs >= rx2.startUs();
            if (head != null && session.reach == null && !over) {
                failedTry(nowUs, session, found.slot().cause(), out);
            }
        }
    }

    /** The head of the queue, unless it shall go at a time or from gateways of the application's choice: the windows of class A have their own. */
    private static ApplicationDownlink forWindows(DeviceSession session) {
        ApplicationDownlink head = session.downlinks == null ? null : session.downlinks.head();
        boolean chosen = head != null
                && session.reach != null
                && (head.wishes().absoluteTimeUs().isPresent()
                        || !head.wishes().gateways().isEmpty());
        return chosen ? null : head;
    }

    private static boolean commandsDue(DeviceSession session) {
        return session.mac != null && session.mac.isDue();
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

    /** Where to send what. */
    private record Found(Slot slot, Reply reply) {}

    private Found reserve(long nowUs, DeviceSession session, ApplicationDownlink head, Window rx1, Window rx2) {
        MacCause cause = MacCause.NO_RECEIVE_WINDOW;
        if (config.windows() != ServerWindows.RX2) {
            Found found = reserve(nowUs, session, head, rx1);
            if (found.slot().gateway() >= 0) {
                return found;
            }
            cause = found.slot().cause();
        }
        if (config.windows() != ServerWindows.RX1) {
            Found found = reserve(nowUs, session, head, rx2);
            if (found.slot().gateway() >= 0) {
                return found;
            }
            cause = DownlinkPlanner.later(cause, found.slot().cause());
        }
        return new Found(new Slot(-1, rx2, cause), null);
    }

    private Found reserve(long nowUs, DeviceSession session, ApplicationDownlink head, Window window) {
        Reply reply = Reply.of(
                head,
                session.mac,
                window.dataRate().downlinkPayload(config.region().dwell()));
        if (reply == null || !isNext(session, window)) {
            return new Found(new Slot(-1, window, MacCause.NO_RECEIVE_WINDOW), null);
        }
        int bytes = codec.length(reply.fOpts().length, reply.fPort(), reply.payload().length);
        return new Found(planner.reserve(session, window, bytes, nowUs), reply);
    }

    /** What is ordered already, for a device of class B or C, has a lower FCnt and must be heard first. */
    private static boolean isNext(DeviceSession session, Window window) {
        return session.reach == null || window.startUs() >= session.reach.busyUntilUs;
    }

    private void order(long nowUs, DeviceSession session, Found found, ServerOut out) {
        Reply reply = found.reply();
        ApplicationDownlink message = reply.message();
        int fCtrl = flags(session, message);
        acksSent += session.ackDue ? 1 : 0;
        session.ackDue = false;
        session.windowOpen = false;
        session.fCntDown++;
        DataFrame frame = new DataFrame(
                reply.confirmed() ? MType.CONFIRMED_DATA_DOWN : MType.UNCONFIRMED_DATA_DOWN,
                session.devAddr,
                fCtrl,
                session.fCntDown,
                reply.fOpts(),
                reply.fPort(),
                reply.payload());
        Object content = codec.seal(frame, session.keys);
        int bytes = codec.length(frame.fOpts().length, frame.fPort(), frame.frmPayload().length);
        DownlinkOrder order = planner.order(nowUs, session, found.slot(), content, bytes, reply.tag(), out);
        if (session.mac != null) {
            session.mac.sent(reply.hasCommands());
        }
        if (message != null) {
            session.downlinks.take();
        }
        int payloadBytes = frame.fOpts().length + frame.frmPayload().length;
        Attempt attempt = new Attempt(
                message,
                (fCtrl & DataFrame.ACK) != 0,
                session.fCntDown,
                content,
                bytes,
                payloadBytes,
                windows(session));
        begin(nowUs, session, attempt.ordered(order, found.slot().window()), out);
    }

    private List<Window> windows(DeviceSession session) {
        Window rx1 = planner.rx1(session, rx1DelayUs(), config.rx1DrOffset());
        Window rx2 = planner.rx2(session, rx1DelayUs(), config.rx2DataRate());
        return switch (config.windows()) {
            case BOTH -> List.of(rx1, rx2);
            case RX1 -> List.of(rx1);
            case RX2 -> List.of(rx2);
        };
    }

    /** An order has left: it is done, or where gateways decide it waits for the answer. */
    void begin(long nowUs, DeviceSession session, Attempt attempt, ServerOut out) {
        session.attempt = attempt;
        if (!config.downlinks().gatewaysDecide()) {
            taken(nowUs, session, out);
        }
    }

    /** The gateway has taken the order, or the server never hears what it did and takes it for sent. */
    void taken(long nowUs, DeviceSession session, ServerOut out) {
        Attempt attempt = session.attempt;
        session.attempt = null;
        if (attempt.message != null) {
            session.downlinks.sent(attempt.fCnt);
            out.downlinkSent(attempt.message, attempt.fCnt, attempt.order, nowUs);
        }
    }

    /** The gateway refuses the order; whether that was the last way to send it. */
    boolean refused(long nowUs, DeviceSession session, TxStatus status, ServerOut out) {
        if (attempts.next(nowUs, session, out)) {
            return false;
        }
        Attempt attempt = session.attempt;
        session.attempt = null;
        acksSent -= attempt.ack ? 1 : 0;
        acksNotSent += attempt.ack ? 1 : 0;
        if (attempt.message != null) {
            boolean again =
                    session.downlinks.notSent(session.reach == null ? config.maxDownlinkTries() : Integer.MAX_VALUE);
            if (again) {
                out.downlinkRefused(attempt.message, attempt.fCnt, attempt.order, status);
            }
            tellFailed(nowUs, attempt.message, again, status.cause(), out);
            dropExpired(nowUs, session, out);
        }
        return true;
    }

    private int flags(DeviceSession session, ApplicationDownlink message) {
        DownlinkQueue waiting = session.downlinks;
        boolean more = waiting != null && (message == null ? waiting.head() != null : waiting.moreThanHead());
        return (session.ackDue ? DataFrame.ACK : 0)
                | (more ? DataFrame.F_PENDING : 0)
                | (config.mac().adr() == null ? 0 : DataFrame.ADR);
    }
}
