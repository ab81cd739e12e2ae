package io.chirpsim.validation;

import io.chirpsim.phy.FrameErrorCurves;
import io.chirpsim.phy.FrameErrors;
import io.chirpsim.phy.LoraModulation;
import io.chirpsim.phy.LoraModulation.LowDataRate;
import java.util.ArrayList;
import java.util.List;

/** Frames lost in white noise, against curves of another program: deep into both ends, and so relative to them. */
final class FrameErrorCheck implements Check {
    /** The table prints five digits, of SNR to the exact quarter decibel; a thousandth is 0.001 dB where the curve is steep. */
    private static final double RELATIVE_TOLERANCE = 0.001;

    private static final int BYTES = 20;

    @Override
    public List<Row> rows(Effort effort) {
        List<String[]> table = Tables.rows("per-curve-awgn.csv");
        List<Row> rows = new ArrayList<>();
        for (int spreadingFactor = 7; spreadingFactor <= 12; spreadingFactor++) {
            rows.add(row(spreadingFactor, table));
        }
        return rows;
    }

    private static Row row(int spreadingFactor, List<String[]> table) {
        FrameErrors theory = FrameErrorCurves.awgn(0);
        List<Double> deviations = new ArrayList<>();
        for (String[] cells : table) {
            if (Integer.parseInt(cells[0]) == spreadingFactor) {
                deviations.add(deviation(theory, modulation(spreadingFactor, 1), cells[1], cells[3]));
                deviations.add(deviation(theory, modulation(spreadingFactor, 4), cells[1], cells[4]));
            }
        }
        return Row.exact(
                new Row.Claim(
                        "per.curve.sf" + spreadingFactor,
                        "Frames of 20 bytes lost in white noise, SF" + spreadingFactor
                                + ", 4/5 and 4/8: largest relative deviation of " + deviations.size(),
                        "non-coherent orthogonal signalling and Hamming blocks, another program",
                        0,
                        RELATIVE_TOLERANCE),
                deviations.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static LoraModulation modulation(int spreadingFactor, int codingRate) {
        return new LoraModulation(spreadingFactor, 125_000, codingRate, 8, true, true, LowDataRate.AUTO);
    }

    private static double deviation(FrameErrors theory, LoraModulation modulation, String snrDb, String expected) {
        double[] snr = {Double.parseDouble(snrDb)};
        return (1 - theory.decodedProbability(modulation, BYTES, snr, 1)) / Double.parseDouble(expected) - 1;
    }
}
