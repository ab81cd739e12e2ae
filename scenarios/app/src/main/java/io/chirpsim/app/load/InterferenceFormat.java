package io.chirpsim.app.load;

import io.chirpsim.app.scenario.CriticalSection;
import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.Interference;
import io.chirpsim.app.scenario.InterferenceMatrix;
import io.chirpsim.app.scenario.InterferenceRule;
import io.chirpsim.app.scenario.InterferenceRule.Energy;
import io.chirpsim.app.scenario.InterferenceRule.Lock;
import io.chirpsim.app.scenario.InterferenceRule.PairwiseCriticalSection;
import io.chirpsim.app.scenario.InterferenceRule.WorstSegment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules and matrices of interference. */
final class InterferenceFormat {
    private static final int SPREADING_FACTORS = 6;
    private static final String SIX_ROWS =
            "allowed: 6 rows (wanted SF7 to SF12) of 6 ratios in dB (interfering SF7 to SF12)";
    private static final String PAIRWISE = "pairwise-critical-section";
    private static final String LOCK = "lock";

    static final Shape<InterferenceRule> RULE = rule();
    static final Shape<Interference> MATRIX = new Either<>(named(), own(), Interference.Named.class::isInstance);

    private InterferenceFormat() {}

    private static Shape<InterferenceRule> rule() {
        Map<String, InterferenceRule> words = new LinkedHashMap<>();
        words.put("energy", new Energy());
        words.put("worst-segment", new WorstSegment());
        words.put(PAIRWISE, Defaults.CRITICAL_SECTION);
        words.put(LOCK, Defaults.LOCK);
        List<String> known = List.copyOf(words.keySet());
        Scalar<InterferenceRule> word = new Scalar<>(
                "allowed: " + String.join(", ", known),
                (text, at) -> {
                    if (!words.containsKey(text)) {
                        throw new Scalar.WrongValue("found '" + text + "'" + DidYouMean.hint(text, known));
                    }
                    return words.get(text);
                },
                rule -> rule instanceof Energy ? "energy" : "worst-segment",
                node -> known.forEach(node.putArray("enum")::add));
        return new Either<>(word, withParameters(), rule -> rule instanceof Energy || rule instanceof WorstSegment);
    }

    private static Section<InterferenceRule> withParameters() {
        Section.Builder<InterferenceRule> b = Section.of("A rule with its parameters: exactly one of them.");
        Field<Optional<PairwiseCriticalSection>> pairwise = b.maybe(
                PAIRWISE,
                pairwise(),
                rule -> Optional.of(rule)
                        .filter(PairwiseCriticalSection.class::isInstance)
                        .map(PairwiseCriticalSection.class::cast),
                "Each interferer alone, from the last symbols of the preamble on (Bor et al. 2016).");
        Field<Optional<Lock>> lock = b.maybe(
                LOCK,
                lock(),
                rule -> Optional.of(rule).filter(Lock.class::isInstance).map(Lock.class::cast),
                "A receiver follows one frame; a stronger one can take its place during the preamble.");
        return b.build((v, at) -> {
            if (v.get(pairwise).isPresent() == v.get(lock).isPresent()) {
                return at.wrong("allowed: exactly one of " + PAIRWISE + ", " + LOCK);
            }
            return v.get(pairwise).isPresent()
                    ? v.get(pairwise).get()
                    : v.get(lock).get();
        });
    }

    private static Section<PairwiseCriticalSection> pairwise() {
        Section.Builder<PairwiseCriticalSection> b = Section.of("The critical section of a frame.");
        Field<Integer> symbols = b.optional(
                "criticalSymbols",
                Shapes.whole(1, 100),
                Defaults.CRITICAL_SECTION.criticalSymbols(),
                PairwiseCriticalSection::criticalSymbols,
                "It begins so many symbols before the end of the programmed preamble: LoRaSim 5, FLoRa 6.");
        Field<CriticalSection> whose = b.optional(
                "whose",
                Shapes.word(CriticalSection.class),
                Defaults.CRITICAL_SECTION.whose(),
                PairwiseCriticalSection::whose,
                "Whose preamble counts: the wanted frame's, or that of the later of the two (LoRaSim's program).");
        return b.build((v, at) -> new PairwiseCriticalSection(v.get(symbols), v.get(whose)));
    }

