package io.chirpsim.app.load;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A section with named keys that becomes a record.
 *
 * @param <T> the record
 */
final class Section<T> extends Shape<T> {
    private final String description;
    private final List<Slot<T>> slots;
    private final Map<String, String> later;
    private final List<BiConsumer<Values, Cursor>> checks;
    private final BiFunction<Values, Cursor, T> build;

    private Section(Builder<T> builder, BiFunction<Values, Cursor, T> build) {
        this.description = builder.description;
        this.slots = List.copyOf(builder.slots);
        this.later = new LinkedHashMap<>(builder.later);
        this.checks = List.copyOf(builder.checks);
        this.build = build;
    }

    /** Begins the description of a section. */
    static <T> Builder<T> of(String description) {
        return new Builder<>(description);
    }

    @Override
    T read(Cursor at) {
        if (!(at.tree() instanceof Tree.Mapping mapping)) {
            return at.wrong("found " + at.tree().words() + "; " + allowed());
        }
        at.reportTwice(mapping);
        Set<String> misspelt = reportUnknown(at, mapping);
        Values values = new Values(at.enclosing(), at);
        Cursor inside = at.within(values);
        boolean whole = true;
        for (Slot<T> slot : slots) {
            Object value = misspelt.contains(slot.field.key()) ? null : slot.field.read(inside, mapping);
            values.put(slot.field, value);
            whole &= value != null;
        }
        checks.forEach(check -> check.accept(values, inside));
        T result = whole ? build.apply(values, inside) : null;
        if (result != null) {
            at.reading().remember(result, inside);
        }
        return result;
    }

    /** Gives the keys that were meant by unknown ones, so that nobody calls them missing as well. */
    private Set<String> reportUnknown(Cursor at, Tree.Mapping mapping) {
        Set<String> misspelt = new HashSet<>();
        for (Tree.Entry entry : mapping.entries()) {
            String key = entry.key();
            if (later.containsKey(key)) {
                at.reading()
                        .report(entry.mark(), at.under(key), later.get(key) + " is not supported yet; leave it out");
            } else if (slot(key).isEmpty()) {
                at.reading().report(entry.mark(), at.under(key), "unknown key" + DidYouMean.hint(key, keys(mapping)));
                DidYouMean.nearest(key, keys(mapping))
                        .filter(meant -> mapping.child(meant).isEmpty())
                        .ifPresent(misspelt::add);
            }
        }
        return misspelt;
    }

    @Override
    Object write(T value) {
        Map<String, Object> written = new LinkedHashMap<>();
        for (Slot<T> slot : slots) {
            slot.writer.apply(value).ifPresent(text -> written.put(slot.field.key(), text));
        }
        return written;
    }

    @Override
    ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("type", "object").put("description", description).put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        for (Slot<T> slot : slots) {
            properties.set(slot.field.key(), property(slot.field));
            if (slot.field.isRequired()) {
                required.add(slot.field.key());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    private static ObjectNode property(Field<?> field) {
        ObjectNode property = field.shape().schema();
        String words = field.fallbackWords().isEmpty() ? "" : " Default: " + field.fallbackWords() + ".";
        property.put("description", field.description() + words);
        return property;
    }

    @Override
    String allowed() {
        return "allowed: a section with the keys " + String.join(", ", keys(null));
    }

    @Override
    Optional<Shape<?>> under(String key, Tree here) {
        return slot(key).map(slot -> slot.field.shape());
    }

    @Override
    List<String> keys(Tree here) {
        return slots.stream().map(slot -> slot.field.key()).toList();
    }

    private Optional<Slot<T>> slot(String key) {
        return slots.stream().filter(slot -> slot.field.key().equals(key)).findFirst();
    }

    /** A field and how the record's value of it is written; empty: not written. */
    private record Slot<T>(Field<?> field, Function<T, Optional<Object>> writer) {}

    /** Collects the fields of a section, in the order in which they are read and written. */
    static final class Builder<T> {
        private final String description;
        private final List<Slot<T>> slots = new ArrayList<>();
        private final Map<String, String> later = new LinkedHashMap<>();
        private final List<BiConsumer<Values, Cursor>> checks = new ArrayList<>();

        private Builder(String description) {
            this.description = description;
        }

        /** A key without which the section is wrong. */
        <F> Field<F> required(String key, Shape<F> shape, Function<T, F> of, String description) {
            return add(new Field<>(key, description, shape, true, Builder::same, values -> null, ""), shape, of);
        }

        /** A key with a default. */
        <F> Field<F> optional(String key, Shape<F> shape, F fallback, Function<T, F> of, String description) {
            return derived(key, shape, values -> fallback, words(shape.write(fallback)), of, description);
        }

        /** A key with a default that is written only where it means something. */
        <F> Field<F> optional(
                String key, Shape<F> shape, F fallback, Function<T, F> of, String description, Predicate<T> written) {
            String words = words(shape.write(fallback));
            Field<F> field = new Field<>(key, description, shape, false, Builder::same, values -> fallback, words);
            slots.add(new Slot<>(
                    field, value -> Optional.of(value).filter(written).map(of).map(shape::write)));
            return field;
        }

        /** A key whose default follows from other values; null where those were wrong. */
        <F> Field<F> derived(
                String key,
                Shape<F> shape,
                Function<Values, F> fallback,
                String fallbackWords,
                Function<T, F> of,
                String description) {
            return add(new Field<>(key, description, shape, false, Builder::same, fallback, fallbackWords), shape, of);
        }

        /** A key that may be left out and then means nothing. */
        <F> Field<Optional<F>> maybe(String key, Shape<F> shape, Function<T, Optional<F>> of, String description) {
            Function<Object, Optional<F>> wrap = read -> Optional.of(Builder.<F>same(read));
            Field<Optional<F>> field =
                    new Field<>(key, description, shape, false, wrap, values -> Optional.empty(), "");
            slots.add(new Slot<>(field, value -> of.apply(value).map(shape::write)));
            return field;
        }

        /** A key that is planned: a clear message instead of "unknown". */
        Builder<T> later(String key, String what) {
            later.put(key, what);
            return this;
        }

        /** Looks at several values together; those that were wrong are null. */
        Builder<T> check(BiConsumer<Values, Cursor> check) {
            checks.add(check);
            return this;
        }

        Section<T> build(BiFunction<Values, Cursor, T> build) {
            return new Section<>(this, build);
        }

        private <F> Field<F> add(Field<F> field, Shape<F> shape, Function<T, F> of) {
            slots.add(new Slot<>(field, value -> Optional.of(shape.write(of.apply(value)))));
            return field;
        }

        @SuppressWarnings("unchecked")
        private static <F> F same(Object read) {
            return (F) read;
        }

        private static String words(Object written) {
            return written instanceof List<?> list && list.isEmpty() ? "none" : String.valueOf(written);
        }
    }
}
