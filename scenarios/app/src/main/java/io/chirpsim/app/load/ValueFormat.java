package io.chirpsim.app.load;

import io.chirpsim.app.scenario.ValueModel;
import io.chirpsim.app.scenario.ValueModel.BatteryLevel;
import io.chirpsim.app.scenario.ValueModel.Constant;
import io.chirpsim.app.scenario.ValueModel.Counter;
import io.chirpsim.app.scenario.ValueModel.Daily;
import io.chirpsim.app.scenario.ValueModel.MessageNumber;
import io.chirpsim.app.scenario.ValueModel.Occupancy;
import io.chirpsim.app.scenario.ValueModel.State;
import io.chirpsim.app.scenario.ValueModel.Walk;
import io.chirpsim.app.scenario.ValueModel.Whereabouts;
import io.chirpsim.app.scenario.WeeklyHours;
import io.chirpsim.bridge.codec.PayloadCodec;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** What sensors measure. */
final class ValueFormat {
    private static final double MOST = 1e12;
    private static final double DAY_OF_SUMMER = 200;
    private static final long SLOT_US = 900_000_000L;
    private static final int LONGEST_COUNT = 65_536;

    static final Shape<ValueModel> SHAPE = new Kinds<>(List.of(
            new Kinds.Kind<>("constant", Constant.class, constant()),
            new Kinds.Kind<>("daily", Daily.class, daily()),
            new Kinds.Kind<>("walk", Walk.class, walk()),
            new Kinds.Kind<>("counter", Counter.class, counter()),
            new Kinds.Kind<>("occupancy", Occupancy.class, occupancy()),
            new Kinds.Kind<>("battery", BatteryLevel.class, battery()),
            new Kinds.Kind<>("position", Whereabouts.class, position()),
            new Kinds.Kind<>("state", State.class, state()),
            new Kinds.Kind<>("messageNumber", MessageNumber.class, messageNumber())));

    private ValueFormat() {}

    private static Scalar<Double> number() {
        return Shapes.number(-MOST, MOST, "allowed: a number, such as 21.5");
    }

    private static Scalar<Double> notNegative() {
        return Shapes.number(0, MOST, "allowed: a number from 0 on, such as 0.3");
    }

    private static Scalar<Double> probability() {
        return Shapes.share();
    }

    /** A number, or one of the field's words. */
    private static Scalar<Object> numberOrWord() {
        Scalar<Double> number = number();
        Scalar<String> word = Shapes.text();
        return new Scalar<>(
                "allowed: a number, or one of the field's words",
                (text, at) -> text.matches("[+-]?[0-9].*") ? (Object) number.parse(text, at) : word.parse(text, at),
                value -> value instanceof Double real ? new BigDecimal(Canonical.number(real)) : value,
                node -> node.putArray("type").add("number").add("string").add("boolean"));
    }

    private static Section<Constant> constant() {
        Section.Builder<Constant> b = Section.of("Always the same.");
        Field<Object> value = b.required("value", numberOrWord(), Constant::value, "The value.");
        return b.build((v, at) -> new Constant(v.get(value)));
    }

