package io.chirpsim.results;

import java.math.BigInteger;
import java.util.Comparator;

/** Orders names as people do: {@code sf7} before {@code sf10}. */
enum NaturalOrder implements Comparator<String> {
    INSTANCE;

    @Override
    public int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int iEnd = run(a, i);
            int jEnd = run(b, j);
            int order = compareRuns(a.substring(i, iEnd), b.substring(j, jEnd));
            if (order != 0) {
                return order;
            }
            i = iEnd;
            j = jEnd;
        }
        int shorter = Integer.compare(a.length() - i, b.length() - j);
        return shorter != 0 ? shorter : a.compareTo(b);
    }

    private static int compareRuns(String a, String b) {
        return digit(a.charAt(0)) && digit(b.charAt(0))
                ? new BigInteger(a).compareTo(new BigInteger(b))
                : a.compareTo(b);
    }

    private static int run(String text, int from) {
        int end = from + 1;
        while (end < text.length() && digit(text.charAt(end)) == digit(text.charAt(from))) {
            end++;
        }
        return end;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
