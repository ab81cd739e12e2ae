package io.chirpsim.app.load;

import io.chirpsim.app.scenario.Adr;
import io.chirpsim.app.scenario.AdrAlgorithm;
import io.chirpsim.app.scenario.Defaults;
import java.util.Optional;
import java.util.function.Function;

/** Adaptive data rate on the network's side: the name of an algorithm, or its settings. */
final class AdrFormat {
    /** A word or a section. */
    static final Shape<Adr> SHAPE = new Either<>(word(), section(), adr -> adr.equals(Adr.asPublished(adr.strategy())));

    private AdrFormat() {}

    private static Scalar<Adr> word() {
        Scalar<AdrAlgorithm> name = Shapes.word(AdrAlgorithm.class);
        return new Scalar<>(
                name.allowed(),
                (text, at) -> Adr.asPublished(name.parse(text, at)),
                adr -> name.write(adr.strategy()),
                node -> node.setAll(name.schema()));
    }

    private static Section<Adr> section() {
        Section.Builder<Adr> b = Section.of("An algorithm with settings of one's own.");
        Field<AdrAlgorithm> strategy = b.optional(
                "strategy", Shapes.word(AdrAlgorithm.class), Defaults.ADR_STRATEGY, Adr::strategy, "The algorithm.");
        Function<Values, AdrAlgorithm> named = v -> v.get(strategy);
        Field<Double> margin = b.derived(
                "margin",
                Shapes.decibels(-20, 60),
                GatewayFormat.ifRead(named, AdrAlgorithm::marginDb),
                "the-things-stack 15 dB, chirpstack 10 dB, ns3 0 dB",
                Adr::marginDb,
                "Signal it leaves in reserve above what the demodulation needs.");
        Field<Integer> history = b.derived(
                "history",
                Shapes.whole(1, 100),
                GatewayFormat.ifRead(named, AdrAlgorithm::history),
                "20, ns3: 4",
                Adr::history,
                "Uplinks it looks at.");
        Field<Optional<Integer>> maxDataRate = b.maybe(
                "maxDataRate",
                DataRates.uplink(),
                Adr::maxDataRate,
                "No higher data rate is asked for. Default: the highest of LoRa with 125 kHz.");
        return b.build((v, at) -> new Adr(v.get(strategy), v.get(margin), v.get(history), v.get(maxDataRate)));
    }
}
