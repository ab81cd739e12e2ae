package io.chirpsim.validation;

import io.chirpsim.app.load.ScenarioLoader;
import io.chirpsim.results.RunResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Workload W4, the gallery's {@code ns3-w4}: what ns-3 lorawan's ADR achieves with one gateway within its duty cycle, against ns-3's own runs. */
final class AdrCheck implements Check {
    /** Enough for an interval of 0.4 of the tolerance. */
    private static final int REPLICATIONS = 60;

    private final GalleryRun gallery;

    AdrCheck(ScenarioLoader loader) {
        this.gallery = new GalleryRun(loader);
    }

    @Override
    public List<Row> rows(Effort effort) throws InterruptedException {
        RunResult result = gallery.of("ns3-w4", effort, REPLICATIONS);
        List<Row> rows = new ArrayList<>();
        for (String[] cells : Tables.rows("ns3-w4.csv")) {
            Row.Claim claim = new Row.Claim(
                    "ns3.w4." + cells[0],
                    cells[1] + ", W4, ADR",
                    "ns-3 lorawan 82ea58a, its own runs",
                    Double.parseDouble(cells[4]),
                    effort.tolerance(Double.parseDouble(cells[5])));
            double scale = Double.parseDouble(cells[3]);
            double[] values = result.metric(cells[2]);
            rows.add(Row.estimated(
                    claim, Arrays.stream(values).map(v -> v * scale).toArray()));
        }
        return rows;
    }
}
