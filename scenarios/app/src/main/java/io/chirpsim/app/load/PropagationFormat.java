package io.chirpsim.app.load;

import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.Obstacles;
import io.chirpsim.app.scenario.Propagation;
import io.chirpsim.app.scenario.Propagation.Fading;
import io.chirpsim.app.scenario.Propagation.FixedIndoorLoss;
import io.chirpsim.app.scenario.Propagation.IndoorLoss;
import io.chirpsim.app.scenario.Propagation.NoIndoorLoss;
import io.chirpsim.app.scenario.Propagation.O2iHigh;
import io.chirpsim.app.scenario.Propagation.O2iLow;
import io.chirpsim.app.scenario.Propagation.PathLoss;
import io.chirpsim.app.scenario.Propagation.Published;
import io.chirpsim.app.scenario.Propagation.Shadowing;
import io.chirpsim.app.scenario.Propagation.Tr45820;
import io.chirpsim.app.scenario.Site;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Propagation: what a wave loses, and how that varies. */
final class PropagationFormat {
    private static final PathLoss DEFAULT_MODEL = new Published(Defaults.PATH_LOSS);
    static final Propagation DEFAULT = new Propagation(
            DEFAULT_MODEL,
            Defaults.shadowingOf(DEFAULT_MODEL),
            Defaults.FADING,
            Defaults.TEMPORAL_SIGMA_DB,
            Defaults.INDOOR_LOSS,
            Obstacles.NONE);

    private static final Map<String, IndoorLoss> INDOOR_WORDS = indoorWords();

    private static final Section.Builder<Propagation> B = Section.of("How a wave fades on its way.");
    static final Field<PathLoss> MODEL = B.optional(
            "model",
            PathLossFormat.SHAPE,
            DEFAULT_MODEL,
            Propagation::pathLoss,
            "Path loss: a published model, by name or with its parameters, or exponent and reference of one's own.");
    private static final Field<Shadowing> SHADOWING = B.derived(
            "shadowing",
            ShadowingFormat.SECTION,
            GatewayFormat.ifRead(v -> v.get(MODEL), Defaults::shadowingOf),
            "what was published with the model",
            Propagation::shadowing,
            "Log-normal shadowing, kept by a link for all frames and both directions.");
    private static final Field<Fading> FADING = B.optional(
            "fading",
            FadingFormat.SHAPE,
            Defaults.FADING,
            Propagation::fading,
            "How the power of a link's frames differs from one to the next, and along a long one.");
    private static final Field<Double> TEMPORAL = B.optional(
            "temporal",
            temporal(),
            Defaults.TEMPORAL_SIGMA_DB,
            Propagation::temporalSigmaDb,
            "How static links vary over days and months, drawn for every frame.");
    private static final Field<IndoorLoss> INDOOR_LOSS = B.optional(
            "indoorLoss",
            indoorLoss(),
            Defaults.INDOOR_LOSS,
            Propagation::indoorLoss,
            "Loss into buildings, drawn once per device marked indoor.");

    private static final Field<Obstacles> BUILDINGS = B.derived(
            "buildings",
            Shapes.word(Obstacles.class),
            v -> v.get(ScenarioFormat.SITE) == null || v.get(MODEL) == null
                    ? null
                    : Defaults.buildingsOf(v.get(ScenarioFormat.SITE), v.get(MODEL)),
            "rays where site.buildings holds heights and the model is one of a clear line of sight, else none",
            Propagation::buildings,
            "Whether the buildings of the site's map stand in the way.");

    static final Section<Propagation> SECTION = B.check(PropagationFormat::checkBuildings)
            .build((v, at) -> new Propagation(
                    v.get(MODEL),
                    v.get(SHADOWING),
                    v.get(FADING),
                    v.get(TEMPORAL),
                    v.get(INDOOR_LOSS),
                    v.get(BUILDINGS)));

    private PropagationFormat() {}

    private static void checkBuildings(Values v, Cursor at) {
        Site site = v.get(ScenarioFormat.SITE);
        if (v.get(BUILDINGS) == Obstacles.RAYS && site != null && !site.hasBuildings()) {
            at.at("buildings")
                    .wrong("rays need buildings; name a GeoJSON file with heights in site.buildings, or say none");
        }
    }

    private static Section<Double> temporal() {
        Section.Builder<Double> b = Section.of("A normal deviation in dB of every frame as a whole.");
        Field<Double> sigma = b.required(
                "sigma",
                Shapes.decibels(0, 30),
                value -> value,
                "Standard deviation; static links of two campaigns had 1.2 dB to 3.8 dB.");
        return b.build((v, at) -> v.get(sigma));
    }

    private static Map<String, IndoorLoss> indoorWords() {
        Map<String, IndoorLoss> words = new LinkedHashMap<>();
        words.put("none", new NoIndoorLoss());
        words.put("tr45820", new Tr45820());
        words.put("o2i-low", new O2iLow());
        words.put("o2i-high", new O2iHigh());
        return words;
    }

    private static Shape<IndoorLoss> indoorLoss() {
        List<String> words = List.copyOf(INDOOR_WORDS.keySet());
        Scalar<IndoorLoss> named = new Scalar<>(
                "allowed: " + String.join(", ", words),
                (text, at) -> {
                    if (!INDOOR_WORDS.containsKey(text)) {
                        throw new Scalar.WrongValue(
                                "found '" + text + "'" + DidYouMean.hint(text, words) + ", { fixed: 15 dB }");
                    }
                    return INDOOR_WORDS.get(text);
                },
                loss -> words.stream()
                        .filter(word -> INDOOR_WORDS.get(word).equals(loss))
                        .findFirst()
                        .orElseThrow(),
                node -> words.forEach(node.putArray("enum")::add));
        Section.Builder<IndoorLoss> b = Section.of("The same loss for every device indoors.");
        Field<Double> fixed =
                b.required("fixed", Shapes.decibels(0, 100), loss -> ((FixedIndoorLoss) loss).lossDb(), "The loss.");
        Section<IndoorLoss> section = b.build((v, at) -> new FixedIndoorLoss(v.get(fixed)));
        return new Either<>(named, section, INDOOR_WORDS::containsValue);
    }
}
