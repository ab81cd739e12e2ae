package io.chirpsim.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * {@code devices.csv} and {@code gateways.csv}: one row each, counts summed over replications. Devices that each replication places anew have
 * the place and the counts of the first one.
 */
final class Tables {
    private final RunResult result;

    Tables(RunResult result) {
        this.result = result;
    }

    void devices(Path file) throws IOException {
        try (CsvRows rows = new CsvRows(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            rows.header(
                    "device_id",
                    "name",
                    "group",
                    "lat_deg",
                    "lon_deg",
                    "x_m",
                    "y_m",
                    "height_m",
                    "indoor",
                    "replications",
                    "generated",
                    "delivered",
                    "lost",
                    "in_flight",
                    "delivery_ratio",
                    "transmissions",
                    "received",
                    "airtime_s",
                    "latency_mean_s",
                    "latency_max_s",
                    "energy_mean_j",
                    "battery_mean_years",
                    "downlinks_generated",
                    "downlinks_delivered",
                    "age_mean_s",
                    "age_peak_s",
                    "age_max_s",
                    "data_rate_mean",
                    "eirp_mean_dbm",
                    "nb_trans_mean");
            List<DeviceInfo> devices = result.population().devices();
            for (int i = 0; i < devices.size(); i++) {
                device(rows, devices.get(i), i);
            }
        }
    }

    private void device(CsvRows rows, DeviceInfo device, int i) throws IOException {
        DeviceCounters counters = result.devices();
        int delivered = counters.delivered[i];
        rows.text(device.id()).text(device.name()).text(device.group());
        rows.number(device.lat()).number(device.lon());
        rows.number(device.xM()).number(device.yM()).number(device.heightM());
        rows.text(Boolean.toString(device.indoor())).number(result.deviceReplications());
        rows.number(counters.generated[i]).number(delivered).number(counters.lost[i]);
        rows.number(counters.generated[i] - delivered - counters.lost[i]);
        rows.number(Metric.share(delivered, counters.generated[i]));
        rows.number(counters.transmissions[i]).number(counters.received[i]).seconds(counters.airtimeUs[i]);
        rows.number(delivered == 0 ? Double.NaN : counters.latencySumUs[i] / 1e6 / delivered);
        rows.seconds(delivered == 0 ? -1 : counters.latencyMaxUs[i]);
        rows.number(counters.joules[i]).number(counters.batteryYears[i]);
        rows.number(counters.downlinks[i]).number(counters.downlinksDelivered[i]);
        rows.number(counters.ageMeanS(i)).number(counters.agePeakS(i));
        rows.number(counters.ageMaxS(i));
        rows.number(counters.dataRate[i]).number(counters.eirpDbm[i]);
        rows.number(counters.nbTrans[i]).endRow();
    }

    /**
     * Writes the gateways.
     *
     * @param measuredShares see {@link ReportContext}; the column is there only if it is not empty
     */
    void gateways(Path file, SortedMap<String, Double> measuredShares) throws IOException {
        SortedSet<String> lost = new TreeSet<>();
        SortedSet<String> answers = new TreeSet<>();
        result.gateways().forEach(totals -> answers.addAll(totals.answers().keySet()));
        result.gateways().forEach(totals -> lost.addAll(totals.lost().keySet()));
        try (CsvRows rows = new CsvRows(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            rows.text("gateway_id")
                    .text("lat_deg")
                    .text("lon_deg")
                    .text("x_m")
                    .text("y_m")
                    .text("height_m");
            rows.text("received").text("reception_share");
            if (!measuredShares.isEmpty()) {
                rows.text("measured_reception_share");
            }
            rows.text("downlinks").text("airtime_s");
            for (String cause : lost) {
                rows.text("lost_" + snake(cause));
            }
            for (String answer : answers) {
                rows.text("answered_" + answer.toLowerCase(Locale.ROOT));
            }
            rows.text("backhaul_up_bytes").text("backhaul_down_bytes").text("backhaul_mb_per_month");
            rows.endRow();
            for (int i = 0; i < result.gateways().size(); i++) {
                gateway(rows, i, lost, answers, measuredShares);
            }
        }
    }

    private void gateway(
            CsvRows rows,
            int i,
            SortedSet<String> lost,
            SortedSet<String> answers,
            SortedMap<String, Double> measuredShares)
            throws IOException {
        GatewayInfo gateway = result.population().gateways().get(i);
        GatewayTotals totals = result.gateways().get(i);
        rows.text(gateway.id()).number(gateway.lat()).number(gateway.lon());
        rows.number(gateway.xM()).number(gateway.yM()).number(gateway.heightM());
        rows.number(totals.received()).number(result.receptionShare(i));
        if (!measuredShares.isEmpty()) {
            rows.number(measuredShares.getOrDefault(gateway.id(), Double.NaN));
        }
        rows.number(totals.downlinks()).seconds(totals.airtimeUs());
        for (String cause : lost) {
            rows.number(totals.lost().getOrDefault(cause, 0L));
        }
        for (String answer : answers) {
            rows.number(totals.answers().getOrDefault(answer, 0L));
        }
        rows.number(totals.backhaul().bytesUp()).number(totals.backhaul().bytesDown());
        rows.number(totals.backhaul().megabytesPerMonth()).endRow();
    }

    private static String snake(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
