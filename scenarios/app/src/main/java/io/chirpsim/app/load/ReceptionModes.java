package io.chirpsim.app.load;

import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.Reception;
import io.chirpsim.app.scenario.Reception.Awgn;
import io.chirpsim.app.scenario.Reception.Calibrated;
import io.chirpsim.app.scenario.Reception.Threshold;
import java.util.List;

/** When a frame is decoded: a word, or awgn with its implementation loss. */
final class ReceptionModes {
    private static final List<String> WORDS = List.of("threshold", "awgn", "calibrated");

    static final Shape<Reception> SHAPE = new Either<>(word(), section(), mode -> !(mode instanceof Awgn));

    private ReceptionModes() {}

    private static Scalar<Reception> word() {
        return new Scalar<>(
                "allowed: " + String.join(", ", WORDS),
                (text, at) -> switch (text) {
                    case "threshold" -> new Threshold();
                    case "awgn" -> Defaults.RECEPTION;
                    case "calibrated" -> new Calibrated();
                    default -> throw new Scalar.WrongValue("found '" + text + "'" + DidYouMean.hint(text, WORDS));
                },
                mode -> mode instanceof Threshold ? "threshold" : "calibrated",
                node -> WORDS.forEach(node.putArray("enum")::add));
    }

    private static Section<Reception> section() {
        Section.Builder<Awgn> inner = Section.of("White noise.");
        Field<Double> loss = inner.optional(
                "implementationLoss",
                Shapes.decibels(0, 20),
                Defaults.RECEPTION.implementationLossDb(),
                Awgn::implementationLossDb,
                "What a receiver loses against the theory.");
        Section<Awgn> awgn = inner.build((v, at) -> new Awgn(v.get(loss)));
        Section.Builder<Reception> b = Section.of("Reception by noise.");
        Field<Awgn> chosen = b.required("awgn", awgn, mode -> (Awgn) mode, "White noise.");
        return b.build((v, at) -> v.get(chosen));
    }
}
