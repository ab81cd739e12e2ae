package io.chirpsim.app.load;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chirpsim.app.scenario.InputFile;
import io.chirpsim.app.scenario.Word;
import io.chirpsim.units.Quantity;
import io.chirpsim.units.Quantity.Dimension;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The scalars of scenario files. */
final class Shapes {
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");
    private static final Pattern EUI = Pattern.compile("[0-9A-Fa-f]{16}");
    private static final long MAX_US = 1L << 53;

    private Shapes() {}

    static Scalar.WrongValue wrong(String found, String allowed) {
        return new Scalar.WrongValue("found '" + found + "'; " + allowed);
    }

    /** Any text, taken as it is written. */
    static Scalar<String> text() {
        String allowed = "allowed: text";
        return new Scalar<>(allowed, (text, at) -> text, text -> text, Shapes::anyScalar);
    }

    /** Text of a certain form. */
    static Scalar<String> text(String pattern, String allowed) {
        Pattern compiled = Pattern.compile(pattern);
        Scalar.Parser<String> parser = (text, at) -> {
            if (!compiled.matcher(text).matches()) {
                throw wrong(text, allowed);
            }
            return text;
        };
        return new Scalar<>(allowed, parser, text -> text, node -> {
            anyScalar(node);
            node.put("pattern", "^(?:" + pattern + ")$");
        });
    }

    /** A name that may stand in file names, topics and tables. */
    static Scalar<String> name() {
        return text(
                "[A-Za-z0-9][A-Za-z0-9._-]{0,99}",
                "allowed: up to 100 letters, digits, '.', '_' and '-', the first a letter or digit");
    }

    /** Editors resolve 00E4000000000012 to a number and true to a truth value before they look at the schema. */
    private static void anyScalar(ObjectNode node) {
        node.putArray("type").add("string").add("number").add("boolean");
    }

    /** A whole number between two limits. */
    static Scalar<Integer> whole(int least, int most) {
        String allowed = "allowed: a whole number "
                + (most == Integer.MAX_VALUE ? "from " + least + " on" : "from " + least + " to " + most);
        Scalar.Parser<Integer> parser = (text, at) -> {
            long value = WHOLE.matcher(text).matches() ? Long.parseLong(text) : Long.MIN_VALUE;
            if (value < least || value > most) {
                throw wrong(text, allowed);
            }
            return (int) value;
        };
        return new Scalar<>(allowed, parser, value -> value, node -> {
            node.put("type", "integer").put("minimum", least);
            if (most < Integer.MAX_VALUE) {
                node.put("maximum", most);
            }
        });
    }

    /** A seed: any 64-bit number. */
    static Scalar<Long> seed() {
        String allowed = "allowed: a whole number of 64 bits";
        Scalar.Parser<Long> parser = (text, at) -> {
            try {
                return Long.valueOf(text);
            } catch (NumberFormatException e) {
                throw wrong(text, allowed);
            }
        };
        return new Scalar<>(allowed, parser, value -> value, node -> node.put("type", "integer"));
    }

    /** A number without a unit between two limits. */
    static Scalar<Double> number(double least, double most, String allowed) {
        Scalar.Parser<Double> parser = (text, at) -> {
            if (!NUMBER.matcher(text).matches()
                    || Double.parseDouble(text) < least
                    || Double.parseDouble(text) > most) {
                throw wrong(text, allowed);
            }
            return Double.valueOf(text);
        };
        return new Scalar<>(allowed, parser, Shapes::bare, node -> node.put("type", "number")
                .put("minimum", least)
                .put("maximum", most));
    }

    /** Whole values without a fraction, so that they are written the same on every machine. */
    private static Object bare(double value) {
        return new BigDecimal(Canonical.number(value));
    }

    /** A time of zero or more, in microseconds. */
    static Scalar<Long> time() {
        return time(0, "");
    }

    /** A time above zero, in microseconds. */
    static Scalar<Long> timeAboveZero() {
        return time(1, " above zero");
    }

    private static Scalar<Long> time(long leastUs, String limit) {
        String allowed = "allowed: a time" + limit + " with its unit, such as '10 min' (" + units(Dimension.TIME) + ")";
        Scalar.Parser<Long> parser = (text, at) -> {
            long us = parseUs(text, allowed);
            if (us < leastUs || us > MAX_US) {
                throw wrong(text, allowed);
            }
            return us;
        };
        return new Scalar<>(allowed, parser, Canonical::time, node -> quantitySchema(node, Dimension.TIME));
    }

    private static long parseUs(String text, String allowed) {
        try {
            return Quantity.parseUs(text);
        } catch (Quantity.QuantityException e) {
            throw new Scalar.WrongValue("found " + e.getMessage() + "; " + allowed);
        }
    }

    /** A number with a unit between two limits in the base unit. */
    static Scalar<Double> quantity(Dimension dimension, double least, double most, String what) {
        String allowed = "allowed: " + what + " (" + units(dimension) + ")";
        Scalar.Parser<Double> parser = (text, at) -> {
            double value = parse(text, dimension, allowed);
            if (!(value >= least && value <= most)) {
                throw wrong(text, allowed);
            }
            return value;
        };
        return new Scalar<>(
                allowed,
                parser,
                value -> Canonical.quantity(value, dimension),
                node -> quantitySchema(node, dimension));
    }

