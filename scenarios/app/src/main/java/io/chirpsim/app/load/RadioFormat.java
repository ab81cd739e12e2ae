package io.chirpsim.app.load;

import io.chirpsim.app.scenario.ChannelChoice;
import io.chirpsim.app.scenario.CodingRate;
import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.InterferenceMatrix;
import io.chirpsim.app.scenario.Propagation;
import io.chirpsim.app.scenario.Propagation.FixedIndoorLoss;
import io.chirpsim.app.scenario.Propagation.IndoorLoss;
import io.chirpsim.app.scenario.Propagation.NoIndoorLoss;
import io.chirpsim.app.scenario.Propagation.PathLoss;
import io.chirpsim.app.scenario.Propagation.Published;
import io.chirpsim.app.scenario.Propagation.Tr45820;
import io.chirpsim.app.scenario.RadioSettings;
import io.chirpsim.app.scenario.ReceptionMode;
import io.chirpsim.units.Quantity.Dimension;
import java.util.List;
import java.util.Optional;

/** Propagation and reception. */
final class RadioFormat {
    private static final String ALL = "all";
    private static final int MAX_CHANNELS = 16;

    static final Propagation DEFAULT_PROPAGATION =
            new Propagation(new Published(Defaults.PATH_LOSS), Defaults.SHADOWING_SIGMA_DB, Defaults.INDOOR_LOSS);
    static final RadioSettings DEFAULT_RADIO = new RadioSettings(
            Defaults.RECEPTION,
            Defaults.INTERFERENCE,
            Optional.of(Defaults.INTERFERER_FLOOR_DB),
            Defaults.CHANNEL_CHOICE,
            Defaults.SENDING);

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
        return b.build((v, at) -> new Propagation(v.get(model), v.get(shadowing), v.get(indoorLoss)));
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
        Field<CodingRate> codingRate = b.optional(
                "codingRate",
                Shapes.word(CodingRate.class),
                Defaults.SENDING.codingRate(),
                radio -> radio.sending().codingRate(),
                "Coding rate of uplinks.");
        Field<List<Long>> channels = b.optional(
                "channels",
                ListShape.of(frequency(), 0),
                Defaults.SENDING.channelsHz(),
                radio -> radio.sending().channelsHz(),
                "Frequencies of uplinks, at most 16; none: the default channels of the region.");
        b.check((v, at) -> {
            if (v.get(channels) != null && v.get(channels).size() > MAX_CHANNELS) {
                at.at("channels").wrong("found " + v.get(channels).size() + "; allowed: at most " + MAX_CHANNELS);
            }
        });
        return b.build((v, at) -> new RadioSettings(
                v.get(reception),
                v.get(interference),
                v.get(floor),
                v.get(channelChoice),
                new RadioSettings.Sending(v.get(codingRate), v.get(channels))));
    }

    /** A frequency on which the region lets end-devices send. */
    private static Scalar<Long> frequency() {
        Scalar<Double> hertz =
                Shapes.quantity(Dimension.FREQUENCY, 1, 10e9, "a frequency from 1 Hz to 10 GHz, such as '868.1 MHz'");
        return new Scalar<>(
                hertz.allowed(),
                (text, at) -> {
                    long found = Math.round(hertz.parse(text, at));
                    String region = at.enclosing().get(ScenarioFormat.REGION);
                    if (region != null && !at.reading().regions().permits(region, found)) {
                        throw new Scalar.WrongValue("found '" + text + "', which " + region
                                + " forbids; allowed: a frequency inside one of its sub-bands");
                    }
                    return found;
                },
                found -> Canonical.number(found / 1e6) + " MHz",
                node -> node.setAll(hertz.schema()));
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
