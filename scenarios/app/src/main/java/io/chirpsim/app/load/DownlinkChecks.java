package io.chirpsim.app.load;

import io.chirpsim.app.scenario.DeviceGroup;
import io.chirpsim.app.scenario.MqttSettings;
import io.chirpsim.app.scenario.MqttSettings.Downlink;
import io.chirpsim.app.scenario.MqttSettings.Publisher;
import io.chirpsim.app.scenario.Place;
import io.chirpsim.app.scenario.Sensor;
import io.chirpsim.app.scenario.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the downlinks that publishers plan are for end-devices that exist. */
final class DownlinkChecks {
    private DownlinkChecks() {}

    static void check(List<DeviceGroup> groups, Optional<MqttSettings> mqtt, Reading reading) {
        if (groups == null || mqtt == null || mqtt.isEmpty()) {
            return;
        }
        for (Publisher publisher : mqtt.get().publishers()) {
            if (publisher.message() instanceof Downlink downlink
                    && groups.stream().noneMatch(group -> has(group, downlink.device()))) {
                Cursor at = reading.placeOf(downlink).at("device");
                at.wrong("there is no end-device '" + downlink.device() + "'"
                        + DidYouMean.hint(downlink.device(), firstNames(groups)));
            }
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
