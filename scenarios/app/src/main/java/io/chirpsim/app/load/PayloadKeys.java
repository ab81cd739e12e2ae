package io.chirpsim.app.load;

import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.DeviceProfile;
import io.chirpsim.app.scenario.Traffic;
import java.util.Optional;

/** What is in messages: keys that all kinds of made-up traffic share. */
final class PayloadKeys {
    /** Longer payloads fit no region and no data rate; the exact limit follows from both. */
    private static final int MAX_PAYLOAD_BYTES = 1000;

    private final Field<Optional<Integer>> payload;
    private final Field<Optional<Integer>> fPort;

    /** Adds the keys to a section. */
    <T extends Traffic.Made> PayloadKeys(Section.Builder<T> b) {
        payload = b.maybe(
                "payload",
                Shapes.bytes(0, MAX_PAYLOAD_BYTES),
                traffic -> traffic.payloadBytes() == Traffic.FROM_CODEC
                        ? Optional.empty()
                        : Optional.of(traffic.payloadBytes()),
                "Length of the application payload, random bytes; left out: made by the profile's codec.");
        fPort = b.maybe(
                "fPort",
                Shapes.whole(1, 223),
                traffic -> traffic.fPort() == 0 ? Optional.empty() : Optional.of(traffic.fPort()),
                "LoRaWAN port. Default: the codec's, " + Defaults.F_PORT + " without one.");
        b.check((v, at) -> {
            if (v.get(payload) != null && v.get(payload).isEmpty()) {
                requireCodec(v, at);
            }
        });
    }

    private static void requireCodec(Values v, Cursor at) {
        String name = v.get(DeviceFormat.PROFILE);
        DeviceProfile profile = name == null ? null : at.reading().profiles().get(name);
        if (profile != null && profile.codec().isEmpty()) {
            at.reading()
                    .report(
                            at.tree().mark(),
                            at.under("payload"),
                            "missing, and the profile '" + name
                                    + "' has no codec to make it; allowed: whole bytes, such as '12 B'");
        }
    }

    int bytes(Values v) {
        return v.get(payload).orElse(Traffic.FROM_CODEC);
    }

    int fPort(Values v) {
        return v.get(fPort).orElse(v.get(payload).isPresent() ? Defaults.F_PORT : 0);
    }
}
