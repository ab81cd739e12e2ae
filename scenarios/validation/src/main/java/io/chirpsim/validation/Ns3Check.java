package io.chirpsim.validation;

import io.chirpsim.app.load.ScenarioLoader;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.app.wire.Experiment;
import io.chirpsim.app.wire.Recordings;
import io.chirpsim.app.wire.Sinks;
import io.chirpsim.bridge.InputFileException;
import io.chirpsim.results.RunResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Workload W1, the gallery's {@code ns3-w1} over three periods, against ns-3 lorawan: together and per spreading factor. */
final class Ns3Check implements Check {
    private static final String SOURCE = "ns-3 lorawan's rules, two independent programs";

    private final ScenarioLoader loader;

    Ns3Check(ScenarioLoader loader) {
        this.loader = loader;
    }

    @Override
    public List<Row> rows(Effort effort) throws InterruptedException {
        List<Row> rows = new ArrayList<>();
        String simulated = "";
        RunResult result = null;
        for (String[] cells : Tables.rows("ns3-w1.csv")) {
            if (!cells[0].equals(simulated)) {
                simulated = cells[0];
                result = run(simulated, effort.replications(Integer.parseInt(cells[1])), effort.seed());
            }
            rows.add(row(cells, result, effort));
        }
        return rows;
    }

    private RunResult run(String devices, int replications, long seed) throws InterruptedException {
        Scenario scenario = loader.load(
                "ns3-w1",
                List.of(
                        "devices.w1.count=" + devices,
                        "duration=1800 s",
                        "replications=" + replications,
                        "seed=" + seed));
        try {
            return new Experiment(scenario, Recordings.of(scenario), Sinks.NONE)
                    .run(Runtime.getRuntime().availableProcessors(), done -> {});
        } catch (InputFileException e) {
            throw new IllegalStateException("the workload replays no logs", e);
        }
    }

    private static Row row(String[] cells, RunResult result, Effort effort) {
        String metric = cells[2];
        String where = metric.substring(metric.lastIndexOf('.') + 1);
        boolean together = where.equals("pdr");
        Row.Claim claim = new Row.Claim(
                "ns3.w1.n" + cells[0] + (together ? "" : "." + where),
                "Uplinks received, W1, " + cells[0] + " devices"
                        + (together ? "" : ", " + where.toUpperCase(Locale.ROOT)),
                SOURCE,
                Double.parseDouble(cells[3]),
                effort.tolerance(Double.parseDouble(cells[4])));
        // a replication with few devices may have none of a spreading factor
        double[] values =
                Arrays.stream(result.metric(metric)).filter(Double::isFinite).toArray();
        return Row.estimated(claim, values);
    }
}
