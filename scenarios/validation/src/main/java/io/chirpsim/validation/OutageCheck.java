package io.chirpsim.validation;

import io.chirpsim.phy.LoraModulation;
import io.chirpsim.phy.Sensitivity;
import io.chirpsim.random.Streams;
import java.util.ArrayList;
import java.util.List;

/**
 * Outage without interference, the H1 of Georgiou and Raza (IEEE Wireless Communications Letters 6(2), 2017): a frame is received if its SNR,
 * Rayleigh around {@code P g(d) / N}, reaches the threshold q of its spreading factor.
 *
 * <pre>
 * H1 = exp(-N q / (P g(d))),   g(d) = (lambda / (4 pi d))^eta
 * </pre>
 *
 * The power gain of a Rayleigh channel is exponential with mean 1, and H1 is the chance that it exceeds {@code N q / (P g)}. N = -174 + 6 + 10
 * log10(125000) dBm, q = -6, -9, -12, -15, -17.5, -20 dB, eta = 2.7, 868 MHz, one spreading factor for each 2 km; here at the far ends.
 */
final class OutageCheck implements Check {
    private static final double RATIO_TOLERANCE = 0.005;
    private static final double[] THRESHOLD_DB = {-6, -9, -12, -15, -17.5, -20};
    private static final double[] POWERS_DBM = {19, 14};
    private static final double NOISE_DBM = -174 + 6 + 10 * StrictMath.log10(125_000);
    private static final double EXPONENT = 2.7;
    private static final double WAVELENGTH_M = 299_792_458 / 868e6;
    private static final int ANNULUS_KM = 2;
    private static final int BANDWIDTH_HZ = 125_000;
    private static final int REPLICATIONS = 480;

    @Override
    public List<Row> rows(Effort effort) {
        List<Row> rows = new ArrayList<>();
        for (double powerDbm : POWERS_DBM) {
            for (int annulus = 0; annulus < THRESHOLD_DB.length; annulus++) {
                rows.add(row(effort, powerDbm, annulus));
            }
        }
        return rows;
    }

    private static Row row(Effort effort, double powerDbm, int annulus) {
        int spreadingFactor = 7 + annulus;
        int km = ANNULUS_KM * (annulus + 1);
        Row.Claim claim = new Row.Claim(
                "outage.p" + (int) powerDbm + ".km" + km,
                "Frames received without interference, Rayleigh, " + km + " km, SF" + spreadingFactor + ", "
                        + (int) powerDbm + " dBm, q = " + THRESHOLD_DB[annulus] + " dB, eta " + EXPONENT
                        + ", noise figure 6 dB, 868 MHz",
                "Georgiou and Raza 2017: H1 = exp(-N q / (P g(d)))",
                StrictMath.exp(-StrictMath.pow(10, -marginDb(powerDbm, annulus) / 10)),
                effort.tolerance(RATIO_TOLERANCE));
        long entity = Streams.hash(claim.id());
        // our gateway's table has other thresholds: what counts is the power above them
        double meanDbm = Sensitivity.NS3_GATEWAY.dbm(spreadingFactor, BANDWIDTH_HZ) + marginDb(powerDbm, annulus);
        RayleighTraffic traffic = RayleighTraffic.alone(LoraModulation.uplink(spreadingFactor, BANDWIDTH_HZ), meanDbm);
        return Row.estimated(
                claim, effort.values(REPLICATIONS, r -> traffic.decodedShare(new Streams(effort.seed(), r), entity)));
    }

    /** Mean power above the threshold at the far end of an annulus. */
    static double marginDb(double powerDbm, int annulus) {
        double distanceM = 1000.0 * ANNULUS_KM * (annulus + 1);
        double gainDb = 10 * EXPONENT * StrictMath.log10(WAVELENGTH_M / (4 * StrictMath.PI * distanceM));
        return powerDbm + gainDb - NOISE_DBM - THRESHOLD_DB[annulus];
    }
}
