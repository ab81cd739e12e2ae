package io.chirpsim.validation;

import io.chirpsim.app.load.ScenarioLoader;
import io.chirpsim.results.RunResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Workload W1, the gallery's {@code ns3-w1} over three periods, and W1a, the same without capture, against ns-3 lorawan: together and per
 * spreading factor.
 */
final class Ns3Check implements Check {
    private static final String SOURCE = "ns-3 lorawan's rules, two independent programs";

    private final GalleryRun gallery;

    Ns3Check(ScenarioLoader loader) {
        this.gallery = new GalleryRun(loader);
    }

    @Override
    public List<Row> rows(Effort effort) throws InterruptedException {
        List<Row> rows = new ArrayList<>();
        String simulated = "";
        RunResult result = null;
        for (String[] cells : Tables.rows("ns3-w1.csv")) {
            String workload = cells[0] + ".n" + cells[2];
            if (!workload.equals(simulated)) {
                simulated = workload;
                result = run(cells, effort);
            }
            rows.add(row(cells, result, effort));
        }
        return rows;
    }

    private RunResult run(String[] cells, Effort effort) throws InterruptedException {
        return gallery.of(
                "ns3-w1",
                effort,
                Integer.parseInt(cells[3]),
                "radio.interference=" + cells[1],
                "devices.w1.count=" + cells[2],
                "duration=1800 s");
    }

    private static Row row(String[] cells, RunResult result, Effort effort) {
        String metric = cells[4];
        String rate = metric.substring("radio.pdr".length());
        Row.Claim claim = new Row.Claim(
                "ns3." + cells[0] + ".n" + cells[2] + rate,
                "Uplinks received, " + cells[0].replace("w", "W") + " (matrix " + cells[1] + "), " + cells[2]
                        + " devices" + rate.replace(".sf", ", SF"),
                SOURCE,
                Double.parseDouble(cells[5]),
                effort.tolerance(Double.parseDouble(cells[6])));
        // a replication with few devices may have none of a spreading factor
        double[] values =
                Arrays.stream(result.metric(metric)).filter(Double::isFinite).toArray();
        return Row.estimated(claim, values);
    }
}
