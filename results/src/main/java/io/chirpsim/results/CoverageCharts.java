package io.chirpsim.results;

import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** The pictures of a coverage map. */
final class CoverageCharts {
    private static final Color NOT_COVERED = new Color(0xECECEC);

    /** Dark to bright, also in grey print: viridis of Smith and van der Walt, 2015. */
    private static final int[] VIRIDIS = {0x440154, 0x3B528B, 0x21918C, 0x5EC962, 0xFDE725};

    private static final int STRONGEST_DBM = -70;
    private static final int STEP_DB = 10;
    private static final int STEPS = 8;
    private static final int MOST_GATEWAYS = 4;

    private final CoverageMap map;
    private final String who;

    CoverageCharts(CoverageMap map) {
        this.map = map;
        this.who = "A device sends " + map.transmitter().words() + ".";
    }

    MapChart dataRates() {
        int rates = map.dataRates().size();
        Map<String, Color> legend = new LinkedHashMap<>();
        List<Color> colors = new ArrayList<>();
        for (int rate = 0; rate < rates; rate++) {
            colors.add(viridis(rates == 1 ? 1 : (double) rate / (rates - 1)));
        }
        for (int rate = rates - 1; rate >= 0; rate--) {
            legend.put(map.dataRates().get(rate), colors.get(rate));
        }
        legend.put("not heard", NOT_COVERED);
        return chart(
                "Fastest data rate that a gateway hears",
                legend,
                place -> rgb(colors, map.overCells().bestRate(place)));
    }

    MapChart rssi() {
        Map<String, Color> legend = new LinkedHashMap<>();
        List<Color> colors = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            colors.add(viridis((double) step / (STEPS - 1)));
        }
        for (int step = STEPS - 1; step >= 0; step--) {
            int from = STRONGEST_DBM - STEP_DB * (STEPS - 1 - step);
            String words = step == 0 ? "below " + (from + STEP_DB) + " dBm" : "from " + from + " dBm";
            legend.put(words, colors.get(step));
        }
        return chart("Power at the gateway that hears best", legend, place -> {
            double dbm = map.overCells().rssiDbm()[place][map.overCells().best(place)];
            int step = (int) Math.floor((dbm - STRONGEST_DBM) / STEP_DB) + STEPS - 1;
            return rgb(colors, Math.max(0, Math.min(STEPS - 1, step)));
        });
    }

    MapChart gateways() {
        Map<String, Color> legend = new LinkedHashMap<>();
        int most = Math.min(MOST_GATEWAYS, map.gateways().size());
        List<Color> colors = new ArrayList<>();
        for (int n = 1; n <= most; n++) {
            colors.add(viridis((double) n / most));
        }
        for (int n = most; n > 0; n--) {
            boolean more = n == most && map.gateways().size() > most;
            legend.put(Format.plural(n, "gateway") + (more ? " or more" : ""), colors.get(n - 1));
        }
        legend.put("none", NOT_COVERED);
        return chart(
                "Gateways that hear a device",
                legend,
                place -> rgb(colors, Math.min(most, map.overCells().gateways(place)) - 1));
    }

    private MapChart chart(String title, Map<String, Color> legend, IntUnaryOperator rgb) {
        return new MapChart(map, title + ": " + map.scenario(), who, legend, rgb);
    }

    private static int rgb(List<Color> colors, int index) {
        return (index < 0 ? NOT_COVERED : colors.get(index)).getRGB();
    }

    /** Colour at a share of the scale from 0, dark, to 1, bright. */
    private static Color viridis(double share) {
        double at = share * (VIRIDIS.length - 1);
        int below = Math.min(VIRIDIS.length - 2, (int) at);
        double part = at - below;
        int color = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = VIRIDIS[below] >> shift & 0xff;
            int to = VIRIDIS[below + 1] >> shift & 0xff;
            color |= (int) Math.round(from + part * (to - from)) << shift;
        }
        return new Color(color);
    }
}
