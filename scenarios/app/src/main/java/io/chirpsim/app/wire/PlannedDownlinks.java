package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.MqttSettings;
import io.chirpsim.app.scenario.Multicast;
import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.lorawan.ApplicationDownlink.Priority;
import io.chirpsim.lorawan.ApplicationDownlink.Wishes;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Downlinks that a scenario plans, as applications command them. */
final class PlannedDownlinks {
    private final Map<String, Integer> indexes;

    /** @param groups multicast groups, whose indexes follow those of the devices */
    PlannedDownlinks(List<PlacedDevice> devices, List<Multicast> groups) {
        this.indexes = IntStream.range(0, devices.size())
                .boxed()
                .collect(Collectors.toMap(index -> devices.get(index).name(), index -> index));
        for (int i = 0; i < groups.size(); i++) {
            indexes.put(groups.get(i).id(), devices.size() + i);
        }
    }

    /** One that is published now. */
    ApplicationDownlink of(MqttSettings.Downlink planned, long nowUs) {
        return new ApplicationDownlink(
                0,
                indexes.get(planned.device()),
                planned.fPort(),
                HexFormat.of().parseHex(planned.payload()),
                planned.confirmed(),
                "",
                Priority.valueOf(planned.priority().name()),
                planned.expiresAfterUs().map(after -> nowUs + after).orElse(Long.MAX_VALUE),
                Wishes.NONE);
    }
}
