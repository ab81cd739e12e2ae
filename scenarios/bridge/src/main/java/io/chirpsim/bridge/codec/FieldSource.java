package io.chirpsim.bridge.codec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Where an encoder finds the values of its fields. */
public interface FieldSource {
    /** A {@link Number}, {@link Boolean} or {@link String}; null if there is none. */
    Object value(String field);

    /**
     * The elements of a repeated group.
     *
     * @param count how many the layout demands; 0 if it takes any number
     */
    List<FieldSource> elements(String group, int count) throws PayloadException;

    /** What to do with numbers that the bytes cannot hold. */
    OutOfRange outOfRange();

    /** What to do with numbers that the bytes cannot hold. */
    enum OutOfRange {
        /** A sensor shows the end of its scale. */
        SATURATE,
        /** A command is wrong. */
        REFUSE
    }

    /** A decoded object. */
    static FieldSource of(Map<String, ?> fields) {
        return new FieldSource() {
            @Override
            public Object value(String field) {
                return fields.get(field);
            }

            @Override
            public List<FieldSource> elements(String group, int count) throws PayloadException {
                Object listed = fields.get(group);
                List<FieldSource> elements = new ArrayList<>();
                for (Object element : listed instanceof List<?> list ? list : Collections.emptyList()) {
                    if (!(element instanceof Map<?, ?> map)) {
                        throw new PayloadException("an element of '" + group + "' is no object");
                    }
                    elements.add(of(named(map)));
                }
                return elements;
            }

            @Override
            public OutOfRange outOfRange() {
                return OutOfRange.REFUSE;
            }
        };
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        Map<String, Object> named = new java.util.TreeMap<>();
        map.forEach((key, value) -> named.put(String.valueOf(key), value));
        return named;
    }
}
