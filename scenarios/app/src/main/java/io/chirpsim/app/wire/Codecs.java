package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.IntegrationFormat;
import io.chirpsim.app.scenario.Traffic;
import io.chirpsim.bridge.Decoding;
import io.chirpsim.bridge.codec.PayloadCodec;
import io.chirpsim.bridge.codec.ProfileDecoding;
import io.chirpsim.bridge.codec.ProfileDecoding.Names;
import java.util.List;
import java.util.Optional;

/** The codecs of the devices of one replication. */
final class Codecs {
    private Codecs() {}

    static Decoding decoding(List<PlacedDevice> devices, IntegrationFormat format) {
        Names names = format == IntegrationFormat.CHIRPSTACK ? Names.CHIRPSTACK : Names.THE_THINGS_STACK;
        return new ProfileDecoding(
                devices.stream().map(Codecs::ofUplinks).toList(),
                devices.stream().map(device -> device.profile().codec()).toList(),
                names);
    }

    /** Random bytes mean nothing, whatever the profile. */
    private static Optional<PayloadCodec> ofUplinks(PlacedDevice device) {
        boolean random =
                device.group().traffic() instanceof Traffic.Made made && made.payloadBytes() != Traffic.FROM_CODEC;
        return random ? Optional.empty() : device.profile().codec();
    }
}
