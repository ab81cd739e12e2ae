package io.chirpsim.results;

import io.chirpsim.flow.Cause;
import io.chirpsim.flow.Direction;
import java.util.Arrays;
import java.util.List;
import java.util.function.ObjDoubleConsumer;
import java.util.stream.IntStream;

/** The named numbers of one replication that a run keeps one by one, to give means with intervals. */
final class ReplicationValues {
    /** Prefix of what was counted, per uplink message made. */
    static final String PER_MESSAGE = "perMessage.";

    /** Per cent of the devices whose battery dies within the life that is told. */
    static final List<Integer> BATTERY_QUANTILES = List.of(5, 25, 50, 75, 95);

    private final ReplicationResult result;
    private final Grouping grouping;

    ReplicationValues(ReplicationResult result) {
        this.result = result;
        this.grouping = result.grouping();
    }

    void forEach(ObjDoubleConsumer<String> out) {
        for (Metric metric : Metric.values()) {
            out.accept(metric.key(), metric.of(result, Metric.ALL_GROUPS));
            for (int group = 0; group < grouping.count(); group++) {
                out.accept(inGroup(metric.key(), grouping.names().get(group)), metric.of(result, group));
            }
        }
        losses("lost.", Direction.UPLINK, out);
        losses("downlink.lost.", Direction.DOWNLINK, out);
        rates(out);
        counts(out);
        energies(out);
        for (int event = 0; event < result.events().size(); event++) {
            result.events().get(event).forEach(event, out);
        }
    }

    static String inGroup(String metric, String group) {
        return metric + " in " + group;
    }

    private void losses(String prefix, Direction direction, ObjDoubleConsumer<String> out) {
        Ledger ledger = result.ledger(direction);
        List<Cause> causes = result.config().causes();
        for (int i = 0; i < causes.size(); i++) {
            out.accept(prefix + causes.get(i).key(), Metric.share(ledger.lost(i), ledger.generated()));
        }
    }

    private void rates(ObjDoubleConsumer<String> out) {
        result.radio().forEach((label, rate) -> {
            String name = "radio.pdr." + label;
            out.accept(name, Metric.share(rate.allReceived(), rate.allTransmissions()));
            for (int group = 0; group < grouping.count(); group++) {
                if (rate.transmissions()[group] > 0) {
                    out.accept(
                            inGroup(name, grouping.names().get(group)),
                            Metric.share(rate.received()[group], rate.transmissions()[group]));
                }
            }
        });
    }

    /** What was counted, per uplink message made. */
    private void counts(ObjDoubleConsumer<String> out) {
        long generated = result.generated(Direction.UPLINK);
        result.counts().forEach((name, n) -> out.accept(PER_MESSAGE + name, Metric.share(n, generated)));
    }

    private void energies(ObjDoubleConsumer<String> out) {
        double[] joules = new double[grouping.count()];
        long[] told = new long[grouping.count()];
        for (int device = 0; device < result.devices().joules.length; device++) {
            double spent = result.devices().joules[device];
            if (!Double.isNaN(spent)) {
                joules[grouping.of(device)] += spent;
                told[grouping.of(device)]++;
            }
        }
        double sum = 0;
        for (int group : grouping.byName()) {
            sum += joules[group];
            String name = grouping.names().get(group);
            out.accept(
                    inGroup("energy.meanJPerDevice", name),
                    told[group] == 0 ? Double.NaN : joules[group] / told[group]);
            batteries(name, group, out);
        }
        long all = Arrays.stream(told).sum();
        out.accept("energy.meanJPerDevice", all == 0 ? Double.NaN : sum / all);
        batteries(null, Metric.ALL_GROUPS, out);
    }

    private void batteries(String name, int group, ObjDoubleConsumer<String> out) {
        double[] years = result.devices().batteryYears;
        double[] sorted = IntStream.range(0, years.length)
                .filter(i -> Double.isFinite(years[i]) && (group == Metric.ALL_GROUPS || grouping.of(i) == group))
                .mapToDouble(i -> years[i])
                .sorted()
                .toArray();
        String suffix = name == null ? "" : " in " + name;
        for (int percent : BATTERY_QUANTILES) {
            out.accept("battery.p" + percent + suffix, quantile(sorted, percent / 100.0));
        }
    }

    /** The smallest value that at least a share q of all do not exceed. */
    private static double quantile(double[] sorted, double q) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.max(0, Math.ceil(q * sorted.length) - 1)];
    }
}
