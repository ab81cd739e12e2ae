package io.chirpsim.results;

import io.chirpsim.stats.QuantileHistogram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Commands that have reached their device and wait for its answer: an acknowledgement, or the first message the device makes afterwards,
 * whichever arrives first. The round trip lasts from the command's making to that arrival.
 */
final class RoundTrips {
    private record Command(long id, long createdUs, long arrivedUs) {}

    private final Grouping grouping;
    private final LatencyWatch[] watches;

    /** By device; only devices with some, so that it is empty where nobody sends commands. */
    private final Map<Integer, List<Command>> open = new HashMap<>();

    private final QuantileHistogram[] us;

    RoundTrips(Grouping grouping, LatencyWatch[] watches) {
        this.grouping = grouping;
        this.watches = watches;
        us = new QuantileHistogram[grouping.count()];
        Arrays.setAll(us, group -> new QuantileHistogram());
    }

    /** A command has reached its device. */
    void arrived(long id, int device, long createdUs, long tUs) {
        open.computeIfAbsent(device, unknown -> new ArrayList<>(1)).add(new Command(id, createdUs, tUs));
    }

    /** A message of a device, made then, has arrived now. */
    void answered(int device, long messageCreatedUs, long tUs) {
        if (!open.isEmpty()) {
            endAll(device, tUs, command -> command.arrivedUs <= messageCreatedUs);
        }
    }

    /** A device's acknowledgement of one command has arrived. */
    void acknowledged(long id, int device, long tUs) {
        endAll(device, tUs, command -> command.id == id);
    }

    private void endAll(int device, long tUs, Predicate<Command> answered) {
        List<Command> commands = open.get(device);
        if (commands != null && commands.removeIf(command -> answered.test(command) && end(device, command, tUs))) {
            open.computeIfPresent(device, (one, left) -> left.isEmpty() ? null : left);
        }
    }

    private boolean end(int device, Command command, long tUs) {
        long spanUs = tUs - command.createdUs;
        us[grouping.of(device)].add(spanUs);
        for (LatencyWatch watch : watches) {
            watch.told(Span.ROUND_TRIP, device, spanUs);
        }
        return true;
    }

    /** Round trips of a group. */
    QuantileHistogram us(int group) {
        return us[group];
    }
}
