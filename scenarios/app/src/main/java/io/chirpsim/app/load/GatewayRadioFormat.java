package io.chirpsim.app.load;

import io.chirpsim.app.scenario.Availability;
import io.chirpsim.app.scenario.Availability.Downtime;
import io.chirpsim.app.scenario.Availability.Regular;
import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.ExternalInterference;
import io.chirpsim.app.scenario.GatewayChannels;
import io.chirpsim.app.scenario.GatewayChannels.All;
import io.chirpsim.app.scenario.GatewayChannels.OfRegion;
import io.chirpsim.app.scenario.GatewayChannels.Plan;
import io.chirpsim.app.scenario.GatewayChannels.Standard;
import io.chirpsim.phy.ChannelPlan;
import java.util.List;
import java.util.Optional;

/** What surrounds a gateway's receiver: the noise, the channels it listens to, and when it is down. */
final class GatewayRadioFormat {
    private static final Scalar<Double> RISE = Shapes.decibels(0, 60);
    private static final int[] BANDWIDTHS_KHZ = {125, 250, 500};

    static final Shape<ExternalInterference> EXTERNAL =
            new Either<>(constant(), external(), outside -> outside.share() == 1);
    static final Shape<GatewayChannels> CHANNELS =
            new Either<>(named(), plan(), channels -> !(channels instanceof Plan));
    static final Shape<Availability> AVAILABILITY = availability();

    private GatewayRadioFormat() {}

    private static Scalar<ExternalInterference> constant() {
        return new Scalar<>(
                RISE.allowed(),
                (text, at) ->
                        new ExternalInterference(RISE.parse(text, at), 1, Defaults.EXTERNAL_INTERFERENCE.burstUs()),
                outside -> RISE.write(outside.riseDb()),
                node -> node.setAll(RISE.schema()));
    }

    private static Section<ExternalInterference> external() {
        Section.Builder<ExternalInterference> b = Section.of("Bursts of other users, on each channel by itself.");
        Field<Double> rise =
                b.required("rise", RISE, ExternalInterference::riseDb, "How many dB they lift the noise floor.");
        Field<Double> share =
                b.required("share", Shapes.share(), ExternalInterference::share, "Share of the time, on each channel.");
        Field<Long> burst = b.optional(
                "burst",
                Shapes.timeAboveZero(),
                Defaults.EXTERNAL_INTERFERENCE.burstUs(),
                ExternalInterference::burstUs,
                "Length of a burst.");
        return b.build((v, at) -> new ExternalInterference(v.get(rise), v.get(share), v.get(burst)));
    }

    private static Scalar<GatewayChannels> named() {
        List<String> words = List.of("region", "all");
        return new Scalar<>(
                "allowed: region, all",
                (text, at) -> switch (text) {
                    case "region" -> new OfRegion();
                    case "all" -> new All();
                    default -> throw new Scalar.WrongValue("found '" + text + "'" + DidYouMean.hint(text, words)
                            + ", { lora: [868.1 MHz, 868.3 MHz, 868.5 MHz] }");
                },
                channels -> channels instanceof All ? "all" : "region",
                node -> words.forEach(node.putArray("enum")::add));
    }

    private static Section<GatewayChannels> plan() {
        Section.Builder<GatewayChannels> b = Section.of("A channel plan on two radios.");
        Field<List<Long>> lora = b.required(
                "lora",
                ListShape.of(ReceptionFormat.frequency(), 1),
                plan -> ((Plan) plan).multiHz(),
                "Up to 8 channels of 125 kHz, for every spreading factor.");
        Field<Optional<Standard>> standard = b.maybe(
                "standard",
                standard(),
                plan -> ((Plan) plan).standard(),
                "The LoRa-standard channel: one spreading factor, a demodulator of its own.");
        Field<Optional<Long>> fsk = b.maybe(
                "fsk",
                ReceptionFormat.frequency(),
                plan -> ((Plan) plan).fskHz(),
                "The FSK channel, a demodulator of its own.");
        return b.build((v, at) -> checked(new Plan(v.get(lora), v.get(standard), v.get(fsk)), at));
    }