    private static Section<Daily> daily() {
        Section.Builder<Daily> b = Section.of("The course of a day, and of a year.");
        Field<Double> mean = b.required("mean", number(), Daily::mean, "Mean over day and year.");
        Field<Double> amplitude = b.optional(
                "amplitude", notNegative(), 0.0, Daily::amplitude, "How far a day's highest is above its mean.");
        Field<Long> peak = b.optional(
                "peak",
                Shapes.time(),
                14 * 3_600_000_000L,
                Daily::peakUs,
                "Time of a day's highest after midnight UTC, such as '14 h'.");
        Field<Double> yearly =
                b.optional("yearly", notNegative(), 0.0, Daily::yearly, "How far a year's highest is above its mean.");
        Field<Integer> hottest = b.optional(
                "hottestDay", Shapes.whole(1, 366), (int) DAY_OF_SUMMER, Daily::hottestDay, "Day of the year of that.");
        Field<Double> noise =
                b.optional("noise", notNegative(), 0.0, Daily::noise, "Standard deviation of what each message adds.");
        Field<Double> spread = b.optional(
                "spread", notNegative(), 0.0, Daily::spread, "Standard deviation of what each device adds to all.");
        Field<Double> min = b.optional("min", number(), -MOST, Daily::min, "Never below.");
        Field<Double> max = b.optional("max", number(), MOST, Daily::max, "Never above.");
        b.check((v, at) -> inOrder(v.get(min), v.get(max), at));
        return b.build((v, at) -> new Daily(
                v.get(mean),
                v.get(amplitude),
                v.get(peak),
                v.get(yearly),
                v.get(hottest),
                v.get(noise),
                v.get(spread),
                v.get(min),
                v.get(max)));
    }

    private static void inOrder(Double min, Double max, Cursor at) {
        if (min != null && max != null && min >= max) {
            at.at("min").wrong("found " + Canonical.number(min) + "; allowed: below 'max', " + Canonical.number(max));
        }
    }

    private static Section<Walk> walk() {
        Section.Builder<Walk> b = Section.of("A random walk that turns back at two bounds.");
        Field<Double> step = b.required("step", notNegative(), Walk::step, "Standard deviation of an hour's change.");
        Field<Double> min = b.required("min", number(), Walk::min, "Lower bound.");
        Field<Double> max = b.required("max", number(), Walk::max, "Upper bound.");
        b.check((v, at) -> inOrder(v.get(min), v.get(max), at));
        return b.build((v, at) -> new Walk(v.get(step), v.get(min), v.get(max)));
    }

    private static Section<Counter> counter() {
        Section.Builder<Counter> b = Section.of("Counts events of a Poisson process.");
        Field<Double> perHour =
                b.required("perHour", notNegative(), Counter::perHour, "Mean events in an hour, inside the hours.");
        Field<Double> outside = b.derived(
                "outside",
                notNegative(),
                v -> v.get(perHour),
                "perHour",
                Counter::outsidePerHour,
                "The same outside the hours.");
        Field<WeeklyHours> hours =
                b.optional("hours", HoursFormat.SECTION, HoursFormat.DEFAULT, Counter::hours, "The hours.");
        Field<Double> each = b.optional("each", notNegative(), 1.0, Counter::each, "What one event adds.");
        Field<Double> wraps =
                b.optional("wrapsAt", notNegative(), 0.0, Counter::wrapsAt, "It begins again at 0 here; 0: never.");
        return b.build((v, at) -> new Counter(v.get(perHour), v.get(outside), v.get(hours), v.get(each), v.get(wraps)));
    }

    private static Section<Occupancy> occupancy() {
        Section.Builder<Occupancy> b = Section.of("Occupied or not, drawn anew for each slot of time.");
        Field<Double> inside = b.required("inside", probability(), Occupancy::inside, "Share inside the hours.");
        Field<Double> outside =
                b.optional("outside", probability(), 0.0, Occupancy::outside, "Share outside the hours.");
        Field<WeeklyHours> hours =
                b.optional("hours", HoursFormat.SECTION, HoursFormat.DEFAULT, Occupancy::hours, "The hours.");
        Field<Long> slot = b.optional("slot", Shapes.timeAboveZero(), SLOT_US, Occupancy::slotUs, "Length of a slot.");
        Field<Object> occupied =
                b.optional("occupied", numberOrWord(), 1.0, Occupancy::occupied, "Value while occupied.");
        Field<Object> free = b.optional("free", numberOrWord(), 0.0, Occupancy::free, "Value otherwise.");
        return b.build((v, at) ->
                new Occupancy(v.get(inside), v.get(outside), v.get(hours), v.get(slot), v.get(occupied), v.get(free)));
    }

