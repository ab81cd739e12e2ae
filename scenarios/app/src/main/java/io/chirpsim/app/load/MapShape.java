package io.chirpsim.app.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A section whose keys are names the user chooses.
 *
 * @param <E> what stands under a name
 */
final class MapShape<E> extends Shape<SortedMap<String, E>> {
    private final Shape<E> item;

    MapShape(Shape<E> item) {
        this.item = item;
    }

    @Override
    SortedMap<String, E> read(Cursor at) {
        if (!(at.tree() instanceof Tree.Mapping mapping)) {
            return at.wrong("found " + at.tree().words() + "; " + allowed());
        }
        at.reportTwice(mapping);
        SortedMap<String, E> read = new TreeMap<>();
        for (Tree.Entry entry : mapping.entries()) {
            E element = item.read(at.at(entry.key()));
            if (element != null) {
                read.put(entry.key(), element);
            }
        }
        return read;
    }

    @Override
    Object write(SortedMap<String, E> value) {
        Map<String, Object> written = new LinkedHashMap<>();
        value.forEach((name, element) -> written.put(name, item.write(element)));
        return written;
    }

    @Override
    ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("type", "object").set("additionalProperties", item.schema());
        return schema;
    }

    @Override
    String allowed() {
        return "allowed: a section with one name per entry";
    }

    @Override
    Optional<Shape<?>> under(String key, Tree here) {
        return Optional.of(item);
    }

    @Override
    List<String> keys(Tree here) {
        return here instanceof Tree.Mapping mapping
                ? mapping.entries().stream().map(Tree.Entry::key).toList()
                : List.of();
    }
}
