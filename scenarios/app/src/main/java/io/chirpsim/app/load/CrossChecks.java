package io.chirpsim.app.load;

import io.chirpsim.app.scenario.DeviceGroup;
import io.chirpsim.app.scenario.Sensor;
import io.chirpsim.results.Requirement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks between the sections of a scenario; values that were wrong are null and what depends on them is not checked. */
final class CrossChecks {
    private CrossChecks() {}

    static void check(Values v, Cursor at) {
        boolean traced = hasTrace(at.tree());
        checkDuration(v, at, traced);
        checkRx1Offset(v, at);
        NetworkChannelsFormat.check(v, at);
        checkGateways(at, traced);
        checkEuis(v.get(ScenarioFormat.DEVICES), at.reading());
        DownlinkChecks.check(
                v.get(ScenarioFormat.DEVICES),
                v.get(ScenarioFormat.MULTICAST),
                v.get(ScenarioFormat.MQTT),
                at.reading());
        SiteChecks.check(v, at);
        checkRequirements(v, at);
        MobilityFormat.checkSite(v, at);
        EventChecks.check(v, at);
        ClassChecks.check(v, at);
    }

    /** Whether any group says that it follows a trace; looked up in the text, since the group may be wrong elsewhere. */
    private static boolean hasTrace(Tree scenario) {
        Optional<Tree> devices = ((Tree.Mapping) scenario).child("devices");
        return devices.isPresent()
                && devices.get() instanceof Tree.Sequence groups
                && groups.items().stream().anyMatch(CrossChecks::isTraced);
    }

    private static boolean isTraced(Tree group) {
        return group instanceof Tree.Mapping mapping
                && mapping.child("traffic").orElse(null) instanceof Tree.Mapping traffic
                && traffic.child("kind").orElse(null) instanceof Tree.Scalar kind
                && kind.text().equals("trace");
    }

    private static void checkDuration(Values v, Cursor at, boolean traced) {
        Optional<Long> duration = v.get(ScenarioFormat.DURATION);
        if (duration == null) {
            return;
        }
        if (duration.isEmpty() && !traced) {
            String allowed = Shapes.timeAboveZero().allowed();
            at.reading().report(at.tree().mark(), "duration", "missing; " + allowed);
        }
        Long warmUp = v.get(ScenarioFormat.WARM_UP);
        if (duration.isPresent() && warmUp != null && warmUp >= duration.get()) {
            at.at("warmUp")
                    .wrong("found " + Canonical.time(warmUp) + "; allowed: less than duration, "
                            + Canonical.time(duration.get()));
        }
    }

    private static void checkRx1Offset(Values v, Cursor at) {
        if (v.get(ScenarioFormat.REGION) == null || v.get(ScenarioFormat.NETWORK) == null) {
            return;
        }
        int most = at.reading().regions().maxRx1DrOffset(v.get(ScenarioFormat.REGION));
        int offset = v.get(ScenarioFormat.NETWORK).rx1DrOffset();
        if (offset > most) {
            at.at("network").at("rx1DrOffset").wrong("found " + offset + "; allowed: 0 to " + most + " in this region");
        }
    }

    private static void checkGateways(Cursor at, boolean traced) {
        if (at.at("gateways").tree() instanceof Tree.Sequence list
                && list.items().isEmpty()
                && !traced) {
            at.at("gateways")
                    .wrong("found an empty list; allowed: at least one gateway, unless a trace brings its own");
        }
    }

    private static void checkEuis(List<DeviceGroup> groups, Reading reading) {
        Map<String, Mark> seen = new HashMap<>();
        for (Sensor sensor : reading.sensors()) {
            sensor.devEui()
                    .ifPresent(eui -> reportTwice(eui, reading.placeOf(sensor).at("devEUI"), seen));
        }
        for (DeviceGroup group : groups == null ? List.<DeviceGroup>of() : groups) {
            Cursor at = reading.placeOf(group).at("devEUI");
            List<Tree> written = at.tree() instanceof Tree.Sequence list ? list.items() : List.of(at.tree());
            for (int i = 0; i < group.devEuis().size(); i++) {
                reportTwice(group.devEuis().get(i), at.item(written.get(i), ""), seen);
            }
        }
    }

    private static void reportTwice(String eui, Cursor at, Map<String, Mark> seen) {
        Mark first = seen.putIfAbsent(eui, at.tree().mark());
        if (first != null) {
            at.wrong("the DevEUI " + eui + " is used twice, first at " + first.with("") + "; DevEUIs are unique");
        }
    }

    private static void checkRequirements(Values v, Cursor at) {
        if (v.get(ScenarioFormat.REQUIREMENTS) == null || v.get(ScenarioFormat.DEVICES) == null) {
            return;
        }
        List<String> groups = groupNames(at.at("devices").tree());
        for (Requirement requirement : v.get(ScenarioFormat.REQUIREMENTS)) {
            String group = requirement.group().orElse("");
            if (!group.isEmpty() && !groups.contains(group)) {
                at.reading()
                        .placeOf(requirement)
                        .wrong("there is no group '" + group + "'" + DidYouMean.hint(group, groups));
            }
        }
    }

    private static List<String> groupNames(Tree devices) {
        return ((Tree.Sequence) devices)
                .items().stream()
                        .map(DeviceFormat.LIST::nameOf)
                        .flatMap(Optional::stream)
                        .map(ListShape::textOf)
                        .toList();
    }
}
