package io.chirpsim.app.load;

import io.chirpsim.app.scenario.DataRateChoice;
import io.chirpsim.app.scenario.DeviceGroup;
import io.chirpsim.app.scenario.NetworkChannels;
import io.chirpsim.app.scenario.NetworkSettings;
import io.chirpsim.lorawan.region.ChannelSet;
import io.chirpsim.lorawan.region.Region;
import java.util.List;
import java.util.Optional;

/** The uplink channels of a network: numbers as text, or a list of frequencies. */
final class NetworkChannelsFormat {
    static final Shape<NetworkChannels> SHAPE = new Either<>(
            numbers(), frequencies(), channels -> channels.numbers().isPresent());

    private NetworkChannelsFormat() {}

    private static Scalar<NetworkChannels> numbers() {
        return new Scalar<>(
                "allowed: channel numbers such as '8-15, 65'",
                (text, at) -> {
                    try {
                        return new NetworkChannels(
                                Optional.of(ChannelSet.parse(text).text()), List.of());
                    } catch (IllegalArgumentException e) {
                        throw new Scalar.WrongValue("found " + e.getMessage());
                    }
                },
                channels -> channels.numbers().orElseThrow(),
                node -> node.putArray("type").add("string").add("integer"));
    }

    private static Shape<NetworkChannels> frequencies() {
        return new Mapped<>(
                ListShape.of(ReceptionFormat.frequency(), 1),
                list -> new NetworkChannels(Optional.empty(), list),
                NetworkChannels::frequenciesHz);
    }

    /** Whether the region can have them, and the groups use them; values that were wrong are null. */
    static void check(Values v, Cursor at) {
        NetworkSettings network = v.get(ScenarioFormat.NETWORK);
        if (network == null || v.get(ScenarioFormat.REGION) == null || v.get(ScenarioFormat.RADIO) == null) {
            return;
        }
        long[] own = v.get(ScenarioFormat.RADIO).sending().channelsHz().stream()
                .mapToLong(Long::longValue)
                .toArray();
        Cursor here = at.at("network").at("channels");
        if (network.channels().isPresent() && own.length > 0) {
            here.wrong("radio.channels says which channels there are; leave one of the two out");
        } else if (network.channels().isPresent() || own.length > 0) {
            network.channels().ifPresent(channels -> ListShape.requireDistinct(here, channels.frequenciesHz()));
            Region region = at.reading().regions().region(v.get(ScenarioFormat.REGION));
            try {
                Region used = own.length > 0
                        ? region.withChannels(own)
                        : network.channels().get().in(region);
                groups(v.get(ScenarioFormat.DEVICES), used, at.reading());
            } catch (IllegalArgumentException e) {
                here.wrong(e.getMessage());
            }
        }
    }

    /** Whether every group has a channel of the width it sends with, and may send there with its power. */
    private static void groups(List<DeviceGroup> groups, Region region, Reading reading) {
        for (DeviceGroup group : groups == null ? List.<DeviceGroup>of() : groups) {
            ChannelSet channels = region.networkChannels();
            if (group.dataRate() instanceof DataRateChoice.Fixed fixed) {
                channels = region.channels(region.dataRate(fixed.index()), channels);
                if (channels.isEmpty()) {
                    reading.placeOf(group)
                            .at("dataRate")
                            .wrong("DR" + fixed.index() + " has none of the network's channels, "
                                    + region.networkChannels().text() + "; add one of its width to network.channels");
                }
            }
            power(group, region, channels, reading);
        }
    }

    private static void power(DeviceGroup group, Region region, ChannelSet channels, Reading reading) {
        for (int i = channels.next(0); i >= 0; i = channels.next(i + 1)) {
            double limitDbm = region.maxEirpDbm(region.channelsHz()[i]);
            if (group.eirpDbm() > limitDbm + 1e-9) {
                reading.placeOf(group)
                        .at("txPower")
                        .wrong("found " + Canonical.number(group.eirpDbm()) + " dBm EIRP; allowed on "
                                + Canonical.number(region.channelsHz()[i] / 1e6) + " MHz: "
                                + Canonical.number(Math.rint(10 * limitDbm) / 10));
                return;
            }
        }
    }
}
