package io.chirpsim.lorawan.server;

import io.chirpsim.lorawan.frame.DataFrame;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.LongConsumer;

/** Frames whose copies from several gateways are being collected, in the order in which their windows close. */
final class Deduplication {
    private final long windowUs;
    private final List<GatewayLink> links;
    private final ArrayDeque<PendingUplink> open = new ArrayDeque<>();
    private final ArrayDeque<PendingUplink> idle = new ArrayDeque<>();

    Deduplication(long windowUs, List<GatewayLink> links) {
        this.windowUs = windowUs;
        this.links = links;
    }

    /** A frame of a device of which no copy has come before. */
    PendingUplink begin(ReceivedFrame frame, DeviceSession session, DataFrame header) {
        PendingUplink pending = idle.isEmpty() ? new PendingUplink() : idle.removeFirst();
        pending.frame = frame;
        pending.session = session;
        pending.header = header;
        pending.fCnt = session.fCntUp;
        session.pending = pending;
        return pending;
    }

    /** One more copy. */
    void add(PendingUplink pending, long nowUs, int gatewayIndex, double rssiDbm, double snrDb) {
        pending.add(nowUs, gatewayIndex, rssiDbm, snrDb, links);
    }

    /** The window of a frame that has its first copy opens now; whether it closes at once. */
    boolean open(PendingUplink pending, long nowUs, ServerOut out) {
        pending.closeUs = nowUs + windowUs;
        if (windowUs == 0) {
            return true;
        }
        open.addLast(pending);
        if (open.size() == 1) {
            out.wakeAt(pending.closeUs);
        }
        return false;
    }

    /** The next frame whose window has closed by now, or null. */
    PendingUplink closed(long nowUs) {
        return open.isEmpty() || open.peekFirst().closeUs > nowUs ? null : open.removeFirst();
    }

    /** Asks to be woken when the next window closes. */
    void wake(ServerOut out) {
        if (!open.isEmpty()) {
            out.wakeAt(open.peekFirst().closeUs);
        }
    }

    /** The frames being collected never came; {@code lost} is told the tag of each message that is lost with them. */
    void forget(LongConsumer lost) {
        while (!open.isEmpty()) {
            PendingUplink pending = open.removeFirst();
            DeviceSession session = pending.session;
            session.pending = session.pending == pending ? null : session.pending;
            if (pending.header != null && !pending.repetition) {
                session.fCntUp = pending.fCnt - 1;
                lost.accept(pending.frame.tag());
            }
            end(pending);
        }
    }

    /** A frame is dealt with. */
    void end(PendingUplink pending) {
        pending.clear();
        idle.addFirst(pending);
    }
}
