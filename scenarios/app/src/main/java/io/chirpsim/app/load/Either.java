package io.chirpsim.app.load;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One word, or something longer.
 *
 * @param <T> what it becomes
 */
final class Either<T> extends Shape<T> {
    private final Shape<T> scalar;
    private final Shape<T> longer;
    private final Predicate<T> writtenAsScalar;

    Either(Shape<T> scalar, Shape<T> longer, Predicate<T> writtenAsScalar) {
        this.scalar = scalar;
        this.longer = longer;
        this.writtenAsScalar = writtenAsScalar;
    }

    @Override
    T read(Cursor at) {
        if (at.tree() instanceof Tree.Scalar text) {
            return text.isMissing() ? at.wrong("found nothing; " + allowed()) : scalar.read(at);
        }
        return longer.read(at);
    }

    @Override
    Object write(T value) {
        return writtenAsScalar.test(value) ? scalar.write(value) : longer.write(value);
    }

    @Override
    ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        ArrayNode any = schema.putArray("anyOf");
        any.add(scalar.schema());
        any.add(longer.schema());
        return schema;
    }

    @Override
    String allowed() {
        return scalar.allowed() + ", or " + longer.allowed().replaceFirst("^allowed: ", "");
    }

    @Override
    Optional<Shape<?>> under(String key, Tree here) {
        return longer.under(key, here);
    }

    @Override
    List<String> keys(Tree here) {
        return longer.keys(here);
    }
}
