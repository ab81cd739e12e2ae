package io.chirpsim.app.load;

import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.DeviceProfile;
import io.chirpsim.app.scenario.InputFile;
import io.chirpsim.app.scenario.PayloadEncoding;
import io.chirpsim.app.scenario.Traffic;
import io.chirpsim.app.scenario.Traffic.Bursts;
import io.chirpsim.app.scenario.Traffic.BusinessHours;
import io.chirpsim.app.scenario.Traffic.Pauses;
import io.chirpsim.app.scenario.Traffic.Periodic;
import io.chirpsim.app.scenario.Traffic.Poisson;
import io.chirpsim.app.scenario.Traffic.Rhythm;
import io.chirpsim.app.scenario.Traffic.Threshold;
import io.chirpsim.app.scenario.Traffic.Trace;
import io.chirpsim.app.scenario.ValueModel;
import io.chirpsim.app.scenario.WeeklyHours;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** When end-devices send what. */
final class TrafficFormat {
    private static final int MOST_MESSAGES = 10_000;
    private static final double MOST = 1e12;

    static final Shape<Traffic> SHAPE = new Kinds<>(List.of(
            new Kinds.Kind<>("periodic", Periodic.class, periodic()),
            new Kinds.Kind<>("poisson", Poisson.class, poisson()),
            new Kinds.Kind<>("pauses", Pauses.class, pauses()),
            new Kinds.Kind<>("businessHours", BusinessHours.class, businessHours()),
            new Kinds.Kind<>("bursts", Bursts.class, bursts()),
            new Kinds.Kind<>("threshold", Threshold.class, threshold()),
            new Kinds.Kind<>("trace", Trace.class, trace())));

    private TrafficFormat() {}

    private static Section<Periodic> periodic() {
        Section.Builder<Periodic> b = Section.of("At regular times of the device's own clock.");
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
        PayloadKeys payload = new PayloadKeys(b);
        b.check((v, at) -> {
            if (v.get(every) != null && v.get(jitter) != null && v.get(jitter) >= v.get(every)) {
                at.at("jitter")
                        .wrong("found " + Canonical.time(v.get(jitter)) + "; allowed: less than every, "
                                + Canonical.time(v.get(every)));
            }
        });
        return b.build((v, at) ->
                new Periodic(v.get(every), v.get(firstWithin), v.get(jitter), payload.bytes(v), payload.fPort(v)));
    }

    private static Section<Poisson> poisson() {
        Section.Builder<Poisson> b = Section.of("A Poisson process.");
        Field<Long> mean =
                b.required("mean", Shapes.timeAboveZero(), Poisson::meanUs, "Mean time between two messages.");
        PayloadKeys payload = new PayloadKeys(b);
        return b.build((v, at) -> new Poisson(v.get(mean), payload.bytes(v), payload.fPort(v)));
    }

    private static Section<Pauses> pauses() {
        Section.Builder<Pauses> b = Section.of("Pauses of exponential length after each frame.");
        Field<Long> mean = b.required(
                "mean", Shapes.timeAboveZero(), Pauses::meanUs, "Mean time from the end of a frame to the next.");
        PayloadKeys payload = new PayloadKeys(b);
        return b.build((v, at) -> new Pauses(v.get(mean), payload.bytes(v), payload.fPort(v)));
    }

    private static Section<BusinessHours> businessHours() {
        Section.Builder<BusinessHours> b = Section.of("More during some hours of the week than outside them.");
        Field<Long> inside = b.required(
                "inside",
                Shapes.timeAboveZero(),
                BusinessHours::insideUs,
                "Mean time between two messages inside the hours.");
        Field<Long> outside = b.optional(
                "outside",
                Shapes.time(),
                0L,
                BusinessHours::outsideUs,
                "The same outside the hours; 0 s: no messages there.");
        Field<Rhythm> rhythm = b.optional(
                "rhythm",
                Shapes.word(Rhythm.class),
                Rhythm.POISSON,
                BusinessHours::rhythm,
                "How messages follow each other.");
        Field<WeeklyHours> hours =
                b.optional("hours", HoursFormat.SECTION, HoursFormat.DEFAULT, BusinessHours::hours, "The hours.");
        PayloadKeys payload = new PayloadKeys(b);
        return b.build((v, at) -> new BusinessHours(
                v.get(inside), v.get(outside), v.get(rhythm), v.get(hours), payload.bytes(v), payload.fPort(v)));
    }

