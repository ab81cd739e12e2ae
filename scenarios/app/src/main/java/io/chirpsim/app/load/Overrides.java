package io.chirpsim.app.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Applies {@code --set path=value}. A path goes down through keys; things of a list are addressed by their name. A value that begins with a
 * brace, a bracket or a quote is read as YAML, everything else is taken as it is.
 */
final class Overrides {
    private final String path;
    private final Tree value;
    private final List<Problem> problems;

    private Overrides(String path, Tree value, List<Problem> problems) {
        this.path = path;
        this.value = value;
        this.problems = problems;
    }

    /** The scenario with every option applied; what is wrong with one is reported and it is left out. */
    static Tree apply(Tree root, List<String> sets, List<Problem> problems) {
        Tree changed = root;
        for (String set : sets) {
            int equals = set.indexOf('=');
            if (equals <= 0) {
                problems.add(new Problem(
                        Mark.ofSet(set), "", "found no '='; allowed: path=value, such as duration=\"3 h\""));
                continue;
            }
            String path = set.substring(0, equals).strip();
            Optional<Tree> value = value(path, set.substring(equals + 1).strip(), problems);
            if (value.isPresent()) {
                changed = new Overrides(path, value.get(), problems).set(changed, ScenarioFormat.SECTION, path);
            }
        }
        return changed;
    }

    private static Optional<Tree> value(String path, String text, List<Problem> problems) {
        Mark mark = Mark.ofSet(path);
        if (text.matches("(?s)[\\[{\"'].*")) {
            List<Problem> inValue = new ArrayList<>();
            Optional<Tree> tree = YamlText.read(mark.source(), text, inValue);
            inValue.forEach(problem -> problems.add(new Problem(mark, "", problem.what())));
            return tree.map(read -> remarked(read, mark));
        }
        return Optional.of(new Tree.Scalar(mark, text, true));
    }

    /** The same tree with one mark everywhere: lines and columns mean nothing on the command line. */
    private static Tree remarked(Tree tree, Mark mark) {
        if (tree instanceof Tree.Mapping mapping) {
            return new Tree.Mapping(
                    mark,
                    mapping.entries().stream()
                            .map(entry -> new Tree.Entry(mark, entry.key(), remarked(entry.value(), mark)))
                            .toList());
        }
        if (tree instanceof Tree.Sequence sequence) {
            return new Tree.Sequence(
                    mark,
                    sequence.items().stream().map(item -> remarked(item, mark)).toList());
        }
        Tree.Scalar scalar = (Tree.Scalar) tree;
        return new Tree.Scalar(mark, scalar.text(), scalar.plain());
    }

    private Tree set(Tree here, Shape<?> shape, String rest) {
        if (rest.isEmpty()) {
            return value;
        }
        if (shape instanceof ListShape<?> list) {
            return setInList(here, list, rest);
        }
        int dot = rest.indexOf('.');
        String key = dot < 0 ? rest : rest.substring(0, dot);
        String further = dot < 0 ? "" : rest.substring(dot + 1);
        Tree.Mapping empty = new Tree.Mapping(value.mark(), List.of());
        if (shape.keys(here).isEmpty() && shape.under(key, here).isEmpty()) {
            return refuse(here, "'" + before(rest) + "' has no keys; set it as a whole");
        }
        if (shape.under(key, here).isEmpty()) {
            return refuse(here, "unknown key '" + key + "'" + DidYouMean.hint(key, shape.keys(here)));
        }
        if (!(here instanceof Tree.Mapping)
                && !(here instanceof Tree.Scalar scalar && scalar.mark().equals(value.mark()))) {
            return refuse(
                    here, "'" + before(rest) + "' is " + here.words() + " here, not a section; set it as a whole");
        }
        Tree.Mapping mapping = here instanceof Tree.Mapping given ? given : empty;
        Tree child = mapping.child(key).orElse(new Tree.Scalar(value.mark(), "", true));
        return mapping.with(key, set(child, shape.under(key, here).get(), further));
    }

    private Tree setInList(Tree here, ListShape<?> list, String rest) {
        if (!(here instanceof Tree.Sequence sequence)) {
            return refuse(here, "'" + before(rest) + "' is no list here; set it as a whole");
        }
        int index = list.indexFor(sequence, rest);
        if (index < 0) {
            List<String> names = sequence.items().stream()
                    .map(list::nameOf)
                    .flatMap(Optional::stream)
                    .map(ListShape::textOf)
                    .toList();
            String name = rest.split("\\.", 2)[0];
            return refuse(here, "there is no '" + name + "' in " + before(rest) + DidYouMean.hint(name, names));
        }
        Tree item = sequence.items().get(index);
        String name = list.nameOf(item).map(ListShape::textOf).orElseThrow();
        String further = rest.length() == name.length() ? "" : rest.substring(name.length() + 1);
        return sequence.with(index, set(item, list.item(), further));
    }

    private String before(String rest) {
        String done = path.substring(0, path.length() - rest.length());
        return done.endsWith(".") ? done.substring(0, done.length() - 1) : done;
    }

    private Tree refuse(Tree here, String what) {
        problems.add(new Problem(value.mark(), "", what));
        return here;
    }
}
