package io.chirpsim.app.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One word, number, quantity or text.
 *
 * @param <T> what it becomes
 */
final class Scalar<T> extends Shape<T> {
    private final String allowed;
    private final Parser<T> parser;
    private final Function<T, Object> writer;
    private final Consumer<ObjectNode> schema;

    Scalar(String allowed, Parser<T> parser, Function<T, Object> writer, Consumer<ObjectNode> schema) {
        this.allowed = allowed;
        this.parser = parser;
        this.writer = writer;
        this.schema = schema;
    }

    /** Reads the raw text. */
    interface Parser<T> {
        /**
         * @throws WrongValue if the text is not allowed
         */
        T parse(String text, Cursor at);
    }

    /**
     * @throws WrongValue if the text is not allowed
     */
    T parse(String text, Cursor at) {
        return parser.parse(text, at);
    }

    @Override
    T read(Cursor at) {
        if (!(at.tree() instanceof Tree.Scalar scalar) || scalar.isMissing()) {
            return at.wrong("found " + at.tree().words() + "; " + allowed);
        }
        try {
            return parse(scalar.text(), at);
        } catch (WrongValue wrong) {
            return at.wrong(wrong.getMessage());
        }
    }

    @Override
    Object write(T value) {
        return writer.apply(value);
    }

    @Override
    ObjectNode schema() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        schema.accept(node);
        return node;
    }

    @Override
    String allowed() {
        return allowed;
    }

    /** A text that is not allowed; never leaves the loader. */
    static final class WrongValue extends RuntimeException {
        WrongValue(String what) {
            super(what, null, false, false);
        }
    }
}
