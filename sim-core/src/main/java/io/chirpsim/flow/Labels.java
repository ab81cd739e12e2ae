package io.chirpsim.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names known to a scenario as small integers: data rates such as {@code sf7}, counters such as {@code mqtt.published}. */
public final class Labels {
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> index = new HashMap<>();

    /** The number of a name; a new name gets the next number. */
    public int register(String name) {
        Integer known = index.putIfAbsent(name, names.size());
        if (known != null) {
            return known;
        }
        names.add(name);
        return names.size() - 1;
    }

    /** The name of a number. */
    public String name(int label) {
        return names.get(label);
    }

    /** All names in the order of their numbers. */
    public List<String> names() {
        return Collections.unmodifiableList(names);
    }
}
