package io.chirpsim.app.load;

import java.nio.charset.StandardCharsets;

/** MQTT topic names and topic filters (MQTT 3.1.1, section 4.7). */
final class TopicShapes {
    private static final int MAX_BYTES = 65_535;

    private TopicShapes() {}

    static Scalar<String> name() {
        String allowed = "allowed: a topic name without the wildcards + and #";
        return shape(allowed, text -> text.indexOf('+') < 0 && text.indexOf('#') < 0);
    }

    static Scalar<String> filter() {
        String allowed =
                "allowed: a topic filter; + stands for one whole level, # only at the end for all further levels";
        return shape(allowed, TopicShapes::isFilter);
    }

    private static boolean isFilter(String text) {
        String[] levels = text.split("/", -1);
        for (int i = 0; i < levels.length; i++) {
            boolean wild = levels[i].indexOf('+') >= 0 || levels[i].indexOf('#') >= 0;
            boolean last = i == levels.length - 1;
            if (wild && !levels[i].equals("+") && !(last && levels[i].equals("#"))) {
                return false;
            }
        }
        return true;
    }

    private static Scalar<String> shape(String allowed, java.util.function.Predicate<String> isValid) {
        Scalar.Parser<String> parser = (text, at) -> {
            int length = text.getBytes(StandardCharsets.UTF_8).length;
            if (length == 0 || length > MAX_BYTES || text.indexOf(0) >= 0 || !isValid.test(text)) {
                throw Shapes.wrong(text, allowed);
            }
            return text;
        };
        return new Scalar<>(allowed, parser, text -> text, node -> node.put("type", "string")
                .put("minLength", 1));
    }
}
