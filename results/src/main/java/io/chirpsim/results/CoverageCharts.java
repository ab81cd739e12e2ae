package io.chirpsim.results;

import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The pictures of a coverage map. */
final class CoverageCharts {
    private static final Color NOT_COVERED = new Color(0xE4E4E4);
    private static final double STEP_DB = 10;
    private static final double LOWEST_SHARE = 0.01;
    private static final double HIGHEST_SHARE = 0.995;
    private static final int MOST_GATEWAYS = 4;

    private final CoverageMap map;
    private final Viridis rssiScale;
    private final Viridis snrScale;

    CoverageCharts(CoverageMap map) {
        this(
                map,
                scale(map.overCells().rssiDbm(), -140, -40),
                scale(map.overCells().snrDb(), -30, 70));
    }

    private CoverageCharts(CoverageMap map, Viridis rssiScale, Viridis snrScale) {
        this.map = map;
        this.rssiScale = rssiScale;
        this.snrScale = snrScale;
    }

    /** Those of one gateway alone, in the same colours as those of all. */
    CoverageCharts of(int gateway) {
        return new CoverageCharts(map.of(gateway), rssiScale, snrScale);
    }

    /** In whole steps around nearly all values, within two limits: a cell beside a gateway does not stretch it. */
    private static Viridis scale(double[][] values, double least, double most) {
        double[] sorted =
                Stream.of(values).flatMapToDouble(DoubleStream::of).sorted().toArray();
        double low = sorted[(int) (LOWEST_SHARE * (sorted.length - 1))];
        double high = sorted[(int) (HIGHEST_SHARE * (sorted.length - 1))];
        double from = Math.max(least, STEP_DB * Math.floor(low / STEP_DB));
        double to = Math.min(most, STEP_DB * Math.ceil(high / STEP_DB));
        return from < to ? new Viridis(from, to) : new Viridis(least, most);
    }

    MapChart dataRates() {
        int rates = map.dataRates().size();
        Map<String, Color> legend = new LinkedHashMap<>();
        List<Color> colors = new ArrayList<>();
        for (int rate = 0; rate < rates; rate++) {
            colors.add(Viridis.at(rates == 1 ? 1 : (double) rate / (rates - 1)));
        }
        for (int rate = rates - 1; rate >= 0; rate--) {
            legend.put(map.dataRates().get(rate), colors.get(rate));
        }
        legend.put("not heard", NOT_COVERED);
        return chart(
                "fastest data rate heard by " + who("any gateway"),
                legend,
                place -> rgb(colors, map.overCells().bestRate(place)));
    }

    MapChart rssi() {
        return levels("power received", map.overCells().rssiDbm(), rssiScale, "dBm");
    }

    MapChart snr() {
        return levels("signal-to-noise ratio", map.overCells().snrDb(), snrScale, "dB in 125 kHz");
    }

    private MapChart levels(String title, double[][] values, Viridis scale, String unit) {
        Reach reach = map.overCells();
        return chart(title + " at " + who("the gateway that hears best"), Map.of(), place -> scale.of(
                                values[place][reach.best(place)])
                        .getRGB())
                .scale(scale, unit);
    }

    MapChart gateways() {
        Map<String, Color> legend = new LinkedHashMap<>();
        int most = Math.min(MOST_GATEWAYS, map.gateways().size());
        List<Color> colors = new ArrayList<>();
        for (int n = 1; n <= most; n++) {
            colors.add(Viridis.at((double) n / most));
        }
        for (int n = most; n > 0; n--) {
            boolean more = n == most && map.gateways().size() > most;
            legend.put(Format.plural(n, "gateway") + (more ? " or more" : ""), colors.get(n - 1));
        }
        legend.put("none", NOT_COVERED);
        return chart(
                "gateways that hear a device",
                legend,
                place -> rgb(colors, Math.min(most, map.overCells().gateways(place)) - 1));
    }

    private String who(String several) {
        return map.gateways().size() == 1 ? map.gateways().get(0).id() : several;
    }

    private MapChart chart(String title, Map<String, Color> legend, IntUnaryOperator rgb) {
        List<String> below = List.of(
                "A device sends " + map.transmitter().words() + ".",
                "Heard: " + map.criterion().words() + ".");
        return new MapChart(map, map.scenario() + ": " + title, below, legend, rgb);
    }

    private static int rgb(List<Color> colors, int index) {
        return (index < 0 ? NOT_COVERED : colors.get(index)).getRGB();
    }
}