    private static double parse(String text, Dimension dimension, String allowed) {
        try {
            return Quantity.parse(text, dimension);
        } catch (Quantity.QuantityException e) {
            throw new Scalar.WrongValue("found " + e.getMessage() + "; " + allowed);
        }
    }

    /** A share from 0 % to 100 %. */
    static Scalar<Double> share() {
        return quantity(Dimension.SHARE, 0, 1, "a share from 0 % to 100 %, such as '5 %'");
    }

    /** A length in metres. */
    static Scalar<Double> length(double least, double most, String what) {
        return quantity(Dimension.LENGTH, least, most, what);
    }

    /** A difference or ratio in dB. */
    static Scalar<Double> decibels(double least, double most) {
        return quantity(
                Dimension.RATIO_DB,
                least,
                most,
                "decibels from " + Canonical.number(least) + " to " + Canonical.number(most) + ", such as '3 dB'");
    }

    /** A length of a payload in whole bytes. */
    static Scalar<Integer> bytes(int least, int most) {
        String allowed = "allowed: whole bytes from " + least + " B to " + most + " B, such as '12 B'";
        Scalar.Parser<Integer> parser = (text, at) -> {
            double value = parse(text, Dimension.BYTES, allowed);
            if (!(value >= least && value <= most) || value != Math.rint(value)) {
                throw wrong(text, allowed);
            }
            return (int) value;
        };
        return new Scalar<>(allowed, parser, value -> value + " B", node -> quantitySchema(node, Dimension.BYTES));
    }

    private static void quantitySchema(ObjectNode node, Dimension dimension) {
        String units = String.join("|", dimension.units());
        node.put("type", "string").put("pattern", "^[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?\\s*(" + units + ")$");
    }

    private static String units(Dimension dimension) {
        return String.join(", ", dimension.units());
    }

    /** true or false and nothing else: no and yes are text in YAML 1.2. */
    static Scalar<Boolean> flag() {
        List<String> words = List.of("true", "false");
        Scalar.Parser<Boolean> parser = (text, at) -> {
            if (!words.contains(text)) {
                throw new Scalar.WrongValue("found '" + text + "'" + meantTruth(text) + " allowed: true, false");
            }
            return Boolean.valueOf(text);
        };
        return new Scalar<>("allowed: true, false", parser, value -> value, node -> node.put("type", "boolean"));
    }

    private static String meantTruth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "on", "y", "1", "true" -> "; did you mean 'true'?";
            case "no", "off", "n", "0", "false" -> "; did you mean 'false'?";
            default -> ";";
        };
    }

    /** One of a fixed set of words. */
    static <E extends Enum<E> & Word> Scalar<E> word(Class<E> type) {
        return word(type, List.of());
    }

    /** One of a fixed set of words; some others are planned. */
    static <E extends Enum<E> & Word> Scalar<E> word(Class<E> type, List<String> later) {
        List<E> constants = Arrays.asList(type.getEnumConstants());
        List<String> words = constants.stream().map(Word::word).toList();
        String allowed = "allowed: " + String.join(", ", words);
        Scalar.Parser<E> parser = (text, at) -> {
            if (later.contains(text)) {
                throw new Scalar.WrongValue("'" + text + "' is not supported yet; " + allowed);
            }
            return constants.stream()
                    .filter(constant -> constant.word().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new Scalar.WrongValue("found '" + text + "'" + DidYouMean.hint(text, words)));
        };
        return new Scalar<>(allowed, parser, Word::word, node -> {
            ArrayNode values = node.putArray("enum");
            words.forEach(values::add);
        });
    }

    /** A date and time in UTC. */
    static Scalar<Instant> instant() {
        String allowed = "allowed: a date and time in UTC, such as 2026-03-02T00:00:00Z";
        Scalar.Parser<Instant> parser = (text, at) -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw wrong(text, allowed);
            }
        };
        return new Scalar<>(allowed, parser, Instant::toString, node -> node.put("type", "string")
                .put("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?Z$"));
    }

    /** A DevEUI or gateway EUI: 16 hexadecimal digits, given in upper case. */
    static Scalar<String> eui() {
        String allowed = "allowed: 16 hexadecimal digits, such as 00E4000000000012";
        Scalar.Parser<String> parser = (text, at) -> {
            if (!EUI.matcher(text).matches()) {
                throw wrong(text, allowed);
            }
            return text.toUpperCase(Locale.ROOT);
        };
        return new Scalar<>(allowed, parser, text -> text, Shapes::anyScalar);
    }

    /** A file that is there. */
    static Scalar<InputFile> file() {
        String allowed = "allowed: the name of a file, relative to this one";
        Scalar.Parser<InputFile> parser = (text, at) -> {
            InputFile file = at.reading().resolve(at.tree().mark(), text).orElseThrow(() -> wrong(text, allowed));
            if (!file.exists()) {
                throw new Scalar.WrongValue("there is no file '" + text + "' (looked for " + file.label() + ")");
            }
            return file;
        };
        return new Scalar<>(allowed, parser, InputFile::reference, Shapes::anyScalar);
    }
}
