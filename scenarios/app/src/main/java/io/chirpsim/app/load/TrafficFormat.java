package io.chirpsim.app.load;

import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.InputFile;
import io.chirpsim.app.scenario.PayloadEncoding;
import io.chirpsim.app.scenario.Traffic;
import io.chirpsim.app.scenario.Traffic.Pauses;
import io.chirpsim.app.scenario.Traffic.Periodic;
import io.chirpsim.app.scenario.Traffic.Poisson;
import io.chirpsim.app.scenario.Traffic.Trace;
import java.util.List;

/** When end-devices send what. */
final class TrafficFormat {
    /** Longer payloads fit no region and no data rate; the exact limit follows from both. */
    private static final int MAX_PAYLOAD_BYTES = 1000;

    static final Shape<Traffic> SHAPE = new Kinds<>(List.of(
            new Kinds.Kind<>("periodic", Periodic.class, periodic()),
            new Kinds.Kind<>("poisson", Poisson.class, poisson()),
            new Kinds.Kind<>("pauses", Pauses.class, pauses()),
            new Kinds.Kind<>("trace", Trace.class, trace())));

    private TrafficFormat() {}

    private static Scalar<Integer> payload() {
        return Shapes.bytes(0, MAX_PAYLOAD_BYTES);
    }

    private static Scalar<Integer> fPort() {
        return Shapes.whole(1, 223);
    }

    private static Section<Periodic> periodic() {
        Section.Builder<Periodic> b = Section.of("At regular times.");
        Field<Long> every = b.required("every", Shapes.timeAboveZero(), Periodic::everyUs, "The period.");
        Field<Long> firstWithin = b.derived(
                "firstWithin",
                Shapes.time(),
                v -> v.get(every),
                "the period",
                Periodic::firstWithinUs,
                "The first falls uniformly in [0, this).");
        Field<Long> jitter = b.optional(
                "jitter",
                Shapes.time(),
                Defaults.TRAFFIC_JITTER_US,
                Periodic::jitterUs,
                "Each message is delayed uniformly by up to so much.");
        Field<Integer> payload =
                b.required("payload", payload(), Periodic::payloadBytes, "Length of the application payload.");
        Field<Integer> fPort = b.optional("fPort", fPort(), Defaults.F_PORT, Periodic::fPort, "LoRaWAN port.");
        b.check((v, at) -> {
            if (v.get(every) != null && v.get(jitter) != null && v.get(jitter) >= v.get(every)) {
                at.at("jitter")
                        .wrong("found " + Canonical.time(v.get(jitter)) + "; allowed: less than every, "
                                + Canonical.time(v.get(every)));
            }
        });
        return b.build(
                (v, at) -> new Periodic(v.get(every), v.get(firstWithin), v.get(jitter), v.get(payload), v.get(fPort)));
    }

    private static Section<Poisson> poisson() {
        Section.Builder<Poisson> b = Section.of("A Poisson process.");
        Field<Long> mean =
                b.required("mean", Shapes.timeAboveZero(), Poisson::meanUs, "Mean time between two messages.");
        Field<Integer> payload =
                b.required("payload", payload(), Poisson::payloadBytes, "Length of the application payload.");
        Field<Integer> fPort = b.optional("fPort", fPort(), Defaults.F_PORT, Poisson::fPort, "LoRaWAN port.");
        return b.build((v, at) -> new Poisson(v.get(mean), v.get(payload), v.get(fPort)));
    }

    private static Section<Pauses> pauses() {
        Section.Builder<Pauses> b = Section.of("Pauses of exponential length after each frame.");
        Field<Long> mean = b.required(
                "mean", Shapes.timeAboveZero(), Pauses::meanUs, "Mean time from the end of a frame to the next.");
        Field<Integer> payload =
                b.required("payload", payload(), Pauses::payloadBytes, "Length of the application payload.");
        Field<Integer> fPort = b.optional("fPort", fPort(), Defaults.F_PORT, Pauses::fPort, "LoRaWAN port.");
        return b.build((v, at) -> new Pauses(v.get(mean), v.get(payload), v.get(fPort)));
    }

    private static Section<Trace> trace() {
        Section.Builder<Trace> b = Section.of("Recorded uplinks, sent again at their times and data rates.");
        Field<InputFile> file = b.required(
                "file", Shapes.file(), Trace::file, "ChirpStack uplink log, one JSON object per line, plain or gzip.");
        Field<PayloadEncoding> encoding = b.required(
                "payloadEncoding", Shapes.word(PayloadEncoding.class), Trace::encoding, "How it writes payloads.");
        return b.build((v, at) -> new Trace(v.get(file), v.get(encoding)));
    }
}
