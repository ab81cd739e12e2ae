package io.chirpsim.app.load;

import java.util.function.Function;

/**
 * One key of a section.
 *
 * @param key as written
 * @param description one line for editors
 * @param shape what may stand there
 * @param isRequired whether a scenario without it is wrong
 * @param wrap what a written value becomes
 * @param fallback value if the key is not written; may be null if that follows from something that was wrong
 * @param fallbackWords the default in words; empty if there is none
 * @param <F> what it becomes
 */
record Field<F>(
        String key,
        String description,
        Shape<?> shape,
        boolean isRequired,
        Function<Object, F> wrap,
        Function<Values, F> fallback,
        String fallbackWords) {

    /** Reads the field of a section; null if it is wrong or missing, which is then reported. */
    F read(Cursor section, Tree.Mapping mapping) {
        if (mapping.child(key).isEmpty()) {
            return absent(section);
        }
        Object read = shape.read(section.at(key));
        return read == null ? null : wrap.apply(read);
    }

    private F absent(Cursor section) {
        if (isRequired) {
            section.reading().report(section.tree().mark(), section.under(key), "missing; " + shape.allowed());
            return null;
        }
        try {
            return fallback.apply(section.enclosing());
        } catch (Scalar.WrongValue wrong) {
            return section.at(key).wrong(wrong.getMessage());
        }
    }
}
