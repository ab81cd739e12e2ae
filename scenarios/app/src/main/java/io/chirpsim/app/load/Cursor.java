package io.chirpsim.app.load;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One place while a scenario is read.
 *
 * @param reading the whole reading
 * @param tree what stands there
 * @param path path of the field, with names instead of numbers in lists of named things
 * @param enclosing values of the sections around it, read so far
 */
record Cursor(Reading reading, Tree tree, String path, Values enclosing) {

    /** Reports what is wrong here and gives null, so that a shape can return it. */
    <T> T wrong(String what) {
        reading.report(tree.mark(), path, what);
        return null;
    }

    /** The place of a key of the section here; this place if the key is not written. */
    Cursor at(String key) {
        Tree child = tree instanceof Tree.Mapping mapping ? mapping.child(key).orElse(tree) : tree;
        return new Cursor(reading, child, under(key), enclosing);
    }

    /** The place of one item of the list here. */
    Cursor item(Tree item, String name) {
        return new Cursor(reading, item, path + name, enclosing);
    }

    /** Reports keys that are written twice. */
    void reportTwice(Tree.Mapping mapping) {
        Map<String, Mark> seen = new HashMap<>();
        for (Tree.Entry entry : mapping.entries()) {
            Mark first = seen.putIfAbsent(entry.key(), entry.mark());
            if (first != null) {
                reading.report(
                        entry.mark(),
                        under(entry.key()),
                        "this key is here twice, first in line " + first.line() + "; keep one");
            }
        }
    }

    Cursor within(Values values) {
        return new Cursor(reading, tree, path, values);
    }

    /** Last part of the path: the key or the name under which this stands. */
    String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    String under(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** The text here, if it is one word or number and not nothing. */
    Optional<String> text() {
        return tree instanceof Tree.Scalar scalar && !scalar.isMissing()
                ? Optional.of(scalar.text())
                : Optional.empty();
    }
}
