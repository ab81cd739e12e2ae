package io.chirpsim.app.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A YAML document as written: raw scalar text, every node with its place. Immutable; aliases share nodes. */
sealed interface Tree {
    Mark mark();

    /** What it is, for messages. */
    String words();

    /**
     * A scalar.
     *
     * @param text raw text, never resolved to a number or a truth value
     * @param plain without quotes
     */
    record Scalar(Mark mark, String text, boolean plain) implements Tree {
        private static final int SHOWN = 60;

        @Override
        public String words() {
            return isMissing() ? "nothing" : "'" + shown() + "'";
        }

        /** Whether there is nothing at all after the key. */
        boolean isMissing() {
            return plain && (text.isEmpty() || text.equals("null") || text.equals("~"));
        }

        private String shown() {
            String line = text.replaceAll("\\s+", " ");
            return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
        }
    }

    /** A section. */
    record Mapping(Mark mark, List<Entry> entries) implements Tree {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String words() {
            return "a section";
        }

        Optional<Tree> child(String key) {
            return entries.stream()
                    .filter(entry -> entry.key.equals(key))
                    .map(Entry::value)
                    .findFirst();
        }

        /** A copy with a key added or replaced. */
        Mapping with(String key, Tree value) {
            List<Entry> changed = new ArrayList<>();
            for (Entry entry : entries) {
                if (!entry.key.equals(key)) {
                    changed.add(entry);
                }
            }
            changed.add(new Entry(value.mark(), key, value));
            return new Mapping(mark, changed);
        }
    }

    /** One key of a section with its value. */
    record Entry(Mark mark, String key, Tree value) {}

    /** A list. */
    record Sequence(Mark mark, List<Tree> items) implements Tree {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String words() {
            return "a list";
        }

        /** A copy with one item replaced. */
        Sequence with(int index, Tree value) {
            List<Tree> changed = new ArrayList<>(items);
            changed.set(index, value);
            return new Sequence(mark, changed);
        }
    }
}
