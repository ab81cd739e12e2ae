package io.chirpsim.lorawan.server;

import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.lorawan.FCnt;
import io.chirpsim.lorawan.Listening;
import io.chirpsim.lorawan.MacCause;
import io.chirpsim.lorawan.classb.PingSlots;
import io.chirpsim.lorawan.frame.DataFrame;
import io.chirpsim.lorawan.frame.FrameCodec;
import io.chirpsim.lorawan.frame.MType;
import io.chirpsim.lorawan.server.DownlinkPlanner.Slot;
import io.chirpsim.lorawan.server.DownlinkPlanner.Window;
import java.util.List;

/**
 * What the network server sends without waiting for an uplink: to devices of class C at once, to those of class B in their ping slots.
 *
 * <p>While the windows of an uplink can still be reached they come first ({@link Answers}), as in The Things Stack and ChirpStack. A confirmed
 * downlink awaits its answer for CLASS_B_RESP_TIMEOUT or CLASS_C_RESP_TIMEOUT; no other confirmed one goes before. Nothing is sent before the
 * first uplink of a session, which shows that the device has it.
 */
final class Pushes {
    /** A device that cannot be reached now is tried again after so long. */
    private static final long RETRY_US = 1_000_000;

    /** A gateway is told so long before a time that an application wishes for. */
    private static final long WISH_AHEAD_US = 2_000_000;

    private static final long RX1_TO_RX2_US = 1_000_000;
    /** Longest class A window that is waited for. */
    private static final long WINDOW_US = 300_000;
    /** A ping slot is taken so long ahead and no longer: the answer to an uplink that comes before it would have the higher FCnt. */
    private static final long AHEAD_US = 1_000_000;

    private final ServerConfig config;
    private final FrameCodec codec;
    private final DownlinkPlanner planner;
    private final Answers answers;
    private final PingSlots slots;
    private final long answerDelayUs;
    private final Timers<DeviceSession> timers = new Timers<>();

    /** @param answerDelayUs longest time from the end of an uplink until the server has dealt with it */
    Pushes(
            ServerConfig config,
            FrameCodec codec,
            DownlinkPlanner planner,
            Answers answers,
            PingSlots slots,
            long answerDelayUs) {
        this.config = config;
        this.codec = codec;
        this.planner = planner;
        this.answers = answers;
        this.slots = slots;
        this.answerDelayUs = answerDelayUs;
    }

    /** When it wants to be called; {@link Long#MAX_VALUE} if it does not. */
    long nextUs() {
        return timers.nextUs();
    }

    /** A wake-up. */
    void onTimeout(long nowUs, ServerOut out) {
        for (DeviceSession session; (session = timers.due(nowUs)) != null; ) {
            if (session.reach != null && session.reach.wakeUs <= nowUs) {
                session.reach.wakeUs = Long.MAX_VALUE;
                serve(nowUs, session, out);
            }
        }
    }

    private void wake(DeviceSession session, long atUs) {
        if (atUs < session.reach.wakeUs) {
            session.reach.wakeUs = atUs;
            timers.add(atUs, session);
        }
    }

    /** An uplink has come and its windows are dealt with. */
    void heard(long nowUs, DeviceSession session, DataFrame header, ServerOut out) {
        if (session.reach != null) {
            session.reach.inClassB = (header.fCtrl() & DataFrame.CLASS_B) != 0;
            serve(nowUs, session, out);
        }
    }

    /** Sends what waits for a device as soon as it can be reached. */
    void serve(long nowUs, DeviceSession session, ServerOut out) {
        Reach reach = session.reach;
        if (reach == null
                || !session.active
                || session.fCntUp == FCnt.NONE
                || session.downlinks == null
                || session.attempt != null) {
            return;
        }
        if (reach.answerByUs != Long.MIN_VALUE && !reach.awaitsAnswer(nowUs)) {
            reach.answerByUs = Long.MIN_VALUE;
            answers.settle(nowUs, session, false, out);
        }
        ApplicationDownlink head = session.downlinks.head();
        if (head == null || !reach.ready()) {
            return;
        }
        if (head.confirmed() && reach.awaitsAnswer(nowUs)) {
            wake(session, reach.answerByUs);
        } else if (nowUs < reach.busyUntilUs) {
            wake(session, reach.busyUntilUs);
        } else if (head.frmPayload().length
                > config.region().dataRate(reach.listening.dataRate()).maxFrmPayload()) {
            session.downlinks.dropHead();
            out.downlinkDropped(head, MacCause.PAYLOAD_TOO_LONG, nowUs);
            serve(nowUs, session, out);
        } else if (head.wishes().absoluteTimeUs().orElse(0L) > nowUs + WISH_AHEAD_US) {
            wake(session, head.wishes().absoluteTimeUs().get() - WISH_AHEAD_US);
        } else {
            pushInTime(nowUs, session, head, out);
        }
    }

