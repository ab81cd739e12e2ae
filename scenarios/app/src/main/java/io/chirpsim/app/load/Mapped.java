package io.chirpsim.app.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What another shape reads, as something else.
 *
 * @param <A> what is written
 * @param <B> what it becomes
 */
final class Mapped<A, B> extends Shape<B> {
    private final Shape<A> written;
    private final Function<A, B> to;
    private final Function<B, A> from;

    Mapped(Shape<A> written, Function<A, B> to, Function<B, A> from) {
        this.written = written;
        this.to = to;
        this.from = from;
    }

    @Override
    B read(Cursor at) {
        A read = written.read(at);
        return read == null ? null : to.apply(read);
    }

    @Override
    Object write(B value) {
        return written.write(from.apply(value));
    }

    @Override
    ObjectNode schema() {
        return written.schema();
    }

    @Override
    String allowed() {
        return written.allowed();
    }

    @Override
    Optional<Shape<?>> under(String key, Tree here) {
        return written.under(key, here);
    }

    @Override
    List<String> keys(Tree here) {
        return written.keys(here);
    }
}
