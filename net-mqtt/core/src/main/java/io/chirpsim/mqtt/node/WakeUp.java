package io.chirpsim.mqtt.node;

import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.Kernel;
import io.chirpsim.sim.SimEvent;
import java.util.function.LongConsumer;

/** A machine's next deadline in the calendar. */
final class WakeUp extends SimEvent {
    private final Kernel kernel;
    private final LongConsumer machine;

    /** @param machine is told the time, in microseconds */
    WakeUp(Kernel kernel, LongConsumer machine) {
        super(kernel, EventKind.WAKE_UP);
        this.kernel = kernel;
        this.machine = machine;
    }

    @Override
    public void happen() {
        machine.accept(kernel.nowUs());
    }
}
