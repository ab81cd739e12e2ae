package io.chirpsim.mqtt.link;

import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.Kernel;
import io.chirpsim.sim.SimEvent;

/** One direction of a connection: the writes on their way, first in, first out. One event, set for the first of them. */
final class Pipe extends SimEvent {
    private final Kernel kernel;
    private final VirtualLink link;
    private final Lane lane;
    private final RetransmissionTimer timer = new RetransmissionTimer();
    private final LinkPort from;
    private final LinkPort to;
    private Segment head;
    private Segment tail;

    Pipe(Kernel kernel, VirtualLink link, Lane lane, LinkPort from, LinkPort to) {
        super(kernel, EventKind.ARRIVAL);
        this.kernel = kernel;
        this.link = link;
        this.lane = lane;
        this.from = from;
        this.to = to;
    }

    void append(Segment.Kind kind, byte[] bytes, long tag) {
        Segment segment = link.segment();
        segment.kind = kind;
        segment.bytes = bytes;
        segment.tag = tag;
        lane.transmit(segment, timer, kernel.nowUs());
        if (tail == null) {
            head = segment;
            kernel.schedule(this, segment.arrivalUs);
        } else {
            segment.arrivalUs = Math.max(segment.arrivalUs, tail.arrivalUs);
            tail.next = segment;
        }
        tail = segment;
    }

    @Override
    public void happen() {
        long nowUs = kernel.nowUs();
        while (head != null && head.arrivalUs <= nowUs) {
            if (head.doomed) {
                from.cut();
                return;
            }
            arrive(head, nowUs);
        }
        if (head != null && !isScheduled()) {
            kernel.schedule(this, head.arrivalUs);
        }
    }

    private void arrive(Segment segment, long nowUs) {
        head = segment.next;
        tail = head == null ? null : tail;
        if (segment.roundTripUs >= 0) {
            timer.onRoundTrip(segment.roundTripUs);
        }
        Segment.Kind kind = segment.kind;
        byte[] bytes = segment.bytes;
        long tag = segment.tag;
        link.recycle(segment);
        switch (kind) {
            case OPEN -> to.onOpen(nowUs);
            case DATA -> to.onData(from, bytes, tag, nowUs);
            case CLOSE -> to.onPeerClose(nowUs);
        }
    }

    /** Everything on its way is lost; its sender is told. */
    void clear(long nowUs) {
        kernel.cancel(this);
        Segment segment = head;
        head = null;
        tail = null;
        while (segment != null) {
            Segment next = segment.next;
            if (segment.kind == Segment.Kind.DATA) {
                from.onLost(segment.bytes, segment.tag, nowUs);
            }
            link.recycle(segment);
            segment = next;
        }
    }
}
