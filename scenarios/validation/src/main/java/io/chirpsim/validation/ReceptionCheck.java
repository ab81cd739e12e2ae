package io.chirpsim.validation;

import io.chirpsim.phy.FrameErrorCurves;
import io.chirpsim.phy.FrameErrors;
import io.chirpsim.phy.LoraModulation;
import io.chirpsim.phy.Noise;
import io.chirpsim.random.Streams;
import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.SimEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The radio in mode {@code awgn}, without implementation loss: one sender at a steady power, whose frames noise loses as the curves say. */
final class ReceptionCheck implements Check {
    private static final double RATIO_TOLERANCE = 0.005;
    private static final int REPLICATIONS = 480;
    private static final int FRAMES = 2000;
    private static final int BYTES = 20;
    private static final int BANDWIDTH_HZ = 125_000;

    /** Shares of lost frames; of the table's points the nearest ones are taken. */
    private static final double[] AROUND = {0.9, 0.5, 0.1};

    @Override
    public List<Row> rows(Effort effort) {
        List<String[]> table = Tables.rows("per-curve-awgn.csv");
        List<Row> rows = new ArrayList<>();
        for (int spreadingFactor = 7; spreadingFactor <= 12; spreadingFactor++) {
            boolean end = spreadingFactor == 7 || spreadingFactor == 12;
            for (double share : end ? AROUND : new double[] {0.5}) {
                rows.add(row(effort, nearest(table, spreadingFactor, share)));
            }
        }
        return rows;
    }

    private static String[] nearest(List<String[]> table, int spreadingFactor, double share) {
        return table.stream()
                .filter(cells -> Integer.parseInt(cells[0]) == spreadingFactor)
                .min(Comparator.comparingDouble(cells -> Math.abs(Double.parseDouble(cells[3]) - share)))
                .orElseThrow();
    }

    private static Row row(Effort effort, String[] cells) {
        LoraModulation modulation = LoraModulation.uplink(Integer.parseInt(cells[0]), BANDWIDTH_HZ);
        Row.Claim claim = new Row.Claim(
                "per.radio.sf" + cells[0] + ".snr" + cells[1],
                "Frames lost to noise at a gateway, SF" + cells[0] + ", 20 bytes, SNR " + cells[1] + " dB",
                "non-coherent orthogonal signalling and Hamming blocks, another program",
                Double.parseDouble(cells[3]),
                effort.tolerance(RATIO_TOLERANCE));
        FrameErrors theory = FrameErrorCurves.awgn(0);
        double dbm = Noise.floorDbm(BANDWIDTH_HZ, Cell.NOISE_FIGURE_DB) + Double.parseDouble(cells[1]);
        long entity = Streams.hash(claim.id());
        return Row.estimated(
                claim,
                effort.values(
                        REPLICATIONS,
                        r -> lost(Cell.noisy(theory, new Streams(effort.seed(), r), entity), modulation, dbm)));
    }

    private static double lost(Cell cell, LoraModulation modulation, double dbm) {
        cell.kernel.schedule(new Sender(cell, modulation, dbm), 0);
        cell.run();
        return 1 - cell.decodedShare();
    }

    /** Sends one frame after the other. */
    private static final class Sender extends SimEvent {
        private final Cell cell;
        private final LoraModulation modulation;
        private final double dbm;
        private int sent;

        Sender(Cell cell, LoraModulation modulation, double dbm) {
            super(cell.kernel, EventKind.TRANSMISSION_START);
            this.cell = cell;
            this.modulation = modulation;
            this.dbm = dbm;
        }

        @Override
        public void happen() {
            cell.sendCounted(modulation, 868_100_000, dbm, BYTES);
            if (++sent < FRAMES) {
                cell.kernel.schedule(this, cell.kernel.nowUs() + modulation.airtimeUs(BYTES) + 1);
            }
        }
    }
}
