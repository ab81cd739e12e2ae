package io.chirpsim.validation;

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

    int replications(int standard) {
        return Math.max(FEWEST, (int) Math.round(standard * scale));
    }

    /** With fewer replications less can be told; with more the question stays the same. */
    double tolerance(double standard) {
        return scale < 1 ? standard * 1.2 / Math.sqrt(scale) : standard;
    }

    /** One value per replication, in their order whichever thread was first. */
    double[] values(int standardReplications, IntToDoubleFunction replication) {
        return IntStream.range(0, replications(standardReplications))
                .parallel()
                .mapToDouble(replication)
                .toArray();
    }
}
