package io.chirpsim.app.load;

import io.chirpsim.app.scenario.ChannelChoice;
import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.InterferenceMatrix;
import io.chirpsim.app.scenario.RadioSettings;
import io.chirpsim.app.scenario.ReceptionMode;
import java.util.Optional;

/** Reception. */
final class RadioFormat {
    private static final String ALL = "all";

    static final RadioSettings DEFAULT_RADIO = new RadioSettings(
            Defaults.RECEPTION,
            Defaults.INTERFERENCE,
            Optional.of(Defaults.INTERFERER_FLOOR_DB),
            Defaults.CHANNEL_CHOICE);

    static final Section<RadioSettings> RADIO = radio();

    private RadioFormat() {}

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
