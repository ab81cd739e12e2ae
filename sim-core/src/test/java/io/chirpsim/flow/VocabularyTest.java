package io.chirpsim.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.chirpsim.flow.Cause.Reach;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The vocabulary of a journey")
class VocabularyTest {
    private record Loss(long id, Cause cause, double strengthDb, long tUs) {}

    @Test
    @DisplayName("ranks failures as the loss ledger does")
    void reach() {
        assertEquals(
                List.of(
                        Reach.NOT_SENT,
                        Reach.NO_COVERAGE,
                        Reach.GATEWAY_DOWN,
                        Reach.GATEWAY_TRANSMITTING,
                        Reach.NO_DEMODULATOR,
                        Reach.CO_SF_INTERFERENCE,
                        Reach.INTER_SF_INTERFERENCE,
                        Reach.DECODING,
                        Reach.BACKHAUL,
                        Reach.SERVER,
                        Reach.BROKER,
                        Reach.SUBSCRIBER),
                List.of(Reach.values()));
    }

    @Test
    @DisplayName("numbers names in the order in which they come, each once")
    void labels() {
        Labels labels = new Labels();
        assertEquals(0, labels.register("sf7"));
        assertEquals(1, labels.register("sf7bw250"));
        assertEquals(0, labels.register("sf7"));
        assertEquals(2, labels.register("fsk50"));
        assertEquals("sf7bw250", labels.name(1));
        assertEquals(List.of("sf7", "sf7bw250", "fsk50"), labels.names());
        assertThrows(UnsupportedOperationException.class, () -> labels.names().add("sf8"));
    }

    @Test
    @DisplayName("loses a copy by a failure and then a release")
    void lost() {
        List<Object> told = new ArrayList<>();
        Journey journey = new OnlyLosses(told);
        journey.lost(7, null, -120.5, 99);
        assertEquals(List.of(new Loss(7, null, -120.5, 99), "released 7 at 99"), told);
    }

    private record OnlyLosses(List<Object> told) implements Journey {
        @Override
        public long created(Direction direction, int deviceIndex, long tUs) {
            throw new AssertionError();
        }

        @Override
        public void copied(long id, int more) {
            throw new AssertionError();
        }

        @Override
        public void released(long id, long tUs) {
            told.add("released " + id + " at " + tUs);
        }

        @Override
        public void failed(long id, Cause cause, double strengthDb, long tUs) {
            told.add(new Loss(id, cause, strengthDb, tUs));
        }

        @Override
        public void reached(long id, Stage stage, long tUs) {
            throw new AssertionError();
        }

        @Override
        public void delivered(long id, long tUs) {
            throw new AssertionError();
        }

        @Override
        public void transmitted(int deviceIndex, int label, boolean received, long startUs, long airtimeUs) {
            throw new AssertionError();
        }

        @Override
        public void count(int label, long n, long tUs) {
            throw new AssertionError();
        }
    }
}
