package io.chirpsim.app.load;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A section whose key {@code kind} says which other keys it has.
 *
 * @param <T> what the kinds have in common
 */
final class Kinds<T> extends Shape<T> {
    private static final String KIND = "kind";

    private final List<Kind<? extends T>> kinds;

    Kinds(List<Kind<? extends T>> kinds) {
        this.kinds = kinds;
    }

    /**
     * One kind.
     *
     * @param word value of {@code kind}
     * @param type what it becomes
     * @param section its other keys
     */
    record Kind<A>(String word, Class<A> type, Section<A> section) {
        private Object write(Object value) {
            return section.write(type.cast(value));
        }
    }

    @Override
    T read(Cursor at) {
        if (!(at.tree() instanceof Tree.Mapping mapping)) {
            return at.wrong("found " + at.tree().words() + "; " + allowed());
        }
        at.reportTwice(mapping);
        Optional<Tree> kind = mapping.child(KIND);
        if (kind.isEmpty()) {
            at.reading().report(mapping.mark(), at.under(KIND), "missing; allowed: " + String.join(", ", words()));
            return null;
        }
        Optional<Kind<? extends T>> found = of(mapping);
        if (found.isEmpty()) {
            String text = at.at(KIND).text().orElse("");
            return at.at(KIND).wrong("found " + kind.get().words() + DidYouMean.hint(text, words()));
        }
        return found.get().section().read(new Cursor(at.reading(), withoutKind(mapping), at.path(), at.enclosing()));
    }

    private Optional<Kind<? extends T>> of(Tree here) {
        if (!(here instanceof Tree.Mapping mapping)) {
            return Optional.empty();
        }
        return mapping.child(KIND).flatMap(word -> kinds.stream()
                .filter(kind ->
                        word instanceof Tree.Scalar scalar && scalar.text().equals(kind.word()))
                .findFirst());
    }

    private static Tree.Mapping withoutKind(Tree.Mapping mapping) {
        return new Tree.Mapping(
                mapping.mark(),
                mapping.entries().stream()
                        .filter(entry -> !entry.key().equals(KIND))
                        .toList());
    }

    private List<String> words() {
        return kinds.stream().<String>map(Kind::word).toList();
    }

    @Override
    Object write(T value) {
        Kind<? extends T> kind = kinds.stream()
                .filter(candidate -> candidate.type().isInstance(value))
                .findFirst()
                .orElseThrow();
        Map<String, Object> written = new LinkedHashMap<>();
        written.put(KIND, kind.word());
        ((Map<?, ?>) kind.write(value)).forEach((key, text) -> written.put((String) key, text));
        return written;
    }

    @Override
    ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        ArrayNode one = schema.putArray("oneOf");
        for (Kind<? extends T> kind : kinds) {
            ObjectNode section = kind.section().schema();
            ObjectNode properties = JsonNodeFactory.instance.objectNode();
            properties.putObject(KIND).put("const", kind.word());
            properties.setAll((ObjectNode) section.get("properties"));
            section.set("properties", properties);
            section.withArray("required").insert(0, KIND);
            one.add(section);
        }
        return schema;
    }

    @Override
    String allowed() {
        return "allowed: a section with the key kind (" + String.join(", ", words()) + ")";
    }

    @Override
    Optional<Shape<?>> under(String key, Tree here) {
        return key.equals(KIND)
                ? Optional.of(Shapes.text())
                : of(here).flatMap(kind -> kind.section().under(key, here));
    }

    @Override
    List<String> keys(Tree here) {
        List<String> keys = new java.util.ArrayList<>(List.of(KIND));
        of(here).ifPresent(kind -> keys.addAll(kind.section().keys(here)));
        return keys;
    }
}
