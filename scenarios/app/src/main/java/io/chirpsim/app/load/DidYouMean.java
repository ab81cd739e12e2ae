package io.chirpsim.app.load;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The nearest allowed word. */
public final class DidYouMean {
    private static final int LONGEST_WORD = 200;

    private DidYouMean() {}

    /** The candidate with the smallest distance, if it is near enough for a slip of the keyboard; of several the first. */
    public static Optional<String> nearest(String found, Collection<String> candidates) {
        if (found.length() > LONGEST_WORD) {
            return Optional.empty();
        }
        String best = null;
        int bestDistance = Math.max(1, (found.length() + 1) / 3) + 1;
        for (String candidate : candidates) {
            int distance = distance(fold(found), fold(candidate));
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Ends a message: {@code ; did you mean 'x'? allowed: x, y, z}. */
    static String hint(String found, List<String> candidates) {
        String meant = nearest(found, candidates)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse(";");
        return meant + " allowed: " + String.join(", ", candidates);
    }

    /**
     * Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours (Damerau 1964).
     */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(int[][] d, String a, String b, int i, int j) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + same);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
    }

    private static String fold(String word) {
        return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }
}
