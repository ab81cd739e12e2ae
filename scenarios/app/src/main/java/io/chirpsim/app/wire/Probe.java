package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.flow.Direction;
import java.util.List;

/** Measures a scenario instead of reporting it; not for several threads. */
public final class Probe {
    private final Scenario scenario;
    private final Recordings recordings;

    /** A scenario and the logs it replays. */
    public Probe(Scenario scenario, Recordings recordings) {
        this.scenario = scenario;
        this.recordings = recordings;
    }

    private Replication replication() {
        return new Replication(scenario, recordings, List.of(), 0, Sinks.NONE);
    }

    /** Uplink messages made per CPU second of this thread, wiring included, in the first replication. */
    public double uplinksPerCpuS() {
        Replication.Outcome outcome = replication().run();
        return outcome.result().generated(Direction.UPLINK) * 1e9 / Math.max(1, outcome.cpuNanos());
    }

    /** Live heap of the wired scenario less what was live before, over its devices. */
    public double bytesPerDevice() {
        long before = Heap.liveBytes();
        Replication wired = replication();
        int devices = wired.devices();
        long after = Heap.liveBytes();
        if (wired.devices() != devices) {
            throw new IllegalStateException("the devices are gone");
        }
        return (double) (after - before) / Math.max(1, devices);
    }
}
