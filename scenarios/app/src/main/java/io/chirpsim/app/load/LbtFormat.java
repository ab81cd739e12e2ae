package io.chirpsim.app.load;

import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.ListenBeforeTalk;
import io.chirpsim.units.Quantity.Dimension;
import java.util.List;

/** Listen before talk. */
final class LbtFormat {
    private static final String REGION = "region";
    private static final String NONE = "none";
    private static final long SECOND_US = 1_000_000;

    /** A word or a rule of one's own. */
    static final Shape<ListenBeforeTalk> SHAPE =
            new Either<>(word(), own(), value -> !(value instanceof ListenBeforeTalk.Own));

    private LbtFormat() {}

    private static Scalar<ListenBeforeTalk> word() {
        String allowed = "allowed: " + REGION + " or " + NONE;
        return new Scalar<>(
                allowed,
                (text, at) -> switch (text) {
                    case REGION -> ListenBeforeTalk.AS_REGION;
                    case NONE -> ListenBeforeTalk.NONE;
                    default -> throw new Scalar.WrongValue(
                            "found '" + text + "'" + DidYouMean.hint(text, List.of(REGION, NONE)));
                },
                value -> value instanceof ListenBeforeTalk.None ? NONE : REGION,
                node -> node.putArray("enum").add(REGION).add(NONE));
    }

    private static Section<ListenBeforeTalk> own() {
        Section.Builder<ListenBeforeTalk> b = Section.of("Listen before talk by a rule of one's own.");
        Field<Double> threshold = b.required(
                "threshold",
                Shapes.quantity(Dimension.POWER, -200, 50, "a power from -200 dBm to 50 dBm, such as '-80 dBm'"),
                value -> of(value).thresholdDbm(),
                "A channel is busy above this power.");
        Field<Long> sense = b.required(
                "sense", Shapes.timeAboveZero(), value -> of(value).senseUs(), "How long a sender listens first.");
        Field<Long> maxAirtime = b.optional(
                "maxAirtime",
                Shapes.time(),
                Defaults.LBT_MAX_AIRTIME_US,
                value -> of(value).maxAirtimeUs(),
                "Longest frame; 0 s: no limit.");
        Field<Long> pause = b.optional(
                "pause",
                Shapes.time(),
                Defaults.LBT_PAUSE_US,
                value -> of(value).pauseUs(),
                "Silence of a gateway after a frame, at most 1 s; end-devices open receive windows for longer.");
        b.check((v, at) -> {
            atMostASecond("sense", v.get(sense), at);
            atMostASecond("pause", v.get(pause), at);
        });
        return b.build(
                (v, at) -> new ListenBeforeTalk.Own(v.get(threshold), v.get(sense), v.get(maxAirtime), v.get(pause)));
    }

    private static void atMostASecond(String key, Long us, Cursor at) {
        if (us != null && us > SECOND_US) {
            at.at(key).wrong("found '" + at.at(key).text().orElse("") + "'; allowed: at most 1 s");
        }
    }

    private static ListenBeforeTalk.Own of(ListenBeforeTalk value) {
        return (ListenBeforeTalk.Own) value;
    }
}
