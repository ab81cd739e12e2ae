package io.chirpsim.results;

import io.chirpsim.flow.Direction;
import io.chirpsim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The causes that lost something, most first. */
record LossTable(List<Row> rows) {
    /**
     * One cause.
     *
     * @param index of the cause
     * @param key its name
     * @param words it in plain words
     * @param count messages lost in all replications
     * @param share of all messages, with interval
     */
    record Row(int index, String key, String words, long count, ConfidenceInterval share) {}

    static LossTable of(RunResult result, Direction direction) {
        List<Row> rows = new ArrayList<>();
        String prefix = direction == Direction.UPLINK ? "lost." : "downlink.lost.";
        for (int i = 0; i < result.causes().size(); i++) {
            var cause = result.causes().get(i);
            long count = result.ledger(direction).lost(i);
            if (count > 0) {
                rows.add(new Row(i, cause.key(), cause.words(), count, result.interval(prefix + cause.key())));
            }
        }
        rows.sort(Comparator.comparingLong(Row::count).reversed());
        return new LossTable(rows);
    }
}
