package io.chirpsim.app.load;

import io.chirpsim.app.scenario.ChannelChoice;
import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.InterferenceMatrix;
import io.chirpsim.app.scenario.Obstacles;
import io.chirpsim.app.scenario.Propagation;
import io.chirpsim.app.scenario.Propagation.FixedIndoorLoss;
import io.chirpsim.app.scenario.Propagation.IndoorLoss;
import io.chirpsim.app.scenario.Propagation.NoIndoorLoss;
import io.chirpsim.app.scenario.Propagation.PathLoss;
import io.chirpsim.app.scenario.Propagation.Published;
import io.chirpsim.app.scenario.Propagation.Tr45820;
import io.chirpsim.app.scenario.RadioSettings;
import io.chirpsim.app.scenario.ReceptionMode;
import io.chirpsim.app.scenario.Site;
import java.util.List;
import java.util.Optional;

/** Propagation and reception. */
final class RadioFormat {
    private static final String ALL = "all";

    static final Propagation DEFAULT_PROPAGATION = new Propagation(
            new Published(Defaults.PATH_LOSS), Defaults.SHADOWING_SIGMA_DB, Defaults.INDOOR_LOSS, Obstacles.NONE);
    static final RadioSettings DEFAULT_RADIO = new RadioSettings(
            Defaults.RECEPTION,
            Defaults.INTERFERENCE,
            Optional.of(Defaults.INTERFERER_FLOOR_DB),
            Defaults.CHANNEL_CHOICE);

    static final Section<Propagation> PROPAGATION = propagation();
    static final Section<RadioSettings> RADIO = radio();

    private RadioFormat() {}

    private static Section<Propagation> propagation() {
        Section.Builder<Propagation> b = Section.of("How a wave fades on its way.");
        Field<PathLoss> model = b.optional(
                "model",
                PathLossFormat.SHAPE,
                DEFAULT_PROPAGATION.pathLoss(),
                Propagation::pathLoss,
                "Path loss: a published model, by name or with its parameters, or exponent and reference of one's own.");
        Field<Double> shadowing = b.optional(
                "shadowing",
                shadowing(),
                Defaults.SHADOWING_SIGMA_DB,
                Propagation::shadowingSigmaDb,
                "Log-normal shadowing, drawn once per (device, gateway).");
        Field<IndoorLoss> indoorLoss = b.optional(
                "indoorLoss",
                indoorLoss(),
                Defaults.INDOOR_LOSS,
                Propagation::indoorLoss,
                "Loss into buildings, drawn once per device marked indoor.");
        Field<Obstacles> buildings = b.derived(
                "buildings",
                Shapes.word(Obstacles.class),
                v -> v.get(ScenarioFormat.SITE) == null || v.get(model) == null
                        ? null
                        : Defaults.buildingsOf(v.get(ScenarioFormat.SITE), v.get(model)),
                "rays where site.buildings holds heights and the model is one of a clear line of sight, else none",
                Propagation::buildings,
                "Whether the buildings of the site's map stand in the way.");
        b.check((v, at) -> {
            Site site = v.get(ScenarioFormat.SITE);
            if (v.get(buildings) == Obstacles.RAYS && site != null && !site.hasBuildings()) {
                at.at("buildings")
                        .wrong("rays need buildings; name a GeoJSON file with heights in site.buildings, or say none");
            }
        });
        return b.build((v, at) -> new Propagation(v.get(model), v.get(shadowing), v.get(indoorLoss), v.get(buildings)));
    }

    private static Section<Double> shadowing() {
        Section.Builder<Double> b = Section.of("Log-normal shadowing.");
        Field<Double> sigma =
                b.required("sigma", Shapes.decibels(0, 30), value -> value, "Standard deviation; 0 dB: none.");
        b.later("correlation", "shadowing correlated over distance");
        return b.build((v, at) -> v.get(sigma));
    }

    private static Shape<IndoorLoss> indoorLoss() {
        List<String> words = List.of("none", "tr45820");
        Scalar<IndoorLoss> named = new Scalar<>(
                "allowed: none, tr45820",
                (text, at) -> switch (text) {
                    case "none" -> new NoIndoorLoss();
                    case "tr45820" -> new Tr45820();
                    default -> throw new Scalar.WrongValue(
                            "found '" + text + "'" + DidYouMean.hint(text, words) + ", { fixed: 15 dB }");
                },
                loss -> loss instanceof NoIndoorLoss ? "none" : "tr45820",
                node -> words.forEach(node.putArray("enum")::add));
        Section.Builder<IndoorLoss> b = Section.of("The same loss for every device indoors.");
        Field<Double> fixed =
                b.required("fixed", Shapes.decibels(0, 100), loss -> ((FixedIndoorLoss) loss).lossDb(), "The loss.");
        Section<IndoorLoss> section = b.build((v, at) -> new FixedIndoorLoss(v.get(fixed)));
        return new Either<>(named, section, loss -> !(loss instanceof FixedIndoorLoss));
    }

    private static Section<RadioSettings> radio() {
        Section.Builder<RadioSettings> b = Section.of("How frames are received.");
        Field<ReceptionMode> reception = b.optional(
                "reception",
                Shapes.word(ReceptionMode.class),
                Defaults.RECEPTION,
                RadioSettings::reception,
                "When a frame is decoded.");
        Field<InterferenceMatrix> interference = b.optional(
                "interference",
                Shapes.word(InterferenceMatrix.class),
                Defaults.INTERFERENCE,
                RadioSettings::interference,
                "Matrix of signal-to-interference thresholds between spreading factors.");
        Field<Optional<Double>> floor = b.optional(
                "interfererFloor",
                interfererFloor(),
                DEFAULT_RADIO.interfererFloorDb(),
                RadioSettings::interfererFloorDb,
                "Signals down to so many dB under the noise still interfere; all: every one.");
        Field<ChannelChoice> channelChoice = b.optional(
                "channelChoice",
                Shapes.word(ChannelChoice.class),
                Defaults.CHANNEL_CHOICE,
                RadioSettings::channelChoice,
                "How an end-device picks the channel of an uplink.");
        return b.build((v, at) ->
                new RadioSettings(v.get(reception), v.get(interference), v.get(floor), v.get(channelChoice)));
    }

    private static Scalar<Optional<Double>> interfererFloor() {
        Scalar<Double> decibels = Shapes.decibels(0, 100);
        return new Scalar<>(
                decibels.allowed() + ", or all",
                (text, at) -> text.equals(ALL) ? Optional.empty() : Optional.of(decibels.parse(text, at)),
                floor -> floor.isPresent() ? decibels.write(floor.get()) : ALL,
                node -> {
                    node.putArray("anyOf").add(decibels.schema()).addObject().put("const", ALL);
                });
    }
}
