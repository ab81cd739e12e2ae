package io.chirpsim.app.wire;

import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.Kernel;
import io.chirpsim.sim.SimEvent;

/** The application of one device: makes messages, one after the other. */
abstract class SourceEvent extends SimEvent {
    private final Kernel kernel;
    private final long durationUs;
    private final int device;
    private int number;

    /** @param durationUs messages are made before this time */
    SourceEvent(Kernel kernel, long durationUs, int device) {
        super(kernel, EventKind.SOURCE);
        this.kernel = kernel;
        this.durationUs = durationUs;
        this.device = device;
    }

    /** Time of a message in microseconds, {@link Long#MAX_VALUE} if there is none. */
    abstract long timeUs(int messageNumber);

    /** Makes a message and hands it to the device. */
    abstract void make(int messageNumber);

    final int device() {
        return device;
    }

    final void start() {
        scheduleNext(kernel.nowUs());
    }

    private void scheduleNext(long notBeforeUs) {
        long atUs = timeUs(number);
        if (atUs < durationUs) {
            kernel.schedule(this, Math.max(atUs, notBeforeUs));
        }
    }

    @Override
    public final void happen() {
        make(number++);
        scheduleNext(kernel.nowUs());
    }
}
