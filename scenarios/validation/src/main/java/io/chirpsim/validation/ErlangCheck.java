package io.chirpsim.validation;

import io.chirpsim.phy.InterferenceMatrix;
import io.chirpsim.phy.LoraModulation;
import io.chirpsim.random.Streams;
import java.util.ArrayList;
import java.util.List;

/**
 * Frames that find every demodulator busy: Erlang's loss formula, which needs only the mean of the frames' lengths,
 * not that they are equal. A frame holds its
 * demodulator to its end, lost or not, so that collisions change nothing.
 */
final class ErlangCheck implements Check {
    private static final double RATIO_TOLERANCE = 0.005;

    /** Where hardly any frame is blocked, 0.005 would let a gateway pass that never blocks. */
    private static final double RELATIVE_TOLERANCE = 0.3;

    /** Where blocking is rarer still, that is what can be told in a minute: one frame in 30,000. */
    private static final double FINEST_TOLERANCE = 3e-5;

    private static final int REPLICATIONS = 300;
    private static final int REPLICATIONS_WHERE_RARE = 1200;
    private static final double RARE = 0.002;
    private static final int BYTES = 20;
    private static final int CHANNELS = 8;
    private static final LoraModulation SF9 = LoraModulation.uplink(9, 125_000);

    @Override
    public List<Row> rows(Effort effort) {
        List<Row> rows = new ArrayList<>();
        for (int erlang : new int[] {1, 2, 3, 4, 5, 6, 8, 10, 16}) {
            rows.add(row(effort, 8, erlang));
        }
        for (int erlang : new int[] {8, 12, 16}) {
            rows.add(row(effort, 16, erlang));
        }
        rows.add(mixed(effort));
        return rows;
    }

    private static Row row(Effort effort, int demodulators, int erlang) {
        return row(
                effort,
                claim(effort, demodulators, erlang, "", ""),
                demodulators,
                new PoissonTraffic(SF9, BYTES, CHANNELS, erlang));
    }

    private static Row mixed(Effort effort) {
        return row(
                effort,
                claim(effort, 8, 8, ".mixed", ", frames of 10 and 200 bytes"),
                8,
                new PoissonTraffic(SF9, new int[] {10, 200}, CHANNELS, 8));
    }

    private static Row.Claim claim(Effort effort, int demodulators, int erlang, String suffix, String frames) {
        double blocked = erlangB(demodulators, erlang);
        double tolerance = Math.max(FINEST_TOLERANCE, Math.min(RATIO_TOLERANCE, RELATIVE_TOLERANCE * blocked));
        return new Row.Claim(
                "erlang.d" + demodulators + ".a" + erlang + suffix,
                "Frames that find all " + demodulators + " demodulators busy, load " + erlang + " Erlang" + frames,
                "Erlang 1917: loss formula B(" + demodulators + ", " + erlang + ")",
                blocked,
                effort.tolerance(tolerance));
    }

    private static Row row(Effort effort, Row.Claim claim, int demodulators, PoissonTraffic traffic) {
        long entity = Streams.hash(claim.id());
        int replications = claim.reference() < RARE ? REPLICATIONS_WHERE_RARE : REPLICATIONS;
        return Row.estimated(claim, effort.values(replications, r -> traffic.through(
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