    private static Plan checked(Plan plan, Cursor at) {
        if (plan.multiHz().size() > ChannelPlan.MULTI_CHANNELS) {
            return at.at("lora")
                    .wrong("found " + plan.multiHz().size() + " channels; allowed: at most "
                            + ChannelPlan.MULTI_CHANNELS + ", what a concentrator has");
        }
        ListShape.requireDistinct(at.at("lora"), plan.multiHz());
        if (!plan.channelPlan().fitsTwoRadios()) {
            return at.wrong("these channels do not fit two radios of " + ChannelPlan.RADIO_HZ / 1000
                    + " kHz each; allowed: two groups of channels, each within " + ChannelPlan.RADIO_HZ / 1000
                    + " kHz from its lowest to its highest edge");
        }
        return plan;
    }

    private static Section<Standard> standard() {
        Section.Builder<Standard> b = Section.of("The LoRa-standard channel.");
        Field<Long> frequency =
                b.required("frequency", ReceptionFormat.frequency(), Standard::frequencyHz, "Its centre.");
        Field<Integer> sf =
                b.required("spreadingFactor", Shapes.whole(5, 12), Standard::spreadingFactor, "The one it finds.");
        Field<Integer> bandwidth = b.required("bandwidth", bandwidth(), Standard::bandwidthHz, "Its bandwidth.");
        return b.build((v, at) -> new Standard(v.get(frequency), v.get(sf), v.get(bandwidth)));
    }

    private static Scalar<Integer> bandwidth() {
        String allowed = "allowed: 125 kHz, 250 kHz, 500 kHz";
        return new Scalar<>(
                allowed,
                (text, at) -> {
                    for (int khz : BANDWIDTHS_KHZ) {
                        if (text.equals(khz + " kHz")) {
                            return 1000 * khz;
                        }
                    }
                    throw Shapes.wrong(text, allowed);
                },
                hz -> hz / 1000 + " kHz",
                node -> {
                    var values = node.putArray("enum");
                    for (int khz : BANDWIDTHS_KHZ) {
                        values.add(khz + " kHz");
                    }
                });
    }

    private static Section<Availability> availability() {
        Section.Builder<Availability> b = Section.of("When it is down: it hears nothing and sends nothing.");
        Field<List<Downtime>> downtimes = b.optional(
                "downtimes", ListShape.of(downtime(), 0), List.of(), Availability::downtimes, "Single ones, in order.");
        Field<Optional<Regular>> regular = b.maybe("regular", regular(), Availability::regular, "One in every period.");
        return b.build((v, at) -> checked(new Availability(v.get(downtimes), v.get(regular)), at));
    }

    private static Availability checked(Availability availability, Cursor at) {
        List<Downtime> downtimes = availability.downtimes();
        for (int i = 1; i < downtimes.size(); i++) {
            if (downtimes.get(i).fromUs() <= downtimes.get(i - 1).untilUs()) {
                return at.at("downtimes")
                        .wrong("number " + (i + 1) + " begins before number " + i
                                + " has ended; allowed: in order and apart");
            }
        }
        return !downtimes.isEmpty() && availability.regular().isPresent()
                ? at.wrong("allowed: either downtimes or regular")
                : availability;
    }

    private static Section<Downtime> downtime() {
        Section.Builder<Downtime> b = Section.of("One downtime.");
        Field<Long> from = b.required("from", Shapes.time(), Downtime::fromUs, "When it begins, since the start.");
        Field<Long> to = b.required("to", Shapes.timeAboveZero(), Downtime::untilUs, "When it is over.");
        return b.build((v, at) -> v.get(from) < v.get(to)
                ? new Downtime(v.get(from), v.get(to))
                : at.at("to")
                        .wrong("found " + Canonical.time(v.get(to)) + "; allowed: after from, "
                                + Canonical.time(v.get(from))));
    }

    private static Section<Regular> regular() {
        Section.Builder<Regular> b = Section.of("One downtime in every period.");
        Field<Long> every = b.required("every", Shapes.timeAboveZero(), Regular::everyUs, "The period.");
        Field<Long> length = b.required("for", Shapes.timeAboveZero(), Regular::lengthUs, "How long it lasts.");
        Field<Long> first = b.optional("first", Shapes.time(), 0L, Regular::firstUs, "When the first one begins.");
        return b.build((v, at) -> v.get(length) < v.get(every)
                ? new Regular(v.get(every), v.get(length), v.get(first))
                : at.at("for")
                        .wrong("found " + Canonical.time(v.get(length)) + "; allowed: less than every, "
                                + Canonical.time(v.get(every))));
    }
}
