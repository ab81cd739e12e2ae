package io.chirpsim.app.load;

import io.chirpsim.app.scenario.AirtimeFormula;
import io.chirpsim.app.scenario.ChannelChoice;
import io.chirpsim.app.scenario.ChannelOverlap;
import io.chirpsim.app.scenario.CodingRate;
import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.ForeignTraffic;
import io.chirpsim.app.scenario.Fsk;
import io.chirpsim.app.scenario.Interference;
import io.chirpsim.app.scenario.InterferenceRule;
import io.chirpsim.app.scenario.InvertedIq;
import io.chirpsim.app.scenario.ListenBeforeTalk;
import io.chirpsim.app.scenario.LrFhss;
import io.chirpsim.app.scenario.RadioSettings;
import io.chirpsim.app.scenario.Reception;
import io.chirpsim.app.scenario.SignalsWhileSending;
import io.chirpsim.units.Quantity.Dimension;
import java.util.List;
import java.util.Optional;

/** Reception. */
final class ReceptionFormat {
    private static final String ALL = "all";
    private static final int MAX_CHANNELS = 16;

    static final RadioSettings DEFAULT = new RadioSettings(
            Defaults.RECEPTION,
            Defaults.INTERFERENCE_RULE,
            Defaults.INTERFERENCE,
            Optional.of(Defaults.INTERFERER_FLOOR_DB),
            Defaults.OVERLAP,
            Defaults.INVERTED_IQ,
            Defaults.WHILE_SENDING,
            List.of(),
            Defaults.CHANNEL_CHOICE,
            Defaults.SENDING,
            Defaults.LR_FHSS,
            Defaults.FSK,
            Defaults.LBT);

    static final Section<RadioSettings> SECTION = section();

    private ReceptionFormat() {}

    private static Section<RadioSettings> section() {
        Section.Builder<RadioSettings> b = Section.of("How frames are received.");
        Field<Reception> reception = b.optional(
                "reception",
                ReceptionModes.SHAPE,
                Defaults.RECEPTION,
                RadioSettings::reception,
                "When a frame is decoded.");
        Field<InterferenceRule> rule = b.optional(
                "rule",
                InterferenceFormat.RULE,
                Defaults.INTERFERENCE_RULE,
                RadioSettings::rule,
                "How interference is weighed.");
        Field<Interference> interference = b.optional(
                "interference",
                InterferenceFormat.MATRIX,
                Defaults.INTERFERENCE,
                RadioSettings::interference,
                "Signal-to-interference ratios that frames need, between spreading factors.");
        Field<Optional<Double>> floor = b.optional(
                "interfererFloor",
                interfererFloor(),
                DEFAULT.interfererFloorDb(),
                RadioSettings::interfererFloorDb,
                "Signals down to so many dB under the noise still interfere; all: every one.");
        Field<ChannelOverlap> overlap = b.optional(
                "overlap",
                Shapes.word(ChannelOverlap.class),
                Defaults.OVERLAP,
                RadioSettings::overlap,
                "Which signals on other frequencies disturb.");
        Field<InvertedIq> invertedIq = b.optional(
                "invertedIq",
                Shapes.word(InvertedIq.class),
                Defaults.INVERTED_IQ,
                RadioSettings::invertedIq,
                "What uplinks and downlinks are to each other.");
        Field<SignalsWhileSending> whileSending = b.optional(
                "signalsWhileSending",
                Shapes.word(SignalsWhileSending.class),
                Defaults.WHILE_SENDING,
                RadioSettings::whileSending,
                "What becomes of signals that begin while a gateway sends, once it has sent.");
        Field<List<ForeignTraffic>> foreign = b.optional(
                "foreign",
                ListShape.of(ForeignFormat.SECTION, 0),
                List.of(),
                RadioSettings::foreign,
                "Traffic of other networks.");
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
        Field<LrFhss> lrFhss = b.optional(
                "lrFhss", ModulationFormat.LR_FHSS, Defaults.LR_FHSS, RadioSettings::lrFhss, "Reception of LR-FHSS.");
        Field<Fsk> fsk = b.optional("fsk", ModulationFormat.FSK, Defaults.FSK, RadioSettings::fsk, "Reception of FSK.");
        Field<AirtimeFormula> airtime = b.optional(
                "airtime",
                Shapes.word(AirtimeFormula.class),
                Defaults.SENDING.airtime(),
                radio -> radio.sending().airtime(),
                "How long LoRa frames are taken to be on the air.");
        Field<ListenBeforeTalk> lbt = b.optional(
                "lbt",
                LbtFormat.SHAPE,
                Defaults.LBT,
                RadioSettings::lbt,
                "Listen before talk of gateways, and of groups that do not say otherwise.");
        b.check((v, at) -> {
            if (v.get(channels) != null && v.get(channels).size() > MAX_CHANNELS) {
                at.at("channels").wrong("found " + v.get(channels).size() + "; allowed: at most " + MAX_CHANNELS);
            }
            if (v.get(channels) != null) {
                ListShape.requireDistinct(at.at("channels"), v.get(channels));
            }
        });
        return b.build((v, at) -> new RadioSettings(
                v.get(reception),
                v.get(rule),
                v.get(interference),
                v.get(floor),
                v.get(overlap),
                v.get(invertedIq),
                v.get(whileSending),
                v.get(foreign),
                v.get(channelChoice),
                new RadioSettings.Sending(v.get(codingRate), v.get(channels), v.get(airtime)),
                v.get(lrFhss),
                v.get(fsk),
                v.get(lbt)));
    }

    /** A frequency on which the region lets end-devices send. */
    static Scalar<Long> frequency() {
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
