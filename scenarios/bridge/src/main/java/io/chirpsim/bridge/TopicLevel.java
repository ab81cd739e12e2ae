package io.chirpsim.bridge;

/** Names that become one level of a topic name. */
final class TopicLevel {
    private TopicLevel() {}

    /** Refuses an empty name and one that would change the shape of the topic. */
    static String require(String name) {
        if (name.isEmpty() || name.chars().anyMatch(c -> c == '/' || c == '+' || c == '#' || c == 0)) {
            throw new IllegalArgumentException(
                    "'" + name + "' cannot be a topic level: it is empty or has one of / + #");
        }
        return name;
    }
}
