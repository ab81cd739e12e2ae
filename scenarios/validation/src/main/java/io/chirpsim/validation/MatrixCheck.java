package io.chirpsim.validation;

import io.chirpsim.phy.InterferenceMatrix;
import io.chirpsim.phy.LoraModulation;
import java.util.List;

/** Each cell of the interference matrices, found again by two senders of which the other one gets stronger until the wanted frame is lost. */
final class MatrixCheck implements Check {
    private static final double TOLERANCE_DB = 0.1;
    private static final double STEP_DB = 0.005;
    private static final double HIGHEST_SIR_DB = 20;
    private static final double LOWEST_SIR_DB = -50;
    private static final long FREQUENCY_HZ = 868_100_000;
    private static final int BYTES = 20;

    @Override
    public List<Row> rows(Effort effort) {
        return List.of(
                row("goursaud", "Goursaud and Gorce 2015, as in ns-3 lorawan"),
                row("croce", "Croce et al. 2018, measured"));
    }

    private static Row row(String name, String source) {
        InterferenceMatrix matrix = InterferenceMatrix.named(name);
        List<String[]> table = Tables.rows(name + ".csv");
        double[] deviations = new double[36];
        for (int cell = 0; cell < deviations.length; cell++) {
            int wanted = 7 + cell / 6;
            int other = 7 + cell % 6;
            double expectedDb = Double.parseDouble(table.get(wanted - 7)[other - 7]);
            deviations[cell] = thresholdDb(matrix, wanted, other) - expectedDb;
        }
        return Row.exact(
                new Row.Claim(
                        "matrix." + name,
                        "Largest deviation of the 36 SIR thresholds, by two senders through the radio, dB",
                        source,
                        0,
                        TOLERANCE_DB),
                deviations);
    }

    /** The lowest ratio at which the wanted frame survives. */
    private static double thresholdDb(InterferenceMatrix matrix, int wanted, int other) {
        double lost = LOWEST_SIR_DB;
        double survives = HIGHEST_SIR_DB;
        while (survives - lost > STEP_DB) {
            double middle = (lost + survives) / 2;
            if (survives(matrix, wanted, other, middle)) {
                survives = middle;
            } else {
                lost = middle;
            }
        }
        return survives;
    }

    /** The other sends frame after frame until the wanted frame has ended: its energy is there all the time. */
    private static boolean survives(InterferenceMatrix matrix, int wanted, int other, double sirDb) {
        Cell cell = new Cell(matrix, Cell.PLENTY);
        LoraModulation wantedModulation = LoraModulation.uplink(wanted, 125_000);
        LoraModulation otherModulation = LoraModulation.uplink(other, 125_000);
        cell.at(0, () -> cell.sendCounted(wantedModulation, FREQUENCY_HZ, Cell.LOUD_DBM, BYTES));
        long otherUs = otherModulation.airtimeUs(BYTES);
        for (long atUs = 0; atUs < wantedModulation.airtimeUs(BYTES); atUs += otherUs) {
            cell.at(atUs, () -> cell.sendUncounted(otherModulation, FREQUENCY_HZ, Cell.LOUD_DBM - sirDb, BYTES));
        }
        cell.run();
        return cell.decodedShare() > 0;
    }
}
