package io.chirpsim.validation;

import io.chirpsim.app.load.ScenarioLoader;
import io.chirpsim.phy.LoraModulation;
import io.chirpsim.phy.LoraModulation.LowDataRate;
import java.util.ArrayList;
import java.util.List;

/**
 * The gallery's {@code lorasim-sn1} and {@code bor2016} with and without capture, against LoRaSim 0.2.1's own runs, the corrected paper as an
 * independent program has it, and the closed form of pure ALOHA with finitely many senders.
 */
final class LorasimCheck implements Check {
    private static final int BYTES = 20;
    private static final double MEAN_PAUSE_US = 1e9;
    private static final double CLOSED_FORM_TOLERANCE = 0.005;

    /** Device seconds of a replication: 20,000 frames. */
    private static final int DEVICE_SECONDS = 20_000_000;

    private static final String[] WITHOUT_CAPTURE = {"radio.rule=energy", "radio.interference=aloha"};

    private final GalleryRun gallery;

    LorasimCheck(ScenarioLoader loader) {
        this.gallery = new GalleryRun(loader);
    }

    @Override
    public List<Row> rows(Effort effort) throws InterruptedException {
        List<Row> rows = new ArrayList<>();
        for (String[] cells : Tables.rows("lorasim.csv")) {
            rows.add(row(cells, effort));
        }
        return rows;
    }

    private Row row(String[] cells, Effort effort) throws InterruptedException {
        String scenario = cells[0];
        String codingRate = cells[1];
        boolean capture = cells[2].equals("1");
        int devices = Integer.parseInt(cells[3]);
        boolean closed = cells[5].isEmpty();
        String setting = codingRate.equals("4/8") ? "SN1" : "SN3";
        Row.Claim claim = new Row.Claim(
                (closed ? "aloha.finite." : scenario.replace("-sn1", "") + ".")
                        + setting.toLowerCase(java.util.Locale.ROOT) + (capture ? ".capture" : ".aloha") + ".n"
                        + devices,
                "Frames received, " + setting + (capture ? " with" : " without") + " capture, " + devices + " devices",
                closed ? "closed form exp(-2(N-1)L/(10^6 ms+L))" : source(scenario),
                closed ? closedForm(codingRate, devices) : Double.parseDouble(cells[5]),
                effort.tolerance(closed ? CLOSED_FORM_TOLERANCE : Double.parseDouble(cells[6])));
        List<String> sets = new ArrayList<>(List.of(
                "devices.nodes.count=" + devices,
                "duration=" + effort.length(DEVICE_SECONDS) / devices + " s",
                "radio.codingRate=" + codingRate));
        sets.addAll(capture ? List.of() : List.of(WITHOUT_CAPTURE));
        int replications = Integer.parseInt(cells[4]);
        return Row.estimated(
                claim,
                gallery.of(scenario, effort, replications, sets.toArray(String[]::new))
                        .metric("radio.pdr"));
    }

    private static String source(String scenario) {
        return scenario.equals("bor2016")
                ? "Bor et al. 2016 corrected, an independent program"
                : "LoRaSim 0.2.1 revision 334, its own runs";
    }

    private static double closedForm(String codingRate, int devices) {
        int redundancy = codingRate.equals("4/8") ? 4 : 1;
        double airtimeUs =
                new LoraModulation(12, 125_000, redundancy, 8, true, true, LowDataRate.AUTO).airtimeUs(BYTES);
        return StrictMath.exp(-2 * (devices - 1) * airtimeUs / (MEAN_PAUSE_US + airtimeUs));
    }
}