    private static Section<Lock> lock() {
        Section.Builder<Lock> b = Section.of("How a receiver finds a frame.");
        Field<Integer> symbols = b.optional(
                "symbols",
                Shapes.whole(1, 100),
                Defaults.LOCK.symbols(),
                Lock::symbols,
                "Preamble symbols it needs to find one.");
        return b.build((v, at) -> new Lock(v.get(symbols)));
    }

    private static Scalar<Interference> named() {
        Scalar<InterferenceMatrix> word = Shapes.word(InterferenceMatrix.class);
        return new Scalar<>(
                word.allowed(),
                (text, at) -> new Interference.Named(word.parse(text, at)),
                interference -> ((Interference.Named) interference).matrix().word(),
                node -> node.setAll(word.schema()));
    }

    private static Section<Interference> own() {
        Section.Builder<Interference> b = Section.of("Either a matrix, or base and capture.");
        Field<Optional<List<List<Double>>>> matrix = b.maybe(
                "matrix",
                ListShape.of(ListShape.of(Shapes.number(-200, 200, "allowed: a number of dB from -200 to 200"), 0), 0),
                interference ->
                        interference instanceof Interference.Own own ? Optional.of(own.rowsDb()) : Optional.empty(),
                "Six rows, wanted SF7 to SF12, of six ratios in dB, interfering SF7 to SF12.");
        Field<Optional<InterferenceMatrix>> base = b.maybe(
                "base",
                Shapes.word(InterferenceMatrix.class),
                interference -> captured(interference).map(Interference.Captured::base),
                "A published matrix.");
        Field<Optional<Double>> capture = b.maybe(
                "capture",
                Shapes.decibels(-20, 60),
                interference -> captured(interference).map(Interference.Captured::captureDb),
                "The ratio against the same spreading factor instead of its own.");
        return b.build((v, at) -> {
            if (v.get(matrix).isPresent()
                    && v.get(base).isEmpty()
                    && v.get(capture).isEmpty()) {
                return ofSixRows(v.get(matrix).get(), at.at("matrix"));
            }
            return v.get(matrix).isEmpty()
                            && v.get(base).isPresent()
                            && v.get(capture).isPresent()
                    ? new Interference.Captured(
                            v.get(base).get(), v.get(capture).get())
                    : at.wrong("allowed: either matrix, or base and capture");
        });
    }

    private static Optional<Interference.Captured> captured(Interference interference) {
        return interference instanceof Interference.Captured captured ? Optional.of(captured) : Optional.empty();
    }

    /** Counts what is written: a number that is wrong is reported already and missing from the rows. */
    private static Interference ofSixRows(List<List<Double>> rows, Cursor at) {
        List<Tree> written = items(at.tree());
        if (written.size() != SPREADING_FACTORS) {
            return at.wrong("found " + written.size() + " rows; " + SIX_ROWS);
        }
        for (int i = 0; i < SPREADING_FACTORS; i++) {
            int ratios = items(written.get(i)).size();
            if (written.get(i) instanceof Tree.Sequence && ratios != SPREADING_FACTORS) {
                return at.wrong("found " + ratios + " ratios in row " + (i + 1) + "; " + SIX_ROWS);
            }
        }
        boolean whole =
                rows.size() == SPREADING_FACTORS && rows.stream().allMatch(row -> row.size() == SPREADING_FACTORS);
        return whole ? new Interference.Own(rows) : null;
    }

    private static List<Tree> items(Tree tree) {
        return tree instanceof Tree.Sequence sequence ? sequence.items() : List.of();
    }
}
