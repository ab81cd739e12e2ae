package io.chirpsim.validation;

import io.chirpsim.app.load.ScenarioLoader;
import io.chirpsim.results.RunResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Workload W1, the gallery's {@code ns3-w1} over three periods, and W1a, the same without capture, against ns-3 lorawan: together and per
 * spreading factor and by cause.
 */
final class Ns3Check implements Check {
    private static final String SOURCE = "ns-3 lorawan's rules, two independent programs";

    private static final String INTERFERED = "lost.coSfInterference+lost.interSfInterference";
    private static final String BLOCKED = "lost.noDemodulator";

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
        Row.Claim claim = new Row.Claim(
                "ns3." + cells[0] + ".n" + cells[2] + suffix(metric),
                what(metric) + ", " + cells[0].replace("w", "W") + " (matrix " + cells[1] + "), " + cells[2]
                        + " devices" + (metric.contains(".sf") ? suffix(metric).replace(".sf", ", SF") : ""),
                SOURCE,
                Double.parseDouble(cells[5]),
                effort.tolerance(Double.parseDouble(cells[6])));
        // a replication with few devices may have none of a spreading factor
        double[] values = Arrays.stream(sum(metric.split("\\+", -1), result))
                .filter(Double::isFinite)
                .toArray();
        return Row.estimated(claim, values);
    }

    private static String suffix(String metric) {
        return switch (metric) {
            case INTERFERED -> ".interference";
            case BLOCKED -> ".noDemodulator";
            default -> metric.substring("radio.pdr".length());
        };
    }

    private static String what(String metric) {
        return switch (metric) {
            case INTERFERED -> "Uplinks lost to interference";
            case BLOCKED -> "Uplinks lost for want of a demodulator";
            default -> "Uplinks received";
        };
    }

    /** Metrics of each replication, added. */
    private static double[] sum(String[] metrics, RunResult result) {
        double[] sum = new double[result.metric(metrics[0]).length];
        for (String metric : metrics) {
            double[] values = result.metric(metric);
            Arrays.setAll(sum, i -> sum[i] + values[i]);
        }
        return sum;
    }
}
