package io.chirpsim.app.load;

import java.util.IdentityHashMap;
import java.util.Map;

/** The values of one section read so far, and of the sections around it. */
final class Values {
    private final Values around;
    private final Cursor here;
    private final Map<Field<?>, Object> values = new IdentityHashMap<>();

    /**
     * @param here the place of the section
     */
    Values(Values around, Cursor here) {
        this.around = around;
        this.here = here;
    }

    /** The place of the section. */
    Cursor here() {
        return here;
    }

    void put(Field<?> field, Object value) {
        values.put(field, value);
    }

    /** The value of a field of this section or one around it; null if it was wrong, which is already reported. */
    @SuppressWarnings("unchecked")
    <F> F get(Field<F> field) {
        if (values.containsKey(field)) {
            return (F) values.get(field);
        }
        return around == null ? null : around.get(field);
    }
}
