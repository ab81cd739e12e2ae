package io.chirpsim.app.load;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes ordered maps, lists and scalars as block YAML that every YAML 1.1 and 1.2 reader understands the same way. */
final class YamlWriter {
    private static final Pattern PLAIN_WORDS = Pattern.compile("[A-Za-z](?:[A-Za-z0-9 _./+-]*[A-Za-z0-9_./+-])?");
    private static final Pattern PLAIN_QUANTITY = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)? [A-Za-z%/]+");
    private static final Set<String> NOT_TEXT = Set.of(
            "true", "false", "null", "yes", "no", "on", "off", "y", "n", "Yes", "No", "On", "Off", "True", "False");

    private final StringBuilder out = new StringBuilder();

    private YamlWriter() {}

    /** The text of a document. */
    static String write(Object document) {
        YamlWriter writer = new YamlWriter();
        writer.mapping((Map<?, ?>) document, "");
        return writer.out.toString();
    }

    private void mapping(Map<?, ?> map, String indent) {
        String prefix = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(prefix).append(scalar(entry.getKey())).append(':');
            value(entry.getValue(), indent + "  ");
            prefix = indent;
        }
    }

    private void value(Object value, String indent) {
        boolean nested =
                value instanceof Map<?, ?> map && !map.isEmpty() || value instanceof List<?> list && !list.isEmpty();
        if (!nested) {
            out.append(' ').append(scalar(value)).append('\n');
        } else if (value instanceof Map<?, ?> map) {
            out.append('\n').append(indent);
            mapping(map, indent);
        } else {
            out.append('\n');
            ((List<?>) value).forEach(item -> item(item, indent));
        }
    }

    private void item(Object item, String indent) {
        out.append(indent).append("- ");
        if (item instanceof Map<?, ?> map) {
            mapping(map, indent + "  ");
        } else if (item instanceof List<?> row) {
            out.append(row.stream().map(YamlWriter::scalar).collect(Collectors.joining(", ", "[", "]\n")));
        } else {
            out.append(scalar(item)).append('\n');
        }
    }

    private static String scalar(Object value) {
        if (value instanceof Map<?, ?>) {
            return "{}";
        }
        if (value instanceof List<?>) {
            return "[]";
        }
        String text = String.valueOf(value);
        boolean plain = !(value instanceof String)
                || PLAIN_QUANTITY.matcher(text).matches()
                || PLAIN_WORDS.matcher(text).matches() && !NOT_TEXT.contains(text);
        return plain ? text : '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
