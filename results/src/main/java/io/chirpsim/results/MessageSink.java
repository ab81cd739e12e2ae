package io.chirpsim.results;

import io.chirpsim.flow.Cause;
import io.chirpsim.flow.Direction;
import io.chirpsim.flow.Stage;

/** Takes one row per application message that counts, when its outcome is known. */
@FunctionalInterface
public interface MessageSink {
    /** Wants no rows. */
    MessageSink NONE = row -> {};

    /** Takes the row of one message; rows come in the order of their outcomes, those in flight last. */
    void ended(Row row);

    /** How a message ended. */
    enum Outcome {
        DELIVERED("delivered"),
        LOST("lost"),
        IN_FLIGHT("inFlight");

        private final String key;

        Outcome(String key) {
            this.key = key;
        }

        /** Its name in tables. */
        public String key() {
            return key;
        }
    }

    /**
     * One message.
     *
     * @param id as the recorder gave it
     * @param direction which way it went
     * @param deviceIndex index of its end-device
     * @param createdUs when it was made, in microseconds
     * @param outcome how it ended
     * @param endUs when it ended, in microseconds; the end of the run if it is in flight
     * @param cause why it was lost; null unless it was
     * @param stageUs per {@link Stage} its time in microseconds, -1 if it did not pass there; for a delivered message they
     *     add up to its latency
     */
    record Row(
            long id,
            Direction direction,
            int deviceIndex,
            long createdUs,
            Outcome outcome,
            long endUs,
            Cause cause,
            long[] stageUs) {}
}
