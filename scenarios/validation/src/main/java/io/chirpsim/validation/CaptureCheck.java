package io.chirpsim.validation;

import io.chirpsim.phy.LoraModulation;
import io.chirpsim.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Capture among fading senders: a frame from distance d survives if it is 6 dB above the sum of all others. With a Poisson number of senders,
 * uniform in a disc of radius 1, and Rayleigh fading this has an exact solution (the Laplace transform of the interference, as in Haenggi and
 * Ganti, Interference in Large Wireless Networks, 2009):
 *
 * <pre>
 * P(d) = exp(-2 pi lambda Int_0^1 x dx / (1 + (x / d)^eta / theta)),   lambda = senders / pi
 * </pre>
 *
 * The mean over the disc is that of a sender among the others, for which the others are as many (Slivnyak).
 */
final class CaptureCheck implements Check {
    private static final double RATIO_TOLERANCE = 0.005;
    private static final double EXPONENT = 2.7;
    private static final double THRESHOLD = StrictMath.pow(10, 0.6);
    private static final double[] SENDERS = {0.5, 1, 2};
    private static final double[] DISTANCES = {0.25, 0.5, 1};
    private static final int REPLICATIONS = 480;

    /** Where a trial holds fewer wanted frames than one, and those of a trial succeed and fail together. */
    private static final double MORE_FOR_MEANS = 1.7;

    private static final LoraModulation SF7 = LoraModulation.uplink(7, 125_000);
    private static final String SOURCE = "Rayleigh fading and Poisson senders: exact";

    @Override
    public List<Row> rows(Effort effort) {
        List<Row> rows = new ArrayList<>();
        for (double senders : SENDERS) {
            for (double distance : DISTANCES) {
                rows.add(row(
                        effort,
                        "capture.a" + senders + ".d" + distance,
                        "Frames from distance " + distance + " received among " + senders
                                + " senders on average in a disc of radius 1, Rayleigh, capture 6 dB over the sum",
                        captured(distance, senders),
                        REPLICATIONS,
                        RayleighTraffic.among(SF7, distance, senders, EXPONENT)));
            }
            rows.add(row(
                    effort,
                    "capture.a" + senders + ".mean",
                    "Frames received from all over the disc, " + senders
                            + " senders on average, Rayleigh, capture 6 dB",
                    discMean(senders),
                    (int) (REPLICATIONS * Math.max(1, MORE_FOR_MEANS / senders)),
                    RayleighTraffic.each(SF7, senders, EXPONENT)));
        }
        return rows;
    }

    private static Row row(
            Effort effort, String id, String what, double reference, int replications, RayleighTraffic traffic) {
        Row.Claim claim = new Row.Claim(id, what, SOURCE, reference, effort.tolerance(RATIO_TOLERANCE));
        long entity = Streams.hash(id);
        return Row.estimated(
                claim, effort.values(replications, r -> traffic.decodedShare(new Streams(effort.seed(), r), entity)));
    }

    static double captured(double distance, double senders) {
        return StrictMath.exp(
                -2 * senders * integral(x -> x / (1 + StrictMath.pow(x / distance, EXPONENT) / THRESHOLD)));
    }

    static double discMean(double senders) {
        return integral(d -> d == 0 ? 0 : 2 * d * captured(d, senders));
    }

    /** Over 0 to 1, by Simpson's rule. */
    private static double integral(DoubleUnaryOperator f) {
        int intervals = 400;
        double sum = f.applyAsDouble(0) + f.applyAsDouble(1);
        for (int i = 1; i < intervals; i++) {
            sum += (i % 2 == 1 ? 4 : 2) * f.applyAsDouble((double) i / intervals);
        }
        return sum / (3 * intervals);
    }
}
