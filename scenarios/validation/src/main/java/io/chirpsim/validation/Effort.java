package io.chirpsim.validation;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How hard to try.
 *
 * @param seed of everything drawn
 * @param scale of the replications: 1 by default
 */
record Effort(long seed, double scale) {
    private static final int FEWEST = 12;
    private static final int SHORTER = 4;

    int replications(int standard) {
        return Math.max(FEWEST, (int) Math.round(standard * scale));
    }

    /** Length of a run: with less effort a part of the standard one. */
    long length(long standard) {
        return scale < 1 ? standard / SHORTER : standard;
    }

    /** With fewer replications less can be told, and less well how much; with more the question stays the same. */
    double tolerance(double standard) {
        return scale < 1 ? standard * 1.6 / Math.sqrt(scale) : standard;
    }

    /** One value per replication, in their order whichever thread was first. */
    double[] values(int standardReplications, IntToDoubleFunction replication) {
        return IntStream.range(0, replications(standardReplications))
                .parallel()
                .mapToDouble(replication)
                .toArray();
    }

    /** The same of several values per replication: an array for each of them. */
    double[][] columns(int columns, int standardReplications, IntFunction<double[]> replication) {
        double[][] rows = IntStream.range(0, replications(standardReplications))
                .parallel()
                .mapToObj(replication)
                .toArray(double[][]::new);
        return IntStream.range(0, columns)
                .mapToObj(column ->
                        Arrays.stream(rows).mapToDouble(row -> row[column]).toArray())
                .toArray(double[][]::new);
    }
}
