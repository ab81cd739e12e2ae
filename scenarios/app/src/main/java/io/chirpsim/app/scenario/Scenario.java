package io.chirpsim.app.scenario;

import io.chirpsim.lorawan.region.Region;
import io.chirpsim.results.Requirement;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A whole scenario, every default filled in.
 *
 * <p>Gateways are ordered by id, groups by name, MQTT clients by id, so that their order in the file changes nothing.
 *
 * @param name short name, used in file names
 * @param question what the run shall answer, in plain words
 * @param compat the other simulator whose rules were laid under the file; everything they say is in the other values
 * @param seed master seed of all random draws
 * @param start virtual date of time 0; empty only with a trace, which then gives it
 * @param durationUs messages are created in [0, duration); empty only with a trace, which then gives it
 * @param warmUpUs messages created before it are not counted
 * @param drainUs how long the run goes on after the duration, without new messages
 * @param replications how often it is run
 * @param fidelity bytes or sizes
 * @param region regional parameters by name, such as {@code EU868}
 * @param site where it happens
 * @param propagation how waves fade
 * @param radio how frames are received
 * @param gateways gateways, ordered by id
 * @param devices groups of end-devices, ordered by name
 * @param profiles every profile that a group or a sensor file names, by name
 * @param network network server and what lies between it and the gateways
 * @param mqtt broker and clients; empty: a message is delivered when the network server accepts it
 * @param requirements what has to hold, in the order of the file
 * @param events what happens at which time, in the order of time
 * @param ownRegion the region where it is a file of one's own; then {@code region} is the file
 * @param multicast groups that one downlink reaches, ordered by id
 * @param campaign a file that is sent to one of them; empty if there is none
 */
public record Scenario(
        String name,
        String question,
        Optional<String> compat,
        long seed,
        Optional<Instant> start,
        Optional<Long> durationUs,
        long warmUpUs,
        long drainUs,
        Replications replications,
        Fidelity fidelity,
        String region,
        Site site,
        Propagation propagation,
        RadioSettings radio,
        List<GatewaySite> gateways,
        List<DeviceGroup> devices,
        SortedMap<String, DeviceProfile> profiles,
        NetworkSettings network,
        Optional<MqttSettings> mqtt,
        List<Requirement> requirements,
        List<TimelineEvent> events,
        Optional<Region> ownRegion,
        List<Multicast> multicast,
        Optional<Campaign> campaign) {

    public Scenario {
        gateways =
                gateways.stream().sorted(Comparator.comparing(GatewaySite::id)).toList();
        devices =
                devices.stream().sorted(Comparator.comparing(DeviceGroup::name)).toList();
        profiles = java.util.Collections.unmodifiableSortedMap(new java.util.TreeMap<>(profiles));
        requirements = List.copyOf(requirements);
        events = List.copyOf(events);
        multicast =
                multicast.stream().sorted(Comparator.comparing(Multicast::id)).toList();
    }

    /** Regional parameters. */
    public Region regionalParameters() {
        return ownRegion.orElseGet(() -> Region.named(region));
    }

    /** The profile of a group. */
    public DeviceProfile profileOf(DeviceGroup group) {
        return profiles.get(group.profile());
    }

    /** The profile of one sensor of a group's sensor file: its own if the file names one, else the group's. */
    public DeviceProfile profileOf(DeviceGroup group, Sensor sensor) {
        return profiles.get(sensor.profile().orElse(group.profile()));
    }
}
