package io.chirpsim.lorawan.network;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.flow.Cause;
import io.chirpsim.flow.Direction;
import io.chirpsim.flow.Journey;
import io.chirpsim.flow.Stage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Keeps the books of every message and refuses what breaks custody. */
final class LedgerJourney implements Journey {
    static final class Entry {
        final Direction direction;
        final long createdUs;
        final Map<Stage, Long> reached = new EnumMap<>(Stage.class);
        final List<String> failures = new ArrayList<>();
        int copies = 1;
        long deliveredUs = -1;

        Entry(Direction direction, long createdUs) {
            this.direction = direction;
            this.createdUs = createdUs;
        }
    }

    final List<Entry> entries = new ArrayList<>();

    /** Everything that was told, in order, as text: for comparing runs. */
    final StringBuilder log = new StringBuilder();

    int transmissions;
    int received;

    Entry entry(long id) {
        return entries.get((int) id - 1);
    }

    @Override
    public long created(Direction direction, int deviceIndex, long tUs) {
        entries.add(new Entry(direction, tUs));
        return entries.size();
    }

    @Override
    public void copied(long id, int more) {
        if (id != 0) {
            assertTrue(entry(id).copies > 0, () -> "copy of a message that has ended: " + id);
            entry(id).copies += more;
        }
    }

    @Override
    public void released(long id, long tUs) {
        if (id != 0) {
            assertTrue(entry(id).copies > 0, () -> "released too often: " + id);
            entry(id).copies--;
            log.append("released ").append(id).append(' ').append(tUs).append('\n');
        }
    }

    @Override
    public void failed(long id, Cause cause, double strengthDb, long tUs) {
        if (id != 0) {
            entry(id).failures.add(cause.key());
            log.append(cause.key())
                    .append(' ')
                    .append(id)
                    .append(' ')
                    .append(tUs)
                    .append('\n');
        }
    }

    @Override
    public void reached(long id, Stage stage, long tUs) {
        if (id != 0) {
            entry(id).reached.putIfAbsent(stage, tUs);
        }
    }

    @Override
    public void delivered(long id, long tUs) {
        if (id != 0 && entry(id).deliveredUs < 0) {
            entry(id).deliveredUs = tUs;
            log.append("delivered ").append(id).append(' ').append(tUs).append('\n');
        }
    }

    @Override
    public void transmitted(int deviceIndex, int label, boolean heard, long startUs, long airtimeUs) {
        transmissions++;
        received += heard ? 1 : 0;
        log.append("air ")
                .append(deviceIndex)
                .append(' ')
                .append(label)
                .append(' ')
                .append(startUs);
        log.append(' ').append(airtimeUs).append(' ').append(heard).append('\n');
    }

    @Override
    public void count(int label, long n, long tUs) {}

    long delivered(Direction direction) {
        return entries.stream()
                .filter(e -> e.direction == direction && e.deliveredUs >= 0)
                .count();
    }

    long withFailure(String cause) {
        return entries.stream().filter(e -> e.failures.contains(cause)).count();
    }

    int openCopies() {
        return entries.stream().mapToInt(e -> e.copies).sum();
    }
}
