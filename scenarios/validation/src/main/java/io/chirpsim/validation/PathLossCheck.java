package io.chirpsim.validation;

import io.chirpsim.phy.FreeSpace;
import io.chirpsim.phy.LogDistance;
import io.chirpsim.phy.PathLoss;
import io.chirpsim.phy.Position;
import java.util.List;

/** The path-loss models against numbers of other programs. */
final class PathLossCheck implements Check {
    private static final double TOLERANCE_DB = 0.02;
    private static final double FREQUENCY_HZ = 868.1e6;

    @Override
    public List<Row> rows(Effort effort) {
        return List.of(
                row("free-space", 1, new FreeSpace(), "Friis 1946"),
                row("lorasim", 2, LogDistance.LORASIM, "Bor et al. 2016"),
                row("oulu", 3, LogDistance.OULU, "Petajajarvi et al. 2015"),
                row("magrin", 4, LogDistance.MAGRIN, "Magrin et al. 2017"));
    }

    private static Row row(String name, int column, PathLoss model, String source) {
        double[] deviations = Tables.rows("path-loss.csv").stream()
                .mapToDouble(cells -> lossDb(model, Double.parseDouble(cells[0])) - Double.parseDouble(cells[column]))
                .toArray();
        return Row.exact(
                new Row.Claim(
                        "path-loss." + name,
                        "Largest deviation of the path loss at 100 m to 5 km, " + name + ", dB",
                        source,
                        0,
                        TOLERANCE_DB),
                deviations);
    }

    private static double lossDb(PathLoss model, double distanceM) {
        return model.lossDb(new Position(0, 0, 0), new Position(distanceM, 0, 0), FREQUENCY_HZ);
    }
}
