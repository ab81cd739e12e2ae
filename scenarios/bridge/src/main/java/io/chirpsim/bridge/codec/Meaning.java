package io.chirpsim.bridge.codec;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a number in a payload stands for: value = raw x scale + offset, or a word.
 *
 * @param scale factor
 * @param offset added after that
 * @param words words for single raw numbers; others stay numbers
 * @param only the one raw number that may stand here; another says that the payload is of another kind
 * @param absent the raw number that stands for no value
 * @param fallback the raw number to send where no value is given
 * @param unit unit of the value, for people
 */
public record Meaning(
        Fraction scale,
        Fraction offset,
        SortedMap<Long, String> words,
        Optional<Long> only,
        Optional<Long> absent,
        Optional<Long> fallback,
        String unit) {
    /** A number that stands for itself. */
    public static final Meaning PLAIN = new Meaning(
            Fraction.ONE, Fraction.ZERO, new TreeMap<>(), Optional.empty(), Optional.empty(), Optional.empty(), "");

    /** {@link Long}, {@link Double} or the word; null if the number stands for no value. */
    Object of(long raw) {
        if (absent.isPresent() && absent.get() == raw) {
            return null;
        }
        String word = words.get(raw);
        if (word != null) {
            return word;
        }
        if (scale.isWhole() && offset.isWhole()) {
            return raw * scale.numerator() + offset.numerator();
        }
        double top = (double) raw * scale.numerator() * offset.denominator()
                + (double) offset.numerator() * scale.denominator();
        return top / ((double) scale.denominator() * offset.denominator());
    }

    /** The raw number nearest to a value. */
    double raw(String field, Object value) throws PayloadException {
        double raw = nearest(field, value);
        if (only.isPresent() && only.get() != raw) {
            throw new PayloadException("'" + field + "' is '" + value + "'; allowed: " + of(only.get()));
        }
        return raw;
    }

    private double nearest(String field, Object value) throws PayloadException {
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        if (value instanceof Number number) {
            double offsetValue = (double) offset.numerator() / offset.denominator();
            return Math.rint((number.doubleValue() - offsetValue) * scale.denominator() / scale.numerator());
        }
        for (Map.Entry<Long, String> word : words.entrySet()) {
            if (word.getValue().equals(value)) {
                return word.getKey();
            }
        }
        String allowed = words.isEmpty() ? "a number" : "one of " + String.join(", ", words.values());
        throw new PayloadException("'" + field + "' is '" + value + "'; allowed: " + allowed);
    }

    /** The raw number for no value. */
    long missing(String field) throws PayloadException {
        return only.or(() -> fallback)
                .or(() -> absent)
                .orElseThrow(() -> new PayloadException("there is no value for '" + field + "'"));
    }
}
