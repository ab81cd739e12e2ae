package io.chirpsim.app.load;

import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Data rates by their index, as DR0 to DR15. */
final class DataRates {
    private static final Pattern INDEX = Pattern.compile("DR([0-9]|1[0-5])");

    private DataRates() {}

    static Scalar<Integer> uplink() {
        return of(RegionFacts::uplinkDataRates);
    }

    static Scalar<Integer> downlink() {
        return of(RegionFacts::downlinkDataRates);
    }

    private static Scalar<Integer> of(BiFunction<RegionFacts, String, List<Integer>> allowed) {
        Scalar.Parser<Integer> parser = (text, at) -> {
            String region = at.enclosing().get(ScenarioFormat.REGION);
            Matcher matcher = INDEX.matcher(text);
            if (region == null && matcher.matches()) {
                return Integer.valueOf(matcher.group(1));
            }
            List<Integer> indices =
                    region == null ? List.of() : allowed.apply(at.reading().regions(), region);
            if (!matcher.matches() || !indices.contains(Integer.valueOf(matcher.group(1)))) {
                List<String> words = indices.stream().map(index -> "DR" + index).toList();
                throw new Scalar.WrongValue("found '" + text + "'" + DidYouMean.hint(text, words));
            }
            return Integer.valueOf(matcher.group(1));
        };
        return new Scalar<>(
                "allowed: a data rate of the region, such as DR3", parser, index -> "DR" + index, node -> node.put(
                                "type", "string")
                        .put("pattern", "^" + INDEX.pattern() + "$"));
    }
}
