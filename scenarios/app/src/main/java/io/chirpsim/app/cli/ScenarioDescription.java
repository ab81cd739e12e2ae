package io.chirpsim.app.cli;

import io.chirpsim.app.scenario.DeviceGroup;
import io.chirpsim.app.scenario.Replications;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.app.scenario.Traffic;
import io.chirpsim.app.wire.Recordings;
import java.time.Instant;
import java.util.Locale;

/** A scenario in a few lines for people. */
final class ScenarioDescription {
    private static final double DAY_US = 86_400e6;
    private static final double HOUR_US = 3_600e6;

    private ScenarioDescription() {}

    static String of(Scenario scenario, Recordings recordings) {
        StringBuilder text = new StringBuilder(scenario.name()).append(": ok\n");
        if (!scenario.question().isEmpty()) {
            text.append("  ").append(scenario.question()).append('\n');
        }
        text.append("  ").append(devices(scenario, recordings)).append('\n');
        text.append("  ").append(when(scenario, recordings.durationUs())).append('\n');
        text.append("  ").append(messages(scenario, recordings.durationUs())).append('\n');
        scenario.mqtt().ifPresent(mqtt -> text.append("  MQTT: ")
                .append(count(mqtt.subscribers().size(), "subscriber"))
                .append(", ")
                .append(count(mqtt.publishers().size(), "publisher"))
                .append('\n'));
        text.append("  ")
                .append(count(scenario.requirements().size(), "requirement"))
                .append('\n');
        return text.toString();
    }

    private static String devices(Scenario scenario, Recordings recordings) {
        long devices = scenario.devices().stream()
                .mapToLong(group -> group.count().orElse(0))
                .sum();
        boolean traced = scenario.devices().stream().anyMatch(group -> group.traffic() instanceof Traffic.Trace);
        return withTraces(count(devices, "device"), devices, traced) + " in "
                + count(scenario.devices().size(), "group") + ", "
                + count(recordings.gateways().size(), "gateway") + ", " + scenario.region();
    }

    private static String when(Scenario scenario, long durationUs) {
        return time(durationUs) + ", " + replications(scenario.replications()) + ", seed " + scenario.seed();
    }

    private static String time(long us) {
        return us >= DAY_US
                ? String.format(Locale.ROOT, "%.4g days", us / DAY_US)
                : String.format(Locale.ROOT, "%.4g h", us / HOUR_US);
    }

    private static String replications(Replications replications) {
        return replications.until().isPresent()
                ? replications.min() + " to " + replications.max() + " replications"
                : count(replications.min(), "replication");
    }

    private static String messages(Scenario scenario, long durationUs) {
        double expected = scenario.devices().stream()
                .mapToDouble(group -> expected(group, scenario.start().orElse(Instant.EPOCH), durationUs))
                .sum();
        boolean traced = scenario.devices().stream().anyMatch(group -> group.traffic() instanceof Traffic.Trace);
        long made = Math.round(expected);
        return withTraces("about " + count(made, "uplink message"), made, traced) + " per replication";
    }

    private static String withTraces(String words, long number, boolean traced) {
        if (!traced) {
            return words;
        }
        return number == 0 ? "what the traces hold" : words + " and what the traces hold";
    }

    private static double expected(DeviceGroup group, Instant start, long durationUs) {
        int devices = group.count().orElse(0);
        return group.traffic() instanceof Traffic.Made made ? devices * made.expected(start, durationUs) : 0;
    }

    private static String count(long number, String of) {
        return String.format(Locale.ROOT, "%,d %s%s", number, of, number == 1 ? "" : "s");
    }
}
