package io.chirpsim.app.load;

import io.chirpsim.bridge.codec.Fraction;
import io.chirpsim.bridge.codec.Meaning;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a number of a byte layout stands for: keys that plain numbers and bits share. */
final class MeaningFormat<T> {
    private static final String NUMBER = "[+-]?[0-9]{1,10}|0[xX][0-9A-Fa-f]{1,8}";

    private final Field<Fraction> scale;
    private final Field<Fraction> offset;
    private final Field<SortedMap<Long, String>> words;
    private final Field<Optional<Long>> only;
    private final Field<Optional<Long>> absent;
    private final Field<Optional<Long>> send;
    private final Field<String> unit;

    /** Adds the keys to a section. */
    MeaningFormat(Section.Builder<T> b, Function<T, Meaning> of) {
        scale = b.derived(
                "scale",
                fraction(false),
                v -> Fraction.ONE,
                "1",
                v -> of.apply(v).scale(),
                "Factor: value = raw x scale + offset.");
        offset = b.derived(
                "offset",
                fraction(true),
                v -> Fraction.ZERO,
                "0",
                v -> of.apply(v).offset(),
                "Added after scaling.");
        words = b.derived(
                "words",
                words(),
                v -> new TreeMap<>(),
                "none",
                v -> of.apply(v).words(),
                "Words for raw numbers, such as { 0: closed, 1: open }.");
        only = b.maybe(
                "only",
                number(),
                v -> of.apply(v).only(),
                "The only raw number here; another is another kind of payload.");
        absent = b.maybe("absent", number(), v -> of.apply(v).absent(), "Raw number that stands for no value.");
        send = b.maybe("send", number(), v -> of.apply(v).fallback(), "Raw number to send where there is no value.");
        unit = b.optional("unit", Shapes.text(), "", v -> of.apply(v).unit(), "Unit of the value, for people.");
    }

    Meaning meaning(Values v) {
        return new Meaning(
                v.get(scale), v.get(offset), v.get(words), v.get(only), v.get(absent), v.get(send), v.get(unit));
    }

    private static Scalar<Fraction> fraction(boolean zeroToo) {
        String allowed = "allowed: a number" + (zeroToo ? "" : " that is not 0")
                + " or a fraction of up to 12 digits, such as 0.01 or 175/65535";
        Scalar.Parser<Fraction> parser = (text, at) -> {
            try {
                Fraction fraction = Fraction.parse(text);
                if (zeroToo || fraction.numerator() != 0) {
                    return fraction;
                }
            } catch (NumberFormatException notOne) {
                throw Shapes.wrong(text, allowed);
            }
            throw Shapes.wrong(text, allowed);
        };
        return new Scalar<>(allowed, parser, Fraction::text, node -> node.putArray("type")
                .add("number")
                .add("string"));
    }

    /** A raw number, decimal or hexadecimal. */
    static Scalar<Long> number() {
        String allowed = "allowed: a whole number, such as 255 or 0xFF";
        Scalar.Parser<Long> parser = (text, at) -> {
            if (!text.matches(NUMBER)) {
                throw Shapes.wrong(text, allowed);
            }
            return Long.decode(text.replaceFirst("^([+-]?)0+(?=[0-9])", "$1"));
        };
        return new Scalar<>(allowed, parser, value -> value, node -> node.putArray("type")
                .add("integer")
                .add("string"));
    }

    private static Shape<SortedMap<Long, String>> words() {
        return new WordsShape();
    }

    /** Raw numbers and what they are called. */
    private static final class WordsShape extends Shape<SortedMap<Long, String>> {
        private final MapShape<String> named = new MapShape<>(Shapes.text());

        @Override
        SortedMap<Long, String> read(Cursor at) {
            SortedMap<String, String> read = named.read(at);
            if (read == null) {
                return null;
            }
            SortedMap<Long, String> words = new TreeMap<>();
            for (Map.Entry<String, String> word : read.entrySet()) {
                try {
                    words.put(number().parse(word.getKey(), at), word.getValue());
                } catch (Scalar.WrongValue wrong) {
                    return at.at(word.getKey()).wrong(wrong.getMessage());
                }
            }
            return words;
        }

        @Override
        Object write(SortedMap<Long, String> value) {
            Map<String, Object> written = new LinkedHashMap<>();
            value.forEach((number, word) -> written.put(Long.toString(number), word));
            return written;
        }

        @Override
        com.fasterxml.jackson.databind.node.ObjectNode schema() {
            return named.schema();
        }

        @Override
        String allowed() {
            return "allowed: numbers with their words, such as { 0: closed, 1: open }";
        }
    }

    /** A word of an enumeration that is no setting of its own. */
    static <E> Scalar<E> choice(Supplier<Stream<E>> all, Function<E, String> word) {
        java.util.List<String> words = all.get().map(word).toList();
        Scalar.Parser<E> parser = (text, at) -> all.get()
                .filter(constant -> word.apply(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new Scalar.WrongValue("found '" + text + "'" + DidYouMean.hint(text, words)));
        return new Scalar<>("allowed: " + String.join(", ", words), parser, word::apply, node -> {
            var values = node.putArray("enum");
            words.forEach(values::add);
        });
    }
}
