package io.chirpsim.app.load;

import io.chirpsim.app.scenario.NetworkChannels;
import io.chirpsim.app.scenario.NetworkSettings;
import io.chirpsim.lorawan.region.ChannelSet;
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

    /** Whether the region can have them; values that were wrong are null. */
    static void check(Values v, Cursor at) {
        NetworkSettings network = v.get(ScenarioFormat.NETWORK);
        if (network == null
                || network.channels().isEmpty()
                || v.get(ScenarioFormat.REGION) == null
                || v.get(ScenarioFormat.RADIO) == null) {
            return;
        }
        Cursor here = at.at("network").at("channels");
        ListShape.requireDistinct(here, network.channels().get().frequenciesHz());
        if (!v.get(ScenarioFormat.RADIO).sending().channelsHz().isEmpty()) {
            here.wrong("radio.channels says which channels there are; leave one of the two out");
            return;
        }
        try {
            network.channels().get().in(at.reading().regions().region(v.get(ScenarioFormat.REGION)));
        } catch (IllegalArgumentException e) {
            here.wrong(e.getMessage());
        }
    }
}
