package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.IntegrationFormat;
import io.chirpsim.app.scenario.Traffic;
import io.chirpsim.bridge.Decoding;
import io.chirpsim.bridge.codec.PayloadCodec;
import io.chirpsim.bridge.codec.ProfileDecoding;
import io.chirpsim.bridge.codec.ProfileDecoding.Names;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The codecs of the devices of one replication. */
final class Codecs {
    private Codecs() {}

    /** @param groups how many multicast groups follow the devices; they have no codec */
    static Decoding decoding(List<PlacedDevice> devices, int groups, IntegrationFormat format) {
        Names names = format == IntegrationFormat.CHIRPSTACK ? Names.CHIRPSTACK : Names.THE_THINGS_STACK;
        return new ProfileDecoding(
                withGroups(devices.stream().map(Codecs::ofUplinks), groups),
                withGroups(devices.stream().map(device -> device.profile().codec()), groups),
                names);
    }

    private static List<Optional<PayloadCodec>> withGroups(Stream<Optional<PayloadCodec>> devices, int groups) {
        return Stream.concat(devices, Collections.nCopies(groups, Optional.<PayloadCodec>empty()).stream())
                .toList();
    }

    /** Random bytes mean nothing, whatever the profile. */
    private static Optional<PayloadCodec> ofUplinks(PlacedDevice device) {
        boolean random =
                device.group().traffic() instanceof Traffic.Made made && made.payloadBytes() != Traffic.FROM_CODEC;
        return random ? Optional.empty() : device.profile().codec();
    }
}
