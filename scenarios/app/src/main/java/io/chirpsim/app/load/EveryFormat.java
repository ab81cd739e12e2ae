package io.chirpsim.app.load;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often a device asks the network something: never, or with every so many uplinks. */
final class EveryFormat {
    private static final int MOST = 10_000;
    private static final String NEVER = "never";
    private static final String PATTERN = "every ([1-9][0-9]{0,4}) uplinks?";
    private static final Pattern EVERY = Pattern.compile(PATTERN);

    private EveryFormat() {}

    /** 0 for never. */
    static Scalar<Integer> shape() {
        String allowed = "allowed: never, or such as 'every 10 uplinks', at most every " + MOST;
        return new Scalar<>(
                allowed,
                (text, at) -> {
                    Matcher matcher = EVERY.matcher(text);
                    boolean every = matcher.matches();
                    if (!every && !text.equals(NEVER) || every && Integer.parseInt(matcher.group(1)) > MOST) {
                        throw Shapes.wrong(text, allowed);
                    }
                    return every ? Integer.parseInt(matcher.group(1)) : 0;
                },
                value -> value == 0 ? NEVER : "every " + value + " uplinks",
                node -> node.put("type", "string").put("pattern", "^(" + NEVER + "|" + PATTERN + ")$"));
    }
}
