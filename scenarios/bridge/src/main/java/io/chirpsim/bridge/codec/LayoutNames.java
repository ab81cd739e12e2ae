package io.chirpsim.bridge.codec;

import java.util.ArrayList;
import java.util.List;

/** The names of the values in a layout. */
final class LayoutNames {
    private LayoutNames() {}

    /** Those of pieces, without those inside repetitions. */
    static List<String> direct(List<LayoutItem> items) {
        List<String> names = new ArrayList<>();
        collect(items, names, Inside.NO_REPETITIONS);
        return names;
    }

    /** All of them. */
    static List<String> all(List<LayoutItem> items) {
        List<String> names = new ArrayList<>();
        collect(items, names, Inside.REPETITIONS_TOO);
        return names;
    }

    private enum Inside {
        NO_REPETITIONS,
        REPETITIONS_TOO
    }

    private static void collect(List<LayoutItem> items, List<String> names, Inside inside) {
        for (LayoutItem item : items) {
            if (item instanceof LayoutItem.Value value) {
                add(value.name(), names);
            } else if (item instanceof LayoutItem.Bits bits) {
                bits.fields().forEach(field -> add(field.name(), names));
            } else if (item instanceof LayoutItem.Hex hex) {
                add(hex.name(), names);
            } else if (item instanceof LayoutItem.Group group) {
                collect(group.items(), names, inside);
            } else if (item instanceof LayoutItem.Records records) {
                records.types().forEach(type -> collect(type.items(), names, inside));
            } else if (item instanceof LayoutItem.Repeat repeat && inside == Inside.REPETITIONS_TOO) {
                collect(repeat.items(), names, inside);
            }
        }
    }

    private static void add(String name, List<String> names) {
        if (!name.isEmpty()) {
            names.add(name);
        }
    }
}
