package io.chirpsim.results;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How well gateways hear from a number of places.
 *
 * @param rssiDbm power at each gateway, by place and gateway
 * @param snrDb signal-to-noise ratio there
 * @param rate the fastest data rate that each gateway hears, as an index into the map's data rates; -1: none
 */
public record Reach(double[][] rssiDbm, double[][] snrDb, int[][] rate) {
    /** No data rate is fast enough to be heard. */
    public static final int NOT_HEARD = -1;

    /** How well one gateway hears. */
    Reach of(int gateway) {
        return new Reach(
                column(rssiDbm, gateway),
                column(snrDb, gateway),
                Stream.of(rate).map(row -> new int[] {row[gateway]}).toArray(int[][]::new));
    }

    private static double[][] column(double[][] values, int gateway) {
        return Stream.of(values).map(row -> new double[] {row[gateway]}).toArray(double[][]::new);
    }

    int places() {
        return rssiDbm.length;
    }

    /** The gateway that hears a place best; the first of equal ones. */
    int best(int place) {
        int best = 0;
        for (int g = 1; g < rssiDbm[place].length; g++) {
            best = rssiDbm[place][g] > rssiDbm[place][best] ? g : best;
        }
        return best;
    }

    /** The fastest data rate that any gateway hears. */
    int bestRate(int place) {
        return IntStream.of(rate[place]).max().orElse(NOT_HEARD);
    }

    /** How many gateways hear the slowest data rate. */
    int gateways(int place) {
        return (int) IntStream.of(rate[place]).filter(one -> one > NOT_HEARD).count();
    }

    /** Share of the places where a data rate or a faster one is heard by any gateway; NaN without places. */
    double shareAt(int least) {
        return share(IntStream.range(0, places()).filter(place -> bestRate(place) >= least));
    }

    /** Share of the places that at least so many gateways hear. */
    double shareHeardBy(int least) {
        return share(IntStream.range(0, places()).filter(place -> gateways(place) >= least));
    }

    /** Share of the places that one gateway hears at a data rate or a faster one. */
    double shareOf(int gateway, int least) {
        return share(IntStream.range(0, places()).filter(place -> rate[place][gateway] >= least));
    }

    private double share(IntStream places) {
        return places() == 0 ? Double.NaN : (double) places.count() / places();
    }
}
