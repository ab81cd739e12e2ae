package io.chirpsim.validation;

import io.chirpsim.phy.InterferenceMatrix;
import io.chirpsim.phy.LoraModulation;
import io.chirpsim.random.Draws;
import io.chirpsim.random.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Pure ALOHA through the radio: any overlap with the same spreading factor loses both frames, and there are demodulators for all. */
final class AlohaCheck implements Check {
    private static final double RATIO_TOLERANCE = 0.005;
    private static final int REPLICATIONS = 600;
    private static final int PERIODIC_REPLICATIONS = 10_000;
    private static final double[] LOADS = {0.1, 0.5, 1};
    private static final int BYTES = 20;
    private static final LoraModulation SF7 = LoraModulation.uplink(7, 125_000);
    private static final String ABRAMSON = "Abramson 1970: exp(-2G)";

    private static final int PERIODIC_DEVICES = 100;
    private static final int AIRTIMES_PER_PERIOD = 1000;

    private static final int[] LENGTHS = {10, 60, 200};
    private static final double UNEQUAL_LOAD = 0.25;
    private static final int UNEQUAL_REPLICATIONS = 1000;

    private static final double FORUM_DEVICES = 1000;
    private static final double FORUM_PERIOD_S = 300;
    private static final int FORUM_BYTES = 23;

    @Override
    public List<Row> rows(Effort effort) {
        List<Row> rows = new ArrayList<>();
        for (double load : LOADS) {
            rows.add(poisson(
                    effort,
                    new Row.Claim(
                            "aloha.poisson.g" + load,
                            "Frames received, pure ALOHA, Poisson senders, G = " + load,
                            ABRAMSON,
                            StrictMath.exp(-2 * load),
                            effort.tolerance(RATIO_TOLERANCE)),
                    new PoissonTraffic(SF7, BYTES, 1, load)));
        }
        rows.add(periodic(effort));
        rows.addAll(unequal(effort));
        rows.add(forum(effort, 7, 8));
        rows.add(forum(effort, 9, 8));
        rows.add(forum(effort, 7, 3));
        return rows;
    }

    private static Row poisson(Effort effort, Row.Claim claim, PoissonTraffic traffic) {
        long entity = Streams.hash(claim.id());
        return Row.estimated(
                claim, effort.values(REPLICATIONS, r -> traffic.through(cell(), new Streams(effort.seed(), r), entity)
                        .decodedShare()));
    }

    /** Ps_i = exp(-Sum_j lambda_j (T_i + T_j)), where all lambda_j are equal and Sum_j lambda_j T_j is the load. */
    private static List<Row> unequal(Effort effort) {
        PoissonTraffic traffic = new PoissonTraffic(SF7, LENGTHS, 1, UNEQUAL_LOAD);
        long entity = Streams.hash("aloha.unequal");
        double[][] shares = effort.columns(LENGTHS.length, UNEQUAL_REPLICATIONS, r -> {
            Cell cell = traffic.through(cell(), new Streams(effort.seed(), r), entity);
            return IntStream.range(0, LENGTHS.length)
                    .mapToDouble(cell::decodedShare)
                    .toArray();
        });
        double meanUs =
                Arrays.stream(LENGTHS).mapToLong(SF7::airtimeUs).average().orElseThrow();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < LENGTHS.length; i++) {
            double ownLoad = UNEQUAL_LOAD * SF7.airtimeUs(LENGTHS[i]) / meanUs;
            Row.Claim claim = new Row.Claim(
                    "aloha.unequal.bytes" + LENGTHS[i],
                    "Frames of " + LENGTHS[i] + " bytes received, pure ALOHA, Poisson senders of " + words(LENGTHS)
                            + " bytes, G = " + UNEQUAL_LOAD,
                    "closed form exp(-sum of lambda_j (T_i + T_j))",
                    StrictMath.exp(-(UNEQUAL_LOAD + ownLoad)),
                    effort.tolerance(RATIO_TOLERANCE));
            rows.add(Row.estimated(claim, shares[i]));
        }
        return rows;
    }

    private static String words(int... numbers) {
        return Arrays.stream(numbers).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    }

    private static Cell cell() {
        return new Cell(InterferenceMatrix.ALOHA, Cell.PLENTY);
    }

    private static Row forum(Effort effort, int spreadingFactor, int channels) {
        LoraModulation modulation = LoraModulation.uplink(spreadingFactor, 125_000);
        double load = FORUM_DEVICES / FORUM_PERIOD_S * modulation.airtimeUs(FORUM_BYTES) * 1e-6;
        Row.Claim claim = new Row.Claim(
                "forum.sf" + spreadingFactor + ".channels" + channels,
                "Frames received, 1000 devices, 10 bytes every 300 s, SF" + spreadingFactor + ", " + channels
                        + " channels",
                ABRAMSON + " per channel",
                StrictMath.exp(-2 * load / channels),
                effort.tolerance(RATIO_TOLERANCE));
        return poisson(effort, claim, new PoissonTraffic(modulation, FORUM_BYTES, channels, load));
    }

    private static Row periodic(Effort effort) {
        Row.Claim claim = new Row.Claim(
                "aloha.periodic.n100",
                "Frames received, pure ALOHA, 100 periodic senders, airtime a thousandth of the period",
                "closed form (1 - 2T/P)^(N - 1)",
                StrictMath.pow(1 - 2.0 / AIRTIMES_PER_PERIOD, PERIODIC_DEVICES - 1),
                effort.tolerance(RATIO_TOLERANCE));
        return Row.estimated(
                claim, effort.values(PERIODIC_REPLICATIONS, r -> periodicShare(new Streams(effort.seed(), r))));
    }

    /** Three periods, of which the middle one has neighbours on both sides. */
    private static double periodicShare(Streams streams) {
        Draws phases = streams.draws(ValidationPurpose.PHASE);
        long periodUs = AIRTIMES_PER_PERIOD * SF7.airtimeUs(BYTES);
        Cell cell = cell();
        for (int device = 0; device < PERIODIC_DEVICES; device++) {
            long phaseUs = phases.uniformUs(periodUs, device, 0);
            cell.at(phaseUs, () -> cell.sendUncounted(SF7, 868_100_000, Cell.LOUD_DBM, BYTES));
            cell.at(phaseUs + periodUs, () -> cell.sendCounted(SF7, 868_100_000, Cell.LOUD_DBM, BYTES));
            cell.at(phaseUs + 2 * periodUs, () -> cell.sendUncounted(SF7, 868_100_000, Cell.LOUD_DBM, BYTES));
        }
        cell.run();
        return cell.decodedShare();
    }
}
