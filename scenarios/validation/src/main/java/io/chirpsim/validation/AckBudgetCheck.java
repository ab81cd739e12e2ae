package io.chirpsim.validation;

import io.chirpsim.app.load.ScenarioLoader;
import io.chirpsim.results.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The gallery's {@code ack-budget}: a gateway that is asked for more acknowledgements than its duty cycle allows sends as many as it allows, to 2 %, and in
 * no hour more than the limit and one frame, as the audit sees it.
 */
final class AckBudgetCheck implements Check {
    private static final double TOLERANCE = 0.02;

    private final GalleryRun gallery;

    AckBudgetCheck(ScenarioLoader loader) {
        this.gallery = new GalleryRun(loader);
    }

    @Override
    public List<Row> rows(Effort effort) throws InterruptedException {
        List<Row> rows = new ArrayList<>();
        for (String[] cells : Tables.rows("ack-budget.csv")) {
            double reference = Double.parseDouble(cells[6]);
            Row.Claim claim = new Row.Claim(
                    "duty-cycle.ack." + cells[0],
                    "Acknowledgements an hour of a saturated gateway, " + cells[1].toUpperCase(Locale.ROOT) + ", "
                            + cells[0].substring(cells[0].indexOf('.') + 1).toUpperCase(Locale.ROOT),
                    "EN 300 220-2 over AN1200.13",
                    reference,
                    TOLERANCE * reference);
            rows.add(Row.exact(claim, acksAnHour(effort, cells)));
        }
        return rows;
    }

    /** No number if the audit found the gateway to break a rule. */
    private double acksAnHour(Effort effort, String[] cells) throws InterruptedException {
        int hours = Integer.parseInt(cells[5]);
        RunResult result = gallery.once(
                "ack-budget",
                effort,
                "network.downlink.windows=" + cells[1],
                "devices.asking.dataRate=" + cells[2],
                "network.rx2.dataRate=" + cells[3],
                "devices.asking.traffic.every=" + cells[4] + " s",
                "duration=" + hours + " h");
        return result.gatewaysKeepDutyCycle()
                ? (double) result.gateways().get(0).downlinks() / hours
                : Double.NaN;
    }
}
