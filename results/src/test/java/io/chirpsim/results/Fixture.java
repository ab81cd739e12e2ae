package io.chirpsim.results;

import io.chirpsim.flow.Cause;
import io.chirpsim.flow.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Small populations and recorders for tests. */
final class Fixture {
    static final long SECOND = 1_000_000;
    static final long WARM_UP = 100 * SECOND;
    static final long DURATION = 1000 * SECOND;
    static final List<Cause> CAUSES = List.of(TestCause.values());

    private Fixture() {}

    static Population population(String... groups) {
        List<DeviceInfo> devices = new ArrayList<>();
        for (int i = 0; i < groups.length; i++) {
            devices.add(new DeviceInfo(
                    String.format(Locale.ROOT, "%016x", i), "device-" + i, groups[i], 39.48, -0.34, i, i, 1, false));
        }
        return new Population(devices, List.of(new GatewayInfo("gw", 39.48, -0.34, 0, 0, 20)));
    }

    static RecorderConfig config(
            Population population, Labels labels, List<Requirement> requirements, MessageSink sink) {
        return new RecorderConfig(
                population, CAUSES, labels, List.of("transmit", "sleep"), WARM_UP, DURATION, requirements, sink);
    }

    static Recorder recorder(String... groups) {
        return new Recorder(config(population(groups), new Labels(), List.of(), MessageSink.NONE));
    }
}
