package io.chirpsim.app.load;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A section of one of several kinds, told by a key that only this kind has.
 *
 * @param <T> what the kinds have in common
 */
final class KindsByKey<T> extends Shape<T> {
    private final List<Kind<T>> kinds;

    KindsByKey(List<Kind<T>> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    /**
     * One kind.
     *
     * @param key by which it is known; the first kind whose key is there counts
     * @param section all its keys
     * @param isThis whether a value is written so
     */
    record Kind<T>(String key, Section<T> section, Predicate<T> isThis) {}

    @Override
    T read(Cursor at) {
        if (!(at.tree() instanceof Tree.Mapping mapping)) {
            return at.wrong("found " + at.tree().words() + "; " + allowed());
        }
        Optional<Kind<T>> kind = of(mapping);
        if (kind.isEmpty()) {
            String meant = mapping.entries().stream()
                    .flatMap(entry -> DidYouMean.nearest(entry.key(), words()).stream())
                    .findFirst()
                    .map(word -> "; did you mean '" + word + "'? ")
                    .orElse("; ");
            return at.wrong("does not say what happens" + meant + allowed());
        }
        return kind.get().section().read(at);
    }

    private Optional<Kind<T>> of(Tree here) {
        return here instanceof Tree.Mapping mapping
                ? kinds.stream()
                        .filter(kind -> mapping.child(kind.key()).isPresent())
                        .findFirst()
                : Optional.empty();
    }

    private List<String> words() {
        return kinds.stream().map(Kind::key).toList();
    }

    @Override
    Object write(T value) {
        return kinds.stream()
                .filter(kind -> kind.isThis().test(value))
                .findFirst()
                .orElseThrow()
                .section()
                .write(value);
    }

    @Override
    ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        ArrayNode any = schema.putArray("anyOf");
        kinds.forEach(kind -> any.add(kind.section().schema()));
        return schema;
    }

    @Override
    String allowed() {
        return "allowed: a section with one of the keys " + String.join(", ", words());
    }

    @Override
    Optional<Shape<?>> under(String key, Tree here) {
        return of(here).flatMap(kind -> kind.section().under(key, here));
    }

    @Override
    List<String> keys(Tree here) {
        return of(here).map(kind -> kind.section().keys(here)).orElse(words());
    }
}
