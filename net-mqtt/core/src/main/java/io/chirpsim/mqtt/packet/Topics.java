package io.chirpsim.mqtt.packet;

/** Rules of topic names and topic filters, MQTT 3.1.1 section 4.7. */
public final class Topics {
    /** Separates levels. */
    public static final char SEPARATOR = '/';

    private Topics() {}

    /** Whether the text may be a topic name: not empty, no wildcard. */
    public static boolean isName(String text) {
        return !text.isEmpty() && text.indexOf('+') < 0 && text.indexOf('#') < 0;
    }

    /** Whether the text may be a topic filter: not empty, {@code +} alone in its level, {@code #} alone in the last level. */
    public static boolean isFilter(String text) {
        int last = text.length() - 1;
        for (int i = 0; i <= last; i++) {
            char c = text.charAt(i);
            if (c != '+' && c != '#') {
                continue;
            }
            boolean startsLevel = i == 0 || text.charAt(i - 1) == SEPARATOR;
            boolean endsLevel = i == last || c == '+' && text.charAt(i + 1) == SEPARATOR;
            if (!startsLevel || !endsLevel) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** How many levels a name or filter has, at least 1. */
    public static int levels(String text) {
        int levels = 1;
        for (int at = text.indexOf(SEPARATOR); at >= 0; at = text.indexOf(SEPARATOR, at + 1)) {
            levels++;
        }
        return levels;
    }

    /** End of the level that begins at {@code from}: the index of its separator, or the length of the text. */
    public static int levelEnd(String text, int from) {
        int at = text.indexOf(SEPARATOR, from);
        return at < 0 ? text.length() : at;
    }
}
