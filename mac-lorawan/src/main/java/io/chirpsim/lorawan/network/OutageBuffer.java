package io.chirpsim.lorawan.network;

import io.chirpsim.lorawan.server.ReceivedFrame;
import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.Kernel;
import io.chirpsim.sim.SimEvent;
import java.util.ArrayDeque;

/** Frames that one gateway keeps while its backhaul is down; they leave in order when it is up again. */
final class OutageBuffer {
    /** Sends a frame that was kept. */
    interface Forward {
        void forward(int gatewayIndex, double rssiDbm, double snrDb, ReceivedFrame frame);
    }

    private record Kept(double rssiDbm, double snrDb, ReceivedFrame frame) {}

    private final Kernel kernel;
    private final int gatewayIndex;
    private final int capacity;
    private final Outages outages;
    private final Forward then;
    private final ArrayDeque<Kept> kept = new ArrayDeque<>();
    private final Flush flush;

    OutageBuffer(Kernel kernel, int gatewayIndex, int capacity, Outages outages, Forward then) {
        this.kernel = kernel;
        this.gatewayIndex = gatewayIndex;
        this.capacity = capacity;
        this.outages = outages;
        this.then = then;
        this.flush = new Flush();
    }

    /** Whether it is kept: only during an outage and if there is room. */
    boolean keeps(double rssiDbm, double snrDb, ReceivedFrame frame) {
        if (kept.size() >= capacity || !outages.at(gatewayIndex, kernel.nowUs())) {
            return false;
        }
        if (kept.isEmpty()) {
            kernel.schedule(flush, outages.untilUs(gatewayIndex, kernel.nowUs()));
        }
        kept.addLast(new Kept(rssiDbm, snrDb, frame));
        return true;
    }

    private final class Flush extends SimEvent {
        Flush() {
            super(OutageBuffer.this.kernel, EventKind.ARRIVAL);
        }

        @Override
        public void happen() {
            Kernel calendar = OutageBuffer.this.kernel;
            if (outages.at(gatewayIndex, calendar.nowUs())) {
                calendar.schedule(this, outages.untilUs(gatewayIndex, calendar.nowUs()));
                return;
            }
            for (Kept next; (next = kept.pollFirst()) != null; ) {
                then.forward(gatewayIndex, next.rssiDbm, next.snrDb, next.frame);
            }
        }
    }
}
