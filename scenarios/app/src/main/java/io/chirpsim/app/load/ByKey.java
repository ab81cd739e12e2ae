package io.chirpsim.app.load;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Sections of several kinds, each known by a key that only it has. The kinds may contain each other: they are asked for when they are needed,
 * and the JSON Schema says of what is further inside only that it is a section.
 *
 * @param <T> what the kinds have in common
 */
final class ByKey<T> extends Shape<T> {
    private final Supplier<List<Kind<? extends T>>> kinds;
    private final boolean outermost;

    private ByKey(Supplier<List<Kind<? extends T>>> kinds, boolean outermost) {
        this.kinds = kinds;
        this.outermost = outermost;
    }

    /** The sections where they may stand first. */
    static <T> ByKey<T> of(Supplier<List<Kind<? extends T>>> kinds) {
        return new ByKey<>(kinds, true);
    }

    /** The same sections inside themselves. */
    static <T> ByKey<T> inside(Supplier<List<Kind<? extends T>>> kinds) {
        return new ByKey<>(kinds, false);
    }

    /**
     * One kind.
     *
     * @param key the key it is known by
     * @param type what it becomes
     * @param section its keys
     */
    record Kind<A>(String key, Class<A> type, Section<A> section) {
        private Object write(Object value) {
            return section.write(type.cast(value));
        }
    }

    @Override
    T read(Cursor at) {
        if (!(at.tree() instanceof Tree.Mapping mapping)) {
            return at.wrong("found " + at.tree().words() + "; " + allowed());
        }
        Optional<Kind<? extends T>> found = of(mapping);
        return found.isEmpty()
                ? at.wrong("found a section without a key that says its kind" + meant(mapping))
                : found.get().section().read(at);
    }

    private Optional<Kind<? extends T>> of(Tree here) {
        if (!(here instanceof Tree.Mapping mapping)) {
            return Optional.empty();
        }
        return kinds.get().stream()
                .filter(kind -> mapping.child(kind.key()).isPresent())
                .findFirst();
    }

    private String meant(Tree.Mapping mapping) {
        return mapping.entries().stream()
                .map(Tree.Entry::key)
                .filter(key -> DidYouMean.nearest(key, words()).isPresent())
                .findFirst()
                .map(key -> DidYouMean.hint(key, words()))
                .orElse("; " + allowed());
    }

    private List<String> words() {
        return kinds.get().stream().<String>map(Kind::key).toList();
    }

    @Override
    Object write(T value) {
        return kinds.get().stream()
                .filter(candidate -> candidate.type().isInstance(value))
                .findFirst()
                .orElseThrow()
                .write(value);
    }

    @Override
    ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        if (!outermost) {
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
        Set<String> keys = new LinkedHashSet<>(words());
        of(here).ifPresent(kind -> keys.addAll(kind.section().keys(here)));
        return new ArrayList<>(keys);
    }
}
