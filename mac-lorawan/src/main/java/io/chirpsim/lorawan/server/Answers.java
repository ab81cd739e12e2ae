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
        ApplicationDownlink downlink =
                tooEarly || session.downlinks == null ? null : session.downlinks.takeUnacknowledged();
        if (downlink == null) {
            return;
        }
        if (session.reach != null) {
            session.reach.answerByUs = Long.MIN_VALUE;
        }
        if (ack) {
            session.downlinks.settled();
            out.downlinkAcknowledged(downlink, session.downlinks.unacknowledgedFCnt(), nowUs);
        } else {
            session.downlinks.putBack(downlink);
            out.downlinkNotAcknowledged(downlink, session.downlinks.unacknowledgedFCnt());
            failedTry(nowUs, session, MacCause.RETRIES_EXHAUSTED, out);
        }
    }

    /** The head of the queue has failed once more; it stays, or goes if that was the last try. */
    private void failedTry(long nowUs, DeviceSession session, MacCause cause, ServerOut out) {
        ApplicationDownlink downlink = session.downlinks.head();
        int tries = cause == MacCause.RETRIES_EXHAUSTED
                ? downlink.wishes().maxTries().orElse(config.maxDownlinkTries())
                : config.maxDownlinkTries();
        if (session.downlinks.countFailedTry() < tries) {
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
    void enqueue(long nowUs, DeviceSession session, ApplicationDownlink downlink, ServerOut out) {
        if (session.downlinks == null) {
            session.downlinks = new DownlinkQueue();
        }
        if (session.downlinks.size() >= config.maxQueuedDownlinks()) {
            out.downlinkDropped(downlink, MacCause.DOWNLINK_QUEUE_FULL, nowUs);
            return;
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
            if (head != null && session.reach == null) {
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
        if (reply == null) {
            return new Found(new Slot(-1, window, MacCause.NO_RECEIVE_WINDOW), null);
        }
        int bytes = codec.length(reply.fOpts().length, reply.fPort(), reply.payload().length);
        return new Found(planner.reserve(session, window, bytes, nowUs), reply);
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
            session.downlinks.sent(session.fCntDown);
            out.downlinkSent(message, session.fCntDown, order, nowUs);
        }
    }

    private int flags(DeviceSession session, ApplicationDownlink message) {
        DownlinkQueue waiting = session.downlinks;
        boolean more = waiting != null && (message == null ? waiting.head() != null : waiting.moreThanHead());
        return (session.ackDue ? DataFrame.ACK : 0)
                | (more ? DataFrame.F_PENDING : 0)
                | (config.mac().adr() == null ? 0 : DataFrame.ADR);
    }
}
