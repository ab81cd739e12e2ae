package io.chirpsim.app.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * What may stand at one place of a scenario file. The one description from which reading, writing, the JSON Schema and {@code --set} follow.
 *
 * @param <T> what it becomes
 */
abstract class Shape<T> {
    /** Reads the value; null if it is wrong, which is then reported. */
    abstract T read(Cursor at);

    /** The value as text, number, truth value, ordered map or list, all defaults filled in. */
    abstract Object write(T value);

    /** The JSON Schema (draft 2020-12) of this place. */
    abstract ObjectNode schema();

    /** What is allowed here, in words, to end a message. */
    abstract String allowed();

    /** Shape of what lies under a key of the section that stands here; empty if no section may stand here or it has no such key. */
    Optional<Shape<?>> under(String key, Tree here) {
        return Optional.empty();
    }

    /** The keys of the section that may stand here. */
    List<String> keys(Tree here) {
        return List.of();
    }
}
