package io.chirpsim.app.load;

import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.PathLossModel;
import io.chirpsim.app.scenario.Propagation.PathLoss;
import io.chirpsim.app.scenario.Propagation.Published;
import io.chirpsim.app.scenario.Propagation.Shadowing;

/** Shadowing; its default sigma is what was published with the path loss. */
final class ShadowingFormat {
    /** Standard deviations in dB of links in sight and out of sight. */
    private record Sigma(double clearDb, double blockedDb) {
        static Sigma of(Shadowing shadowing) {
            return new Sigma(shadowing.clearSigmaDb(), shadowing.blockedSigmaDb());
        }

        boolean isOne() {
            return clearDb == blockedDb;
        }
    }

    private static final Section.Builder<Shadowing> B = Section.of("Log-normal shadowing.");
    private static final Field<Sigma> SIGMA = B.derived(
            "sigma",
            sigma(),
            GatewayFormat.ifRead(v -> v.get(PropagationFormat.MODEL), model -> Sigma.of(Defaults.shadowingOf(model))),
            "what was published with the model, 0 dB if nothing was",
            Sigma::of,
            "Standard deviation; 0 dB: none.");
    private static final Field<Double> CORRELATION = B.optional(
            "correlation",
            Shapes.length(0, 100_000, "a length from 0 m to 100 km, such as '50 m'"),
            Defaults.SHADOWING_CORRELATION_M,
            Shadowing::correlationM,
            "Distance between devices over which the correlation of their links falls to 1/e; 0 m: all links are independent.");
    private static final Field<Double> SITES = B.derived(
            "sites",
            Shapes.number(0, 1, "allowed: a number from 0 to 1"),
            GatewayFormat.ifRead(v -> v.get(CORRELATION), metres -> metres > 0 ? Defaults.SHADOWING_SITES : 0),
            Defaults.SHADOWING_SITES + ", or 0 if correlation is 0 m",
            Shadowing::sites,
            "Correlation between the links of one device to two gateways.");

    static final Section<Shadowing> SECTION = B.check(ShadowingFormat::checkSight)
            .build((v, at) ->
                    new Shadowing(v.get(SIGMA).clearDb(), v.get(SIGMA).blockedDb(), v.get(CORRELATION), v.get(SITES)));

    private ShadowingFormat() {}

    private static Shape<Sigma> sigma() {
        Scalar<Double> decibels = Shapes.decibels(0, 30);
        Scalar<Sigma> one = new Scalar<>(
                decibels.allowed(),
                (text, at) -> {
                    double sigmaDb = decibels.parse(text, at);
                    return new Sigma(sigmaDb, sigmaDb);
                },
                sigma -> decibels.write(sigma.clearDb()),
                node -> node.setAll(decibels.schema()));
        Section.Builder<Sigma> b = Section.of("By whether the ends see each other, with uma and umi.");
        Field<Double> clear = b.required("clear", decibels, Sigma::clearDb, "Of links in sight.");
        Field<Double> blocked = b.required("blocked", decibels, Sigma::blockedDb, "Of links out of sight.");
        return new Either<>(one, b.build((v, at) -> new Sigma(v.get(clear), v.get(blocked))), Sigma::isOne);
    }

    private static void checkSight(Values v, Cursor at) {
        PathLoss model = v.get(PropagationFormat.MODEL);
        Sigma sigma = v.get(SIGMA);
        if (model != null && sigma != null && !sigma.isOne() && !knowsSight(model)) {
            at.at("sigma")
                    .wrong(
                            "this model does not tell links in sight from others; allowed: one number, or model uma or umi");
        }
    }

    private static boolean knowsSight(PathLoss model) {
        return model instanceof Published published
                && (published.model() == PathLossModel.UMA || published.model() == PathLossModel.UMI);
    }
}
