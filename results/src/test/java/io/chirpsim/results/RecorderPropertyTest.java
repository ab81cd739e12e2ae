package io.chirpsim.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chirpsim.flow.Cause;
import io.chirpsim.flow.Direction;
import io.chirpsim.flow.Labels;
import io.chirpsim.flow.Stage;
import io.chirpsim.results.MessageSink.Outcome;
import io.chirpsim.results.MessageSink.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random lives of messages, against a plain model that keeps everything. */
class RecorderPropertyTest {
    private static final int MESSAGES = 5000;

    /** One message as the model keeps it. */
    private static final class Model {
        final Direction direction;
        final long createdUs;
        final List<Object[]> failures = new ArrayList<>();
        int copies = 1;
        long deliveredUs = -1;
        boolean lost;

        Model(Direction direction, long createdUs) {
            this.direction = direction;
            this.createdUs = createdUs;
        }

        boolean counts() {
            return createdUs >= Fixture.WARM_UP && createdUs < Fixture.DURATION;
        }

        Outcome outcome() {
            return deliveredUs >= 0 ? Outcome.DELIVERED : lost ? Outcome.LOST : Outcome.IN_FLIGHT;
        }

        Cause cause() {
            Object[] best = failures.get(0);
            for (Object[] next : failures) {
                int reach = ((Cause) next[0]).reach().compareTo(((Cause) best[0]).reach());
                int later = Long.compare((long) next[1], (long) best[1]);
                int stronger = Double.compare((double) next[2], (double) best[2]);
                if (reach > 0 || reach == 0 && (later > 0 || later == 0 && stronger > 0)) {
                    best = next;
                }
            }
            return (Cause) best[0];
        }
    }

    private final Map<Long, Model> models = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @DisplayName("the ledger conserves, agrees with the model, and stage times add up to latencies exactly")
    void conserves(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Recorder recorder = new Recorder(
                Fixture.config(Fixture.population("a", "b", "b", "c"), new Labels(), List.of(), rows::add));
        live(recorder, random);
        ReplicationResult result = recorder.finish(2 * Fixture.DURATION);
        for (Direction direction : Direction.values()) {
            assertEquals(count(direction, null), result.generated(direction), "generated, seed " + seed);
            assertEquals(count(direction, Outcome.DELIVERED), result.delivered(direction), "delivered, seed " + seed);
            assertEquals(count(direction, Outcome.LOST), result.lost(direction), "lost, seed " + seed);
            assertEquals(count(direction, Outcome.IN_FLIGHT), result.inFlight(direction), "in flight, seed " + seed);
        }
        assertEquals(count(Direction.UPLINK, null) + count(Direction.DOWNLINK, null), rows.size());
        rows.forEach(row -> check(row, seed));
    }

    private long count(Direction direction, Outcome outcome) {
        return models.values().stream()
                .filter(m -> m.counts() && m.direction == direction && (outcome == null || m.outcome() == outcome))
                .count();
    }

    private void check(Row row, long seed) {
        Model model = models.get(row.id());
        assertEquals(model.outcome(), row.outcome(), () -> row + ", seed " + seed);
        if (row.outcome() == Outcome.LOST) {
            assertEquals(model.cause(), row.cause(), () -> row + ", seed " + seed);
        }
        long sum = Arrays.stream(row.stageUs()).filter(us -> us >= 0).sum();
        long endUs = row.outcome() == Outcome.DELIVERED ? model.deliveredUs : row.endUs();
        assertEquals(endUs - model.createdUs, sum, () -> row + ", seed " + seed);
    }

    private void live(Recorder recorder, SplittableRandom random) {
        List<Long> alive = new ArrayList<>();
        long tUs = 0;
        int made = 0;
        while (made < MESSAGES || random.nextInt(200) > 0) {
            tUs += random.nextLong(2 * Fixture.DURATION / (6 * MESSAGES));
            if (made < MESSAGES && (alive.isEmpty() || random.nextInt(6) == 0)) {
                Direction direction = Direction.values()[random.nextInt(2)];
                long id = recorder.created(direction, random.nextInt(4), tUs);
                assertEquals(++made, id);
                models.put(id, new Model(direction, tUs));
                alive.add(id);
            } else if (!alive.isEmpty()) {
                // mostly the oldest, so that chunks are used again
                int index = random.nextInt(3) == 0
                        ? random.nextInt(alive.size())
                        : random.nextInt(Math.min(20, alive.size()));
                step(recorder, random, alive.get(index), tUs);
                alive.removeIf(id -> models.get(id).copies == 0);
            }
        }
    }

    private void step(Recorder recorder, SplittableRandom random, long id, long tUs) {
        Model model = models.get(id);
        switch (random.nextInt(7)) {
            case 0 -> {
                int more = random.nextInt(3);
                recorder.copied(id, more);
                model.copies += more;
            }
            case 1 -> recorder.reached(id, Stage.values()[random.nextInt(6)], tUs);
            case 2 -> fail(recorder, random, id, tUs);
            case 3 -> {
                if (random.nextInt(3) == 0) {
                    recorder.delivered(id, tUs);
                    model.deliveredUs = model.deliveredUs < 0 ? tUs : model.deliveredUs;
                }
            }
            default -> {
                if (model.deliveredUs < 0 && model.failures.isEmpty()) {
                    fail(recorder, random, id, tUs);
                }
                recorder.released(id, tUs);
                model.lost = --model.copies == 0 && model.deliveredUs < 0;
            }
        }
    }

    private void fail(Recorder recorder, SplittableRandom random, long id, long tUs) {
        Cause cause = TestCause.values()[random.nextInt(TestCause.values().length)];
        double strengthDb = -random.nextInt(40, 140);
        recorder.failed(id, cause, strengthDb, tUs);
        models.get(id).failures.add(new Object[] {cause, tUs, strengthDb});
    }
}
