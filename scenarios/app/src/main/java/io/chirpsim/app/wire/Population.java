package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.DeviceGroup;
import io.chirpsim.app.scenario.DeviceProfile;
import io.chirpsim.app.scenario.LocalPoint;
import io.chirpsim.app.scenario.Place;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.app.scenario.Sensor;
import io.chirpsim.app.scenario.Traffic;
import io.chirpsim.phy.Position;
import io.chirpsim.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the end-devices of one replication, groups by name, so that their order in the file changes nothing. */
final class Population {
    private final Scenario scenario;
    private final Recordings recordings;
    private final Streams streams;
    private final List<PlacedDevice> devices = new ArrayList<>();

    private Population(Scenario scenario, Recordings recordings, Streams streams) {
        this.scenario = scenario;
        this.recordings = recordings;
        this.streams = streams;
    }

    /** Every device, placed. */
    static List<PlacedDevice> of(Scenario scenario, Recordings recordings, Streams streams) {
        Population population = new Population(scenario, recordings, streams);
        scenario.devices().forEach(population::add);
        return population.devices;
    }

    private void add(DeviceGroup group) {
        Placement placement = new Placement(scenario.site(), group, streams);
        if (group.place() instanceof Place.Listed listed) {
            listed.sensors().forEach(sensor -> addListed(group, placement, sensor));
        } else if (group.traffic() instanceof Traffic.Trace) {
            recordings.uplinks(group).keySet().forEach(devEui -> addPlain(group, placement, devEui, hex(devEui)));
        } else {
            int count = group.count().orElseThrow();
            for (int i = 0; i < count; i++) {
                addNumbered(group, placement, i);
            }
        }
    }

    private void addNumbered(DeviceGroup group, Placement placement, int number) {
        String name = group.name() + "-" + (number + 1);
        Optional<String> given =
                number < group.devEuis().size() ? Optional.of(group.devEuis().get(number)) : Optional.empty();
        long entity = entity(group, name);
        LocalPoint point = group.mobility().isPresent()
                ? scenario.site().locate(group.mobility().get().start(number))
                : placement.of(entity, null);
        add(group, point, devEui(given, name), name);
    }

    private static long entity(DeviceGroup group, String name) {
        return Streams.hash(group.name() + "/" + name);
    }

    private void addPlain(DeviceGroup group, Placement placement, long devEui, String name) {
        add(group, placement.of(entity(group, name), null), devEui, name);
    }

    private void add(DeviceGroup group, LocalPoint point, long devEui, String name) {
        long entity = entity(group, name);
        Position position = at(point, group.heightM());
        devices.add(new PlacedDevice(group, scenario.profileOf(group), devEui, name, entity, position, group.indoor()));
    }

    private void addListed(DeviceGroup group, Placement placement, Sensor sensor) {
        long entity = entity(group, sensor.name());
        DeviceProfile profile = scenario.profileOf(group, sensor);
        Position position = at(placement.of(entity, sensor), sensor.heightM().orElse(group.heightM()));
        boolean indoor = sensor.indoor().orElse(group.indoor());
        devices.add(new PlacedDevice(
                group, profile, devEui(sensor.devEui(), sensor.name()), sensor.name(), entity, position, indoor));
    }

    private static Position at(LocalPoint point, double heightM) {
        return new Position(point.x(), point.y(), heightM);
    }

    /** A DevEUI from a locally administered range where none is given. */
    private static long devEui(Optional<String> given, String name) {
        return given.map(text -> Long.parseUnsignedLong(text, 16))
                .orElseGet(() -> Streams.hash("devEui/" + name) >>> 8 | 0x02L << 56);
    }

    static String hex(long eui) {
        return String.format(java.util.Locale.ROOT, "%016X", eui);
    }
}
