package io.chirpsim.app.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules of other simulators, as data: a preset is a part of a scenario file that is laid under the user's. What the user writes wins;
 * sections merge key by key. The preset's sections {@code gateway} and {@code device} are laid under every gateway and every group.
 */
final class Presets {
    /** Their names, files of the folder presets. */
    static final List<String> NAMES = List.of("ns3-lorawan", "lorasim-0.2.1", "bor2016-corrected", "flora");

    /** No preset, for {@code --set compat=none}. */
    static final String NONE = "none";

    static final String KEY = "compat";
    private static final String FOLDER = "/io/chirpsim/app/presets/";

    private Presets() {}

    /** The name of a preset. */
    static Scalar<String> name() {
        List<String> words = new ArrayList<>(NAMES);
        words.add(NONE);
        return new Scalar<>(
                "allowed: " + String.join(", ", words),
                (text, at) -> {
                    if (!words.contains(text)) {
                        throw new Scalar.WrongValue("unknown preset '" + text + "'" + DidYouMean.hint(text, words));
                    }
                    return text;
                },
                text -> text,
                node -> words.forEach(node.putArray("enum")::add));
    }

    /** A scenario over the preset that it names; the scenario alone if it names none, or one that does not exist. */
    static Tree under(Tree scenario, List<Problem> problems) {
        Optional<String> name = scenario instanceof Tree.Mapping mapping
                ? mapping.child(KEY)
                        .filter(Tree.Scalar.class::isInstance)
                        .map(ListShape::textOf)
                        .filter(NAMES::contains)
                : Optional.empty();
        return name.flatMap(known -> read(known, problems))
                .map(preset -> laidUnder((Tree.Mapping) scenario, preset))
                .orElse(scenario);
    }

    private static Optional<Tree.Mapping> read(String name, List<Problem> problems) {
        try (InputStream in = Presets.class.getResourceAsStream(FOLDER + name + ".yaml")) {
            return YamlText.read("presets/" + name + ".yaml", TextFile.read(in), problems)
                    .map(Tree.Mapping.class::cast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Tree laidUnder(Tree.Mapping scenario, Tree.Mapping preset) {
        Tree merged = scenario;
        for (Tree.Entry entry : preset.entries()) {
            merged = switch (entry.key()) {
                case "gateway" -> everyItem((Tree.Mapping) merged, ScenarioFormat.GATEWAYS, entry.value());
                case "device" -> everyItem((Tree.Mapping) merged, ScenarioFormat.DEVICES, entry.value());
                default -> over(merged, new Tree.Mapping(preset.mark(), List.of(entry)), ScenarioFormat.SECTION);
            };
        }
        return merged;
    }

    private static Tree.Mapping everyItem(Tree.Mapping scenario, Field<?> list, Tree below) {
        if (!(scenario.child(list.key()).orElse(null) instanceof Tree.Sequence sequence)) {
            return scenario;
        }
        Shape<?> item = ((ListShape<?>) list.shape()).item();
        List<Tree> items = new ArrayList<>();
        sequence.items().forEach(tree -> items.add(over(tree, below, item)));
        return scenario.with(list.key(), new Tree.Sequence(sequence.mark(), items));
    }

    private static Tree merged(Optional<Tree> written, Tree.Entry below, Shape<?> around) {
        return written.isEmpty()
                ? below.value()
                : around.under(below.key(), written.get())
                        .map(shape -> over(written.get(), below.value(), shape))
                        .orElse(written.get());
    }

    /** What is written, filled up from below. Only where both are the same section: of two models only one is meant. */
    private static Tree over(Tree written, Tree below, Shape<?> shape) {
        boolean byKey = shape instanceof Section<?> || shape instanceof MapShape<?>;
        if (!(byKey && written instanceof Tree.Mapping mapping && below instanceof Tree.Mapping more)) {
            return written;
        }
        List<Tree.Entry> entries = new ArrayList<>();
        for (Tree.Entry entry : mapping.entries()) {
            entries.add(more.child(entry.key())
                    .map(value -> new Tree.Entry(
                            entry.mark(),
                            entry.key(),
                            merged(
                                    Optional.of(entry.value()),
                                    new Tree.Entry(value.mark(), entry.key(), value),
                                    shape)))
                    .orElse(entry));
        }
        more.entries().stream()
                .filter(entry -> mapping.child(entry.key()).isEmpty())
                .forEach(entries::add);
        return new Tree.Mapping(mapping.mark(), entries);
    }
}