    private void pushInTime(long nowUs, DeviceSession session, ApplicationDownlink head, ServerOut out) {
        Listening listening = session.reach.listening;
        if (listening.inSlots()) {
            long delayUs = planner.delayUs(session);
            long slotUs = slots.nextUs(
                    Math.max(windowsOverUs(session), nowUs + delayUs), session.devAddr, listening.periodicity());
            long takenUs = slotUs - delayUs - AHEAD_US;
            if (nowUs < takenUs) {
                wake(session, takenUs);
                return;
            }
        }
        push(nowUs, session, head, out);
    }

    private long windowsOverUs(DeviceSession session) {
        return session.lastEndUs + answers.rx1DelayUs() + RX1_TO_RX2_US + WINDOW_US;
    }

    /** No gateway has taken the order. */
    void refused(long nowUs, DeviceSession session) {
        session.reach.busyUntilUs = nowUs;
        session.reach.answerByUs = Long.MIN_VALUE;
        wake(session, nowUs + RETRY_US);
    }

    private void push(long nowUs, DeviceSession session, ApplicationDownlink head, ServerOut out) {
        int bytes = codec.length(0, head.fPort(), head.frmPayload().length);
        long wishedUs = head.wishes().absoluteTimeUs().orElse(nowUs);
        long fromUs = Math.max(Math.max(nowUs, wishedUs), windowsOverUs(session));
        Candidates by = Candidates.named(head.wishes().gateways(), session);
        Slot slot = session.reach.listening.inSlots()
                ? inPingSlot(nowUs, fromUs, session, by, bytes)
                : planner.reserveSoon(by, window(session, fromUs, session.devAddr), bytes, nowUs);
        if (slot.gateway() >= 0) {
            order(nowUs, session, head, slot, bytes, out);
        } else {
            wake(session, Math.max(nowUs, fromUs) + RETRY_US);
        }
    }

    private Window window(DeviceSession session, long startUs, int devAddr) {
        Listening listening = session.reach.listening;
        long frequencyHz = listening.frequencyHz() != 0
                ? listening.frequencyHz()
                : planner.pingHz(slots.periods().beaconTime(slots.periods().startUs(startUs)), devAddr);
        return new Window(startUs, config.region().dataRate(listening.dataRate()), frequencyHz);
    }

    /** The first ping slots, for as long as two beacon periods. */
    private Slot inPingSlot(long nowUs, long fromUs, DeviceSession session, Candidates by, int bytes) {
        int periodicity = session.reach.listening.periodicity();
        Slot slot = null;
        long startUs = fromUs;
        for (int i = 0; i <= 2 * PingSlots.perPeriod(periodicity); i++) {
            startUs = slots.nextUs(startUs, session.devAddr, periodicity);
            slot = planner.reserve(by, window(session, startUs, session.devAddr), bytes, nowUs);
            if (slot.gateway() >= 0) {
                return slot;
            }
            startUs++;
        }
        return slot;
    }

    private void order(
            long nowUs, DeviceSession session, ApplicationDownlink head, Slot slot, int bytes, ServerOut out) {
        session.fCntDown++;
        DataFrame frame = new DataFrame(
                head.confirmed() ? MType.CONFIRMED_DATA_DOWN : MType.UNCONFIRMED_DATA_DOWN,
                session.devAddr,
                0,
                session.fCntDown,
                DataFrame.EMPTY,
                head.fPort(),
                head.frmPayload());
        DownlinkOrder order =
                planner.push(nowUs, session.deviceIndex, slot, codec.seal(frame, session.keys), bytes, head.tag(), out);
        Reach reach = session.reach;
        reach.busyUntilUs = order.startUs() + order.airtimeUs();
        if (head.confirmed()) {
            reach.answerByUs = reach.busyUntilUs + Listening.RESP_TIMEOUT_US + answerDelayUs;
            wake(session, reach.answerByUs);
        }
        session.downlinks.take();
        Attempt attempt = new Attempt(
                head,
                false,
                session.fCntDown,
                order.content(),
                bytes,
                head.frmPayload().length,
                List.of(slot.window()));
        answers.begin(nowUs, session, attempt.ordered(order, slot.window()), out);
        if (session.downlinks.head() != null) {
            wake(session, reach.busyUntilUs);
        }
    }
}
