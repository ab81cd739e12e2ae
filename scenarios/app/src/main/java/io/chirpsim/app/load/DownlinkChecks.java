package io.chirpsim.app.load;

import io.chirpsim.app.scenario.DeviceGroup;
import io.chirpsim.app.scenario.IntegrationFormat;
import io.chirpsim.app.scenario.MqttSettings;
import io.chirpsim.app.scenario.MqttSettings.Downlink;
import io.chirpsim.app.scenario.MqttSettings.Publisher;
import io.chirpsim.app.scenario.Multicast;
import io.chirpsim.app.scenario.Place;
import io.chirpsim.app.scenario.Sensor;
import io.chirpsim.app.scenario.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the downlinks that publishers plan are for end-devices that exist. */
final class DownlinkChecks {
    private DownlinkChecks() {}

    static void check(
            List<DeviceGroup> groups, List<Multicast> multicast, Optional<MqttSettings> mqtt, Reading reading) {
        if (groups == null || multicast == null || mqtt == null || mqtt.isEmpty()) {
            return;
        }
        multicast.forEach(one -> checkName(one, groups, reading));
        for (Publisher publisher : mqtt.get().publishers()) {
            if (publisher.message() instanceof Downlink downlink
                    && !isGroup(downlink, multicast, mqtt.get(), reading)
                    && groups.stream().noneMatch(group -> has(group, downlink.device()))) {
                Cursor at = reading.placeOf(downlink).at("device");
                at.wrong("there is no end-device '" + downlink.device() + "'"
                        + DidYouMean.hint(downlink.device(), firstNames(groups)));
            }
        }
    }

    /** The Things Stack commands a group as if it were an end-device; ChirpStack does not over MQTT. */
    private static boolean isGroup(Downlink downlink, List<Multicast> groups, MqttSettings mqtt, Reading reading) {
        boolean group = groups.stream().anyMatch(one -> one.id().equals(downlink.device()));
        if (group && mqtt.integration().format() == IntegrationFormat.CHIRPSTACK) {
            reading.placeOf(downlink)
                    .at("device")
                    .wrong("'" + downlink.device()
                            + "' is a multicast group, and ChirpStack has no MQTT command for one;"
                            + " use the group's key send, or format: the-things-stack");
        }
        return group;
    }

    private static void checkName(Multicast one, List<DeviceGroup> groups, Reading reading) {
        if (groups.stream().anyMatch(group -> has(group, one.id()))) {
            reading.placeOf(one)
                    .at("id")
                    .wrong("'" + one.id()
                            + "' is an end-device as well; choose another name, both are named in topics");
        }
    }

    private static boolean has(DeviceGroup group, String name) {
        if (group.place() instanceof Place.Listed listed) {
            return listed.sensors().stream().map(Sensor::name).anyMatch(name::equals);
        }
        if (group.traffic() instanceof Traffic.Trace || !name.startsWith(group.name() + "-")) {
            return false;
        }
        String number = name.substring(group.name().length() + 1);
        return number.matches("[1-9][0-9]{0,8}")
                && Integer.parseInt(number) <= group.count().orElse(0);
    }

    private static List<String> firstNames(List<DeviceGroup> groups) {
        List<String> names = new ArrayList<>();
        for (DeviceGroup group : groups) {
            if (group.place() instanceof Place.Listed listed) {
                listed.sensors().forEach(sensor -> names.add(sensor.name()));
            } else if (!(group.traffic() instanceof Traffic.Trace)) {
                names.add(group.name() + "-1");
            }
        }
        return names;
    }
}
