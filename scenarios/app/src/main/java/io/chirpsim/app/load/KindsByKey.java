package io.chirpsim.app.load;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A section of one of several kinds, told by a key that only this kind has. Kinds that contain each other are asked for when they are needed,
 * and the JSON Schema says of what is further inside only that it is a section.
 *
 * @param <T> what the kinds have in common
 */
final class KindsByKey<T> extends Shape<T> {
    private final Supplier<List<Kind<T>>> kinds;
    private final String without;
    private final boolean isInside;

    KindsByKey(List<Kind<T>> kinds) {
        this(() -> kinds, "does not say what happens", false);
    }

    private KindsByKey(Supplier<List<Kind<T>>> kinds, String without, boolean isInside) {
        this.kinds = kinds;
        this.without = without;
        this.isInside = isInside;
    }

    /**
     * Kinds that may contain each other, where they may stand first.
     *
     * @param without what is said of a section with none of the keys
     */
    static <T> KindsByKey<T> of(Supplier<List<Kind<T>>> kinds, String without) {
        return new KindsByKey<>(kinds, without, false);
    }

    /** The same, inside each other. */
    KindsByKey<T> inside() {
        return new KindsByKey<>(kinds, without, true);
    }

    /**
     * One kind.
     *
     * @param key by which it is known; the first kind whose key is there counts
     * @param section all its keys
     * @param isThis whether a value is written so
     */
    record Kind<T>(String key, Section<T> section, Predicate<T> isThis) {
        /** A kind that has a record of its own. */
        @SuppressWarnings("unchecked")
        static <T, R extends T> Kind<T> of(String key, Class<R> type, Section<R> section) {
            return new Kind<>(key, (Section<T>) section, type::isInstance);
        }
    }

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
            return at.wrong(without + meant + allowed());
        }
        return kind.get().section().read(at);
    }

    private Optional<Kind<T>> of(Tree here) {
        return here instanceof Tree.Mapping mapping
                ? kinds.get().stream()
                        .filter(kind -> mapping.child(kind.key()).isPresent())
                        .findFirst()
                : Optional.empty();
    }

    private List<String> words() {
        return kinds.get().stream().map(Kind::key).toList();
    }

    @Override
    Object write(T value) {
        return kinds.get().stream()
                .filter(kind -> kind.isThis().test(value))
                .findFirst()
                .orElseThrow()
                .section()
                .write(value);
    }

    @Override
    ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        if (isInside) {
            return schema.put("type", "object");
        }
        ArrayNode any = schema.putArray("anyOf");
        kinds.get().forEach(kind -> any.add(kind.section().schema()));
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
