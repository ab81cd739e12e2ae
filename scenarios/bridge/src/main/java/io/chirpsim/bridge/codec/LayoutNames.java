package io.chirpsim.bridge.codec;

import io.chirpsim.bridge.codec.LayoutItem.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The names of the values in a layout. */
final class LayoutNames {
    /** A value and what it stands for. */
    private record Named(String name, Meaning meaning) {
        /** Whether nothing can be sent without a value. */
        boolean isNeeded() {
            return meaning.only().isEmpty()
                    && meaning.fallback().isEmpty()
                    && meaning.absent().isEmpty();
        }
    }

    private LayoutNames() {}

    /** All names. */
    static List<String> all(List<LayoutItem> items) {
        return named(items).stream().map(Named::name).toList();
    }

    /** Names for which there may be more than one value. */
    static List<String> open(List<LayoutItem> items) {
        return named(items).stream()
                .filter(value -> value.meaning().only().isEmpty())
                .map(Named::name)
                .distinct()
                .toList();
    }

    /** What the values of a name stand for, at each place where it is. */
    static List<Meaning> meanings(List<LayoutItem> items, String name) {
        return named(items).stream()
                .filter(value -> value.name().equals(name))
                .map(Named::meaning)
                .toList();
    }

    /** Names without which pieces cannot be sent if these are given. */
    static List<String> missing(List<LayoutItem> items, Set<String> given) {
        List<String> missing = new ArrayList<>();
        for (LayoutItem item : items) {
            if (item instanceof LayoutItem.Records records) {
                records.types().stream()
                        .filter(type -> all(type.items()).stream().anyMatch(given::contains))
                        .forEach(type -> missing.addAll(missing(type.items(), given)));
            } else if (item instanceof LayoutItem.Group group) {
                missing.addAll(missing(group.items(), given));
            } else if (item instanceof LayoutItem.Repeat repeat) {
                missing.addAll(missing(repeat.items(), given));
            } else {
                own(item).stream()
                        .filter(value -> value.isNeeded() && !given.contains(value.name()))
                        .forEach(value -> missing.add(value.name()));
            }
        }
        return missing;
    }

    private static List<Named> named(List<LayoutItem> items) {
        List<Named> named = new ArrayList<>();
        for (LayoutItem item : items) {
            named.addAll(own(item));
            inside(item).forEach(list -> named.addAll(named(list)));
        }
        return named;
    }

    private static List<List<LayoutItem>> inside(LayoutItem item) {
        if (item instanceof LayoutItem.Group group) {
            return List.of(group.items());
        }
        if (item instanceof LayoutItem.Repeat repeat) {
            return List.of(repeat.items());
        }
        return item instanceof LayoutItem.Records records
                ? records.types().stream().map(RecordType::items).toList()
                : List.of();
    }

    /** Hexadecimal text is sent as zeros where there is none, so that it is never needed. */
    private static List<Named> own(LayoutItem item) {
        List<Named> named = new ArrayList<>();
        if (item instanceof LayoutItem.Value value) {
            named.add(new Named(value.name(), value.meaning()));
        } else if (item instanceof LayoutItem.Bits bits) {
            bits.fields().forEach(field -> named.add(new Named(field.name(), field.meaning())));
        }
        named.removeIf(value -> value.name().isEmpty());
        return named;
    }
}