    private static Section<BatteryLevel> battery() {
        Section.Builder<BatteryLevel> b = Section.of("What the simulated battery still holds.");
        Field<Double> full = b.optional("full", number(), 100.0, BatteryLevel::full, "Value at 100 %.");
        Field<Double> empty = b.optional("empty", number(), 0.0, BatteryLevel::empty, "Value at 0 %.");
        return b.build((v, at) -> new BatteryLevel(v.get(full), v.get(empty)));
    }

    private static Section<Whereabouts> position() {
        Section.Builder<Whereabouts> b = Section.of("Where the device is.");
        Field<ValueModel.Axis> axis =
                b.required("axis", Shapes.word(ValueModel.Axis.class), Whereabouts::axis, "Which coordinate.");
        return b.build((v, at) -> new Whereabouts(v.get(axis)));
    }

    private static Section<State> state() {
        Section.Builder<State> b = Section.of("One of two values, by whether another field is above a threshold.");
        Field<String> of = b.required("of", Shapes.text(), State::of, "The other field.");
        Field<Double> above = b.required("above", number(), State::above, "The threshold.");
        Field<Object> then = b.optional("then", numberOrWord(), 1.0, State::then, "Value above it.");
        Field<Object> otherwise = b.optional("otherwise", numberOrWord(), 0.0, State::otherwise, "Value else.");
        return b.build((v, at) -> new State(v.get(of), v.get(above), v.get(then), v.get(otherwise)));
    }

    private static Section<MessageNumber> messageNumber() {
        Section.Builder<MessageNumber> b = Section.of("How many messages the device has made before.");
        Field<Integer> modulo = b.optional(
                "modulo", Shapes.whole(1, LONGEST_COUNT), LONGEST_COUNT, MessageNumber::modulo, "Begins again here.");
        return b.build((v, at) -> new MessageNumber(v.get(modulo)));
    }

    /** Whether values and codec belong together. */
    static void check(Optional<PayloadCodec> codec, SortedMap<String, ValueModel> values, Cursor profile) {
        if (codec == null || values == null) {
            return;
        }
        Cursor at = profile.at("values");
        if (codec.isEmpty()) {
            if (!values.isEmpty()) {
                at.wrong("there is no 'codec' that could carry values; add one, or leave 'values' out");
            }
            return;
        }
        List<String> fields = codec.get().uplinkFields();
        values.forEach((field, model) -> {
            if (!fields.contains(field)) {
                at.at(field).wrong("the codec has no field '" + field + "'" + DidYouMean.hint(field, fields));
            } else {
                checkValue(codec.get(), field, model, values, at.at(field));
            }
        });
        Set<String> meant = new HashSet<>(values.keySet());
        values.keySet().forEach(field -> DidYouMean.nearest(field, fields).ifPresent(meant::add));
        List<String> missing = codec.get().missing(meant);
        if (!missing.isEmpty()) {
            at.wrong("there are no values for " + String.join(", ", missing)
                    + "; add them, or say in the codec what to 'send'");
        }
    }

    private static void checkValue(
            PayloadCodec codec, String field, ValueModel model, SortedMap<String, ValueModel> values, Cursor at) {
        for (Object value : outcomes(model)) {
            codec.flaw(field, value).ifPresent(at::wrong);
        }
        if (model instanceof State state) {
            ValueModel other = values.get(state.of());
            if (other == null
                    || other instanceof State
                    || outcomes(other).stream().anyMatch(String.class::isInstance)) {
                at.at("of").wrong("found '" + state.of() + "'; allowed: a field under 'values' with numbers, no state");
            }
        }
    }

    private static List<Object> outcomes(ValueModel model) {
        if (model instanceof Constant constant) {
            return List.of(constant.value());
        }
        if (model instanceof Occupancy occupancy) {
            return List.of(occupancy.occupied(), occupancy.free());
        }
        return model instanceof State state ? List.of(state.then(), state.otherwise()) : List.of();
    }
}
