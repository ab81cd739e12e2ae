package io.chirpsim.app.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A list; where its items have a name, paths and {@code --set} use it and it must be unique.
 *
 * @param <E> what an item becomes
 */
final class ListShape<E> extends Shape<List<E>> {
    private final Shape<E> item;
    private final String nameKey;
    private final int least;

    private ListShape(Shape<E> item, String nameKey, int least) {
        this.item = item;
        this.nameKey = nameKey;
        this.least = least;
    }

    /** A list of things without names. */
    static <E> ListShape<E> of(Shape<E> item, int least) {
        return new ListShape<>(item, "", least);
    }

    /** A list of sections that one of their keys names. */
    static <E> ListShape<E> named(String nameKey, Section<E> item, int least) {
        return new ListShape<>(item, nameKey, least);
    }

    /** Reports a list of another length; items that are wrong themselves count. */
    static void requireItems(Cursor at, int count, String which) {
        if (at.tree() instanceof Tree.Sequence sequence && sequence.items().size() != count) {
            at.wrong("found " + sequence.items().size() + " of " + count + " items; allowed: " + which);
        }
    }

    /** Reports a list of scalars that holds one of them twice. */
    static void requireDistinct(Cursor at, List<?> values) {
        for (int i = 1; i < values.size(); i++) {
            if (values.subList(0, i).contains(values.get(i))) {
                String twice = at.tree() instanceof Tree.Sequence sequence
                        ? "'" + textOf(sequence.items().get(i)) + "'"
                        : "one";
                at.wrong("found " + twice + " twice; allowed: each once");
                return;
            }
        }
    }

    Shape<E> item() {
        return item;
    }

    @Override
    List<E> read(Cursor at) {
        if (!(at.tree() instanceof Tree.Sequence sequence)) {
            return at.wrong("found " + at.tree().words() + "; " + allowed());
        }
        if (sequence.items().size() < least) {
            at.wrong("found an empty list; " + allowed());
        }
        Map<String, Tree> seen = new HashMap<>();
        List<E> read = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            Tree tree = sequence.items().get(i);
            Optional<Tree> name = nameOf(tree);
            String step = name.map(text -> "." + textOf(text)).orElse("[" + i + "]");
            Cursor here = at.item(tree, step);
            name.ifPresent(text -> reportTwice(here, text, seen.putIfAbsent(textOf(text), text)));
            E element = item.read(here);
            if (element != null) {
                at.reading().remember(element, here);
                read.add(element);
            }
        }
        return read;
    }

    private void reportTwice(Cursor here, Tree name, Tree first) {
        if (first != null) {
            String what = "'" + textOf(name) + "' is used twice, first in line "
                    + first.mark().line() + "; names are unique";
            here.reading().report(name.mark(), here.under(nameKey), what);
        }
    }

    /** Index of the item whose name begins the rest of a path, the longest such name first; -1 if there is none. */
    int indexFor(Tree.Sequence sequence, String rest) {
        int best = -1;
        int length = -1;
        for (int i = 0; i < sequence.items().size(); i++) {
            String name = nameOf(sequence.items().get(i)).map(ListShape::textOf).orElse("");
            boolean begins = rest.equals(name) || rest.startsWith(name + ".");
            if (!name.isEmpty() && begins && name.length() > length) {
                best = i;
                length = name.length();
            }
        }
        return best;
    }

    /** The name of an item as a node. */
    Optional<Tree> nameOf(Tree tree) {
        return tree instanceof Tree.Mapping mapping
                ? mapping.child(nameKey).filter(child -> child instanceof Tree.Scalar scalar && !scalar.isMissing())
                : Optional.empty();
    }

    static String textOf(Tree name) {
        return ((Tree.Scalar) name).text();
    }

    @Override
    Object write(List<E> value) {
        return value.stream().map(item::write).toList();
    }

    @Override
    ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("type", "array").set("items", item.schema());
        if (least > 0) {
            schema.put("minItems", least);
        }
        return schema;
    }

    @Override
    String allowed() {
        return "allowed: a list" + (least > 0 ? " with at least one item" : "");
    }
}
