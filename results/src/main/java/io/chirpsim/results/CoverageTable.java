package io.chirpsim.results;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What a person reads on the terminal after a coverage map. */
public final class CoverageTable {
    private CoverageTable() {}

    /**
     * The text, ending with a line feed.
     *
     * @param folder where the files are
     */
    public static String render(CoverageMap map, Optional<Path> folder) {
        StringBuilder out = new StringBuilder();
        out.append(map.scenario()).append(": coverage\n");
        out.append(Format.plural(map.gateways().size(), "gateway"))
                .append(", ")
                .append(Format.count(map.cells().size()))
                .append(" cells of ")
                .append(Json.text(map.cellM()))
                .append(" m; a device sends ")
                .append(map.transmitter().words())
                .append("; seed ")
                .append(map.seed())
                .append("\nheard: ")
                .append(map.criterion().words())
                .append("\n\n");
        out.append(row(
                "heard", "% of the area", "% of " + Format.plural(map.devices().size(), "device")));
        for (int rate = map.dataRates().size() - 1; rate >= 0; rate--) {
            int least = rate;
            out.append(shares("at " + map.dataRates().get(rate), map, reach -> reach.shareAt(least)));
        }
        for (int n = 1; n <= map.mostGateways(); n++) {
            int least = n;
            out.append(shares("by " + n + " or more gateways", map, reach -> reach.shareHeardBy(least)));
        }
        if (map.gateways().size() > 1) {
            for (int g = 0; g < map.gateways().size(); g++) {
                int gateway = g;
                out.append(shares("by " + map.gateways().get(g).id(), map, reach -> reach.shareOf(gateway, 0)));
            }
        }
        folder.ifPresent(path ->
                out.append("\nMap: ").append(path.resolve("coverage.png")).append(", of each gateway in gateways/\n"));
        return out.toString();
    }

    private static String shares(String what, CoverageMap map, ToDoubleFunction<Reach> share) {
        return row(
                what,
                Format.percent(share.applyAsDouble(map.overCells())),
                Format.percent(share.applyAsDouble(map.overDevices())));
    }

    private static String row(String what, String area, String devices) {
        return String.format(Locale.ROOT, "%-34s %14s %18s%n", what, area, devices)
                .replace("\r", "");
    }
}
