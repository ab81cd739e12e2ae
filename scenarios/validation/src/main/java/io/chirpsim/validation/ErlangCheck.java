package io.chirpsim.validation;

import io.chirpsim.phy.InterferenceMatrix;
import io.chirpsim.phy.LoraModulation;
import io.chirpsim.random.Streams;
import java.util.ArrayList;
import java.util.List;

/**
 * Frames that find every demodulator busy: Erlang's loss formula, which needs only the mean of the frames' lengths. A frame holds its
 * demodulator to its end, lost or not, so that collisions change nothing.
 */
final class ErlangCheck implements Check {
    private static final double RATIO_TOLERANCE = 0.005;

    /** Where hardly any frame is blocked, 0.005 would let a gateway pass that never blocks. */
    private static final double RELATIVE_TOLERANCE = 0.3;

    private static final int REPLICATIONS = 600;
    private static final int BYTES = 20;
    private static final int CHANNELS = 8;
    private static final LoraModulation SF9 = LoraModulation.uplink(9, 125_000);

    @Override
    public List<Row> rows(Effort effort) {
        List<Row> rows = new ArrayList<>();
        for (int erlang : new int[] {4, 8, 10}) {
            rows.add(row(effort, 8, erlang));
        }
        for (int erlang : new int[] {8, 12, 16}) {
            rows.add(row(effort, 16, erlang));
        }
        return rows;
    }

    private static Row row(Effort effort, int demodulators, int erlang) {
        double blocked = erlangB(demodulators, erlang);
        Row.Claim claim = new Row.Claim(
                "erlang.d" + demodulators + ".a" + erlang,
                "Frames that find all " + demodulators + " demodulators busy, load " + erlang + " Erlang",
                "Erlang 1917: loss formula B(" + demodulators + ", " + erlang + ")",
                blocked,
                effort.tolerance(Math.min(RATIO_TOLERANCE, RELATIVE_TOLERANCE * blocked)));
        PoissonTraffic traffic = new PoissonTraffic(SF9, BYTES, CHANNELS, erlang);
        long entity = Streams.hash(claim.id());
        return Row.estimated(claim, effort.values(REPLICATIONS, r -> traffic.through(
                        new Cell(InterferenceMatrix.ALOHA, demodulators), new Streams(effort.seed(), r), entity)
                .blockedShare()));
    }

    /** B(c, A) = A B(c - 1, A) / (c + A B(c - 1, A)), B(0, A) = 1. */
    static double erlangB(int servers, double erlang) {
        double blocked = 1;
        for (int c = 1; c <= servers; c++) {
            blocked = erlang * blocked / (c + erlang * blocked);
        }
        return blocked;
    }
}
