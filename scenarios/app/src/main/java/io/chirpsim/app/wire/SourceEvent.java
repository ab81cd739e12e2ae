package io.chirpsim.app.wire;

import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.Kernel;
import io.chirpsim.sim.SimEvent;

/** The application of one device: makes messages, one after the other. */
abstract class SourceEvent extends SimEvent {
    private final Kernel kernel;
    private final Sources sources;
    private final int device;
    private int number;

    SourceEvent(Kernel kernel, Sources sources, int device) {
        super(kernel, EventKind.SOURCE);
        this.kernel = kernel;
        this.sources = sources;
        this.device = device;
    }

    /** Time of a message in microseconds, {@link Long#MAX_VALUE} if there is none. */
    abstract long timeUs(int messageNumber);

    /** Makes a message and hands it to the device. */
    abstract void make(int messageNumber);

    final Sources sources() {
        return sources;
    }

    final int device() {
        return device;
    }

    final void start() {
        scheduleNext(kernel.nowUs());
    }

    private void scheduleNext(long notBeforeUs) {
        long atUs = timeUs(number);
        if (atUs < sources.durationUs()) {
            kernel.schedule(this, Math.max(atUs, notBeforeUs));
        }
    }

    @Override
    public final void happen() {
        make(number++);
        scheduleNext(kernel.nowUs());
    }
}
