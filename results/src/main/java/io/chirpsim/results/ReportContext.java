package io.chirpsim.results;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the results say of a scenario beside its numbers.
 *
 * @param scenario its name
 * @param question what it asks; empty if it does not say
 * @param seed master seed
 * @param simulatedS simulated time of one replication in seconds
 * @param resolvedYaml the scenario with every default filled in
 * @param buildingsGeoJson buildings to draw, if there are any
 * @param measuredShares for a scenario that replays a log: share of the uplinks each gateway really heard, in [0, 1], by gateway
 * @param manifest how the run came about
 * @param plots whether to draw plots
 */
public record ReportContext(
        String scenario,
        String question,
        long seed,
        double simulatedS,
        String resolvedYaml,
        Optional<String> buildingsGeoJson,
        SortedMap<String, Double> measuredShares,
        Manifest manifest,
        Plots plots) {

    /** Whether PNG and SVG files are drawn; the report draws its own charts. */
    public enum Plots {
        DRAWN,
        SKIPPED
    }

    /** A context without measured shares, with plots. */
    public ReportContext(
            String scenario,
            String question,
            long seed,
            double simulatedS,
            String resolvedYaml,
            Optional<String> buildingsGeoJson,
            Manifest manifest) {
        this(
                scenario,
                question,
                seed,
                simulatedS,
                resolvedYaml,
                buildingsGeoJson,
                new TreeMap<>(),
                manifest,
                Plots.DRAWN);
    }
}