    private static Section<Bursts> bursts() {
        Section.Builder<Bursts> b = Section.of("Events of a Poisson process, each with several messages.");
        Field<Long> mean = b.required("mean", Shapes.timeAboveZero(), Bursts::meanUs, "Mean time between two events.");
        Field<Span<Integer>> messages = b.required(
                "messages",
                Span.shape(Shapes.whole(1, MOST_MESSAGES)),
                t -> new Span<>(t.minMessages(), t.maxMessages()),
                "Messages of an event: a number, or { min, max }, uniform between.");
        Field<Span<Long>> gap = b.required(
                "gap",
                Span.shape(Shapes.timeAboveZero()),
                t -> new Span<>(t.minGapUs(), t.maxGapUs()),
                "Time between two messages of an event: a time, or { min, max }, uniform between.");
        PayloadKeys payload = new PayloadKeys(b);
        return b.build((v, at) -> new Bursts(
                v.get(mean),
                v.get(messages).min(),
                v.get(messages).max(),
                v.get(gap).min(),
                v.get(gap).max(),
                payload.bytes(v),
                payload.fPort(v)));
    }

    private static Section<Threshold> threshold() {
        Section.Builder<Threshold> b =
                Section.of("When what the sensor measures crosses a level or has changed, and after a silence.");
        Field<String> field =
                b.required("field", Shapes.text(), Threshold::field, "The field, one of the values of the profile.");
        Field<Long> sample =
                b.required("sample", Shapes.timeAboveZero(), Threshold::sampleUs, "The sensor looks so often.");
        Field<Optional<Double>> level = b.maybe(
                "level", number(-MOST), t -> boxed(t.level()), "A message when the value crosses this, either way.");
        Field<Optional<Double>> delta = b.maybe(
                "delta",
                number(0),
                t -> boxed(t.delta()),
                "A message when the value is further than this from that of the last message.");
        Field<Long> heartbeat = b.optional(
                "heartbeat", Shapes.time(), 0L, Threshold::heartbeatUs, "A message after so long without; 0 s: never.");
        PayloadKeys payload = new PayloadKeys(b);
        b.check((v, at) -> {
            checkField(v.get(field), v, at);
            if (v.get(level) != null
                    && v.get(delta) != null
                    && v.get(level).isEmpty()
                    && v.get(delta).isEmpty()) {
                at.wrong("found neither 'level' nor 'delta'; allowed: at least one of them");
            }
        });
        return b.build((v, at) -> new Threshold(
                v.get(field),
                v.get(sample),
                unboxed(v.get(level)),
                unboxed(v.get(delta)),
                v.get(heartbeat),
                payload.bytes(v),
                payload.fPort(v)));
    }

    private static Scalar<Double> number(double least) {
        return Shapes.number(
                least, MOST, "allowed: a number" + (least == 0 ? " from 0 on" : "") + " in the unit of the field");
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    private static OptionalDouble unboxed(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }

    /** The battery is left out: what it holds at a sample would depend on messages that are not yet made. */
    private static void checkField(String field, Values v, Cursor at) {
        String name = v.get(DeviceFormat.PROFILE);
        DeviceProfile profile = name == null ? null : at.reading().profiles().get(name);
        if (field == null || profile == null) {
            return;
        }
        List<String> fields = sampledFields(profile);
        if (!fields.contains(field)) {
            String hint = fields.isEmpty()
                    ? "; the profile '" + name + "' has no values to compare"
                    : DidYouMean.hint(field, fields);
            at.at("field").wrong("found '" + field + "'" + hint);
        }
    }

    /** Fields that a device can look at between messages. */
    static List<String> sampledFields(DeviceProfile profile) {
        List<String> fields = new ArrayList<>();
        profile.values().forEach((key, model) -> {
            if (isSampled(model)) {
                fields.add(key);
            }
        });
        return fields;
    }

    private static boolean isSampled(ValueModel model) {
        return model instanceof ValueModel.Daily
                || model instanceof ValueModel.Walk
                || model instanceof ValueModel.Counter
                || model instanceof ValueModel.Occupancy occupancy
                        && occupancy.free() instanceof Double
                        && occupancy.occupied() instanceof Double;
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
