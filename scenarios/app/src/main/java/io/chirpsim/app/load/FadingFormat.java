package io.chirpsim.app.load;

import io.chirpsim.app.scenario.Propagation.Fading;
import io.chirpsim.app.scenario.Propagation.FadingModel;
import io.chirpsim.app.scenario.Propagation.FrameFading;
import io.chirpsim.app.scenario.Propagation.Nakagami;
import io.chirpsim.app.scenario.Propagation.NoFading;
import io.chirpsim.app.scenario.Propagation.Rayleigh;
import io.chirpsim.app.scenario.Propagation.Rice;
import io.chirpsim.units.Quantity.Dimension;
import java.util.List;
import java.util.Optional;

/** Fading of single frames: none, or a distribution and how fast it changes. */
final class FadingFormat {
    private static final String NONE = "none";
    private static final String RAYLEIGH = "rayleigh";

    private static final Section.Builder<FadingModel> M = Section.of("Exactly one of: rice, nakagami.");
    private static final Field<Optional<Rice>> RICE =
            M.maybe("rice", rice(), model -> as(Rice.class, model), "One dominant path among many.");
    private static final Field<Optional<Nakagami>> NAKAGAMI = M.maybe(
            "nakagami",
            nakagami(),
            model -> as(Nakagami.class, model),
            "Gamma-distributed power; m = 1 is rayleigh, larger m fades less.");
    private static final Shape<FadingModel> MODEL = new Either<>(
            word(RAYLEIGH, new Rayleigh(), ", { rice: { k: 6 dB } }, { nakagami: { m: 2 } }"),
            M.build(FadingFormat::chosen),
            Rayleigh.class::isInstance);

    private static final Section.Builder<Fading> B = Section.of("Fading of single frames.");
    private static final Field<FadingModel> DISTRIBUTION =
            B.required("model", MODEL, fading -> ((FrameFading) fading).model(), "Distribution of the power gain.");
    private static final Field<Optional<Double>> SPEED = B.maybe(
            "speed",
            Shapes.quantity(Dimension.SPEED, 0, 100, "a speed from 0 m/s to 100 m/s, such as '1.4 m/s'"),
            fading -> ((FrameFading) fading).speedMPerS(),
            "Of devices or what surrounds them; a gain lasts 0.423 c / (speed x frequency).");
    private static final Field<Optional<Long>> COHERENCE = B.maybe(
            "coherence",
            Shapes.timeAboveZero(),
            fading -> ((FrameFading) fading).coherenceUs(),
            "How long a gain lasts. Without it and speed: to the end of the frame.");

    static final Shape<Fading> SHAPE = new Either<>(
            word(
                    NONE,
                    new NoFading(),
                    ", { model: rayleigh }, { model: { rice: { k: 6 dB } } }, { model: { nakagami: { m: 2 } } }"),
            B.check(FadingFormat::checkOne)
                    .build((v, at) -> new FrameFading(v.get(DISTRIBUTION), v.get(SPEED), v.get(COHERENCE))),
            NoFading.class::isInstance);

    private FadingFormat() {}

    private static <T> Optional<T> as(Class<T> type, FadingModel model) {
        return Optional.of(model).filter(type::isInstance).map(type::cast);
    }

    private static <T> Scalar<T> word(String word, T value, String others) {
        return new Scalar<>(
                "allowed: " + word,
                (text, at) -> {
                    if (!text.equals(word)) {
                        throw new Scalar.WrongValue(
                                "found '" + text + "'" + DidYouMean.hint(text, List.of(word)) + others);
                    }
                    return value;
                },
                any -> word,
                node -> node.putArray("enum").add(word));
    }

    private static FadingModel chosen(Values v, Cursor at) {
        if (v.get(RICE).isPresent() == v.get(NAKAGAMI).isPresent()) {
            return at.wrong((v.get(RICE).isPresent() ? "names more than one model" : "names no model")
                    + "; allowed: exactly one of rice, nakagami");
        }
        return v.get(RICE).<FadingModel>map(rice -> rice).orElseGet(() -> v.get(NAKAGAMI)
                .get());
    }

    private static Section<Rice> rice() {
        Section.Builder<Rice> b = Section.of("Rice.");
        Field<Double> k = b.required(
                "k", Shapes.decibels(-40, 40), Rice::kDb, "Power of the dominant path over that of all others.");
        return b.build((v, at) -> new Rice(v.get(k)));
    }

    private static Section<Nakagami> nakagami() {
        Section.Builder<Nakagami> b = Section.of("Nakagami.");
        Field<Double> m = b.required(
                "m", Shapes.number(0.5, 100, "allowed: a number from 0.5 to 100"), Nakagami::m, "Its shape.");
        return b.build((v, at) -> new Nakagami(v.get(m)));
    }

    private static void checkOne(Values v, Cursor at) {
        if (v.get(SPEED) != null
                && v.get(SPEED).isPresent()
                && v.get(COHERENCE) != null
                && v.get(COHERENCE).isPresent()) {
            at.at("coherence").wrong("speed says how long a gain lasts; leave one of them out");
        }
    }
}
