package io.chirpsim.validation;

import io.chirpsim.app.load.ScenarioLoader;
import java.util.ArrayList;
import java.util.List;

/** Workload W2, the gallery's {@code ns3-w2}: how many messages a gateway within its duty cycle can acknowledge, against ns-3 lorawan's own runs. */
final class ConfirmedCheck implements Check {
    private final GalleryRun gallery;

    ConfirmedCheck(ScenarioLoader loader) {
        this.gallery = new GalleryRun(loader);
    }

    @Override
    public List<Row> rows(Effort effort) throws InterruptedException {
        List<Row> rows = new ArrayList<>();
        for (String[] cells : Tables.rows("ns3-w2.csv")) {
            Row.Claim claim = new Row.Claim(
                    "ns3.w2.n" + cells[0],
                    "Messages acknowledged, W2, " + cells[0] + " devices",
                    "ns-3 lorawan 82ea58a, its own runs",
                    Double.parseDouble(cells[3]),
                    effort.tolerance(Double.parseDouble(cells[4])));
            double[] shares = gallery.of(
                            "ns3-w2",
                            effort,
                            Integer.parseInt(cells[2]),
                            "devices.w2.count=" + cells[0],
                            "duration=" + effort.length(Long.parseLong(cells[1])) + " s")
                    .metric("perMessage.uplink.acknowledged");
            rows.add(Row.estimated(claim, shares));
        }
        return rows;
    }
}
