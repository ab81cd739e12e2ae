package io.chirpsim.app.load;

import io.chirpsim.app.scenario.Metric;
import io.chirpsim.app.scenario.Requirement;
import io.chirpsim.app.scenario.Requirement.Comparison;
import io.chirpsim.units.Quantity;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads requirements: {@code METRIC OP VALUE [for P % of devices] [in GROUP]}. */
final class RequirementText {
    private static final String ALLOWED =
            "allowed: METRIC OP VALUE [for P % of devices] [in GROUP], such as 'delivery.ratio >= 95 % for 99 % of devices'";
    private static final Pattern FORM =
            Pattern.compile("(?<metric>[A-Za-z0-9.]+)\\s*(?<op>>=|<=|>|<)\\s*(?<value>[^<>]+?)"
                    + "(?:\\s+for\\s+(?<share>\\S+(?:\\s*%)?)\\s+of\\s+devices)?(?:\\s+in\\s+(?<group>\\S+))?\\s*");

    /** A requirement in a list. */
    static final Scalar<Requirement> SHAPE =
            new Scalar<>(ALLOWED, (text, at) -> parse(text), Requirement::text, node -> node.put("type", "string")
                    .put("pattern", "^[A-Za-z0-9.]+\\s*(>=|<=|>|<)"));

    private RequirementText() {}

    static Requirement parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new Scalar.WrongValue("found '" + text + "'; " + ALLOWED);
        }
        Metric metric = metric(matcher.group("metric"));
        Comparison comparison = comparison(matcher.group("op"));
        double value = value(metric, matcher.group("value"));
        Optional<Double> share = Optional.ofNullable(matcher.group("share")).map(RequirementText::share);
        Optional<String> group = Optional.ofNullable(matcher.group("group"));
        return new Requirement(text.strip(), metric, comparison, value, share, group);
    }

    private static Metric metric(String word) {
        List<String> words = Arrays.stream(Metric.values()).map(Metric::word).toList();
        return Arrays.stream(Metric.values())
                .filter(metric -> metric.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new Scalar.WrongValue("unknown metric '" + word + "'" + DidYouMean.hint(word, words)));
    }

    private static Comparison comparison(String word) {
        return Arrays.stream(Comparison.values())
                .filter(comparison -> comparison.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    /** A value with its unit in the metric's base unit. */
    static double value(Metric metric, String text) {
        try {
            return Quantity.parse(text, metric.dimension());
        } catch (Quantity.QuantityException e) {
            String units = String.join(", ", metric.dimension().units());
            throw new Scalar.WrongValue("found " + e.getMessage() + "; " + metric.word() + " is measured in " + units);
        }
    }

    private static double share(String text) {
        try {
            double share = Quantity.parse(text, Quantity.Dimension.SHARE);
            if (share > 0 && share <= 1) {
                return share;
            }
        } catch (Quantity.QuantityException e) {
            throw new Scalar.WrongValue("found " + e.getMessage() + "; " + ALLOWED);
        }
        throw new Scalar.WrongValue("found '" + text + "' of devices; allowed: above 0 % up to 100 %");
    }
}
