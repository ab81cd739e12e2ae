package io.chirpsim.results;

import io.chirpsim.stats.ConfidenceInterval;
import io.chirpsim.units.Quantity;
import io.chirpsim.units.Quantity.Dimension;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a deployment must achieve: {@code METRIC OP VALUE [for P % of devices] [in GROUP]}, such as {@code delivery.ratio >= 95 % for 99 %
 * of devices}.
 *
 * <p>Without {@code for ...} the metric of all messages (or of the shortest battery life) is compared; with it, each device is asked and
 * the share of those that satisfy it is compared with P. Devices that made no message, or have no battery, are not asked; a device whose
 * messages all were lost satisfies no requirement on latency. Requirements written alike are equal.
 */
public final class Requirement {
    private static final Pattern GRAMMAR = Pattern.compile(
            "(?<metric>\\S+?)\\s*(?<op>>=|<=|=>|=<|==|=|>|<)\\s*(?<value>.*?)(?:\\s+for\\s+(?<share>.*?)\\s+of\\s+devices)?(?:\\s+in\\s+(?<group>\\S.*?))?");
    /** What is allowed, as messages say it. */
    public static final String ALLOWED =
            "allowed: METRIC OP VALUE [for P % of devices] [in GROUP], such as 'delivery.ratio >= 95 % for 99 % of devices'";

    private final String text;
    private final Metric metric;
    private final Comparison comparison;
    private final double threshold;
    private final double deviceShare;
    private final String group;

    private Requirement(
            String text, Metric metric, Comparison comparison, double threshold, double deviceShare, String group) {
        this.text = text;
        this.metric = metric;
        this.comparison = comparison;
        this.threshold = threshold;
        this.deviceShare = deviceShare;
        this.group = group;
    }

    /**
     * Reads a requirement.
     *
     * @throws RequirementException if it is none; one line that says what is wrong and what is allowed
     */
    public static Requirement parse(String text) {
        String line = text.strip();
        Matcher matcher = GRAMMAR.matcher(line);
        if (!matcher.matches()) {
            throw new RequirementException("found '" + line + "'; " + ALLOWED);
        }
        Metric metric = metric(matcher.group("metric"));
        Comparison comparison = comparison(matcher.group("op"));
        double threshold = metric.fromBase(quantity(matcher.group("value"), metric));
        double share = matcher.group("share") == null ? Double.NaN : share(matcher.group("share"));
        return new Requirement(line, metric, comparison, threshold, share, matcher.group("group"));
    }

    /** As written. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Requirement requirement && text.equals(requirement.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    /** What is measured. */
    public Metric metric() {
        return metric;
    }

    /** The one group it is about, if it is not about all. */
    public Optional<String> group() {
        return Optional.ofNullable(group);
    }

    boolean asksDevices() {
        return !Double.isNaN(deviceShare);
    }

    double threshold() {
        return threshold;
    }

    Comparison comparison() {
        return comparison;
    }

    /** The unit the value of its result is read in. */
    String unit() {
        return asksDevices() ? "%" : metric.unit();
    }

    boolean valueIsShare() {
        return asksDevices() || metric.isShare();
    }

    /** Its value in one replication: the metric, or the share of devices that satisfy it. NaN if there is nothing to tell. */
    double value(ReplicationResult result) {
        int index = group == null ? Metric.ALL_GROUPS : result.grouping().indexOf(group);
        if (group != null && index < 0) {
            return Double.NaN;
        }
        return asksDevices() ? new DeviceShare(this, result).of(index) : metric.of(result, index);
    }

    /** The verdict on the interval of its values. */
    RequirementResult judge(ConfidenceInterval value) {
        Comparison asked = asksDevices() ? Comparison.AT_LEAST : comparison;
        double limit = asksDevices() ? deviceShare : threshold;
        return new RequirementResult(this, verdict(value, asked, limit), value);
    }

    private static Verdict verdict(ConfidenceInterval value, Comparison asked, double limit) {
        if (Double.isNaN(value.mean())) {
            return Verdict.UNDECIDED;
        }
        if (Double.isNaN(value.low())) {
            return asked.holds(value.mean(), limit) ? Verdict.MET : Verdict.NOT_MET;
        }
        boolean low = asked.holds(value.low(), limit);
        boolean high = asked.holds(value.high(), limit);
        if (low != high) {
            return Verdict.UNDECIDED;
        }
        return low ? Verdict.MET : Verdict.NOT_MET;
    }

    private static Metric metric(String key) {
        return Metric.named(key)
                .orElseThrow(() -> new RequirementException("unknown metric '" + key + "'"
                        + Nearest.to(key, Metric.keys())
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse(";")
                        + " allowed: " + String.join(", ", Metric.keys())));
    }

    private static Comparison comparison(String sign) {
        return Comparison.of(sign)
                .orElseThrow(() -> new RequirementException("found '" + sign + "'; allowed: >=, <=, >, <"));
    }

    private static double quantity(String value, Metric metric) {
        try {
            return inRange(Quantity.parse(value, metric.dimension()), metric.isShare(), value);
        } catch (Quantity.QuantityException e) {
            throw new RequirementException("found " + e.getMessage() + "; " + metric.key() + " is measured in "
                    + String.join(", ", metric.dimension().units()));
        }
    }

    private static double share(String text) {
        try {
            double share = Quantity.parse(text, Dimension.SHARE);
            if (share > 0 && share <= 1) {
                return share;
            }
        } catch (Quantity.QuantityException e) {
            throw new RequirementException("found " + e.getMessage() + "; " + ALLOWED);
        }
        throw new RequirementException("found '" + text + "' of devices; allowed: above 0 % up to 100 %");
    }

    private static double inRange(double value, boolean share, String text) {
        if (value < 0 || share && value > 1) {
            throw new RequirementException(
                    "found '" + text.strip() + "'; allowed: " + (share ? "0 % to 100 %" : "0 or more"));
        }
        return value;
    }
}
