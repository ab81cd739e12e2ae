package io.chirpsim.results;

import io.chirpsim.flow.Cause;
import io.chirpsim.flow.Labels;
import java.util.List;

/**
 * What a recorder must know of one replication.
 *
 * @param population devices and gateways by index
 * @param causes every cause a message can be lost for, in the order of the results
 * @param labels names of data rates and counters
 * @param energyStates names of the states a device spends energy in, such as "transmit" and "sleep"
 * @param warmUpUs messages count from here on, in microseconds
 * @param durationUs and before here, in microseconds
 * @param requirements those asked of single devices are watched while messages arrive
 * @param sink takes rows of single messages, or {@link MessageSink#NONE}
 * @param events what happens at which time, in the order of time
 */
public record RecorderConfig(
        Population population,
        List<Cause> causes,
        Labels labels,
        List<String> energyStates,
        long warmUpUs,
        long durationUs,
        List<Requirement> requirements,
        MessageSink sink,
        List<EventInfo> events) {
    public RecorderConfig {
        causes = List.copyOf(causes);
        energyStates = List.copyOf(energyStates);
        requirements = List.copyOf(requirements);
        events = List.copyOf(events);
    }

    /** Nothing happens on top of the traffic. */
    public RecorderConfig(
            Population population,
            List<Cause> causes,
            Labels labels,
            List<String> energyStates,
            long warmUpUs,
            long durationUs,
            List<Requirement> requirements,
            MessageSink sink) {
        this(population, causes, labels, energyStates, warmUpUs, durationUs, requirements, sink, List.of());
    }
}
